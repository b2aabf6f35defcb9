"""What only the whole bank shows."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import Finding, finding
from ...model.library import Library
from ...model.story import Story
from ...text.slug import slugify


def doubled_title(library: Library) -> Iterator[Finding]:
    """SB304: two stories with the same title, unless one is known to retell the other."""
    first: dict[str, Story] = {}
    for story in library.stories:
        earlier = first.setdefault(slugify(story.title), story)
        if earlier is not story and not story.retells:
            message = f"the title “{story.title}” is taken: {earlier.span.place}"
            yield finding("SB304", story.span.place, message)


def unused_keyword(library: Library) -> Iterator[Finding]:
    """SB422: a keyword of the curated list that no story contains."""
    used = {slug for slugs in library.story_keywords.values() for slug in slugs}
    for keyword in library.keywords:
        if keyword.place and keyword.slug not in used:
            yield finding("SB422", keyword.place, f"no story contains the keyword “{keyword.name}”")
