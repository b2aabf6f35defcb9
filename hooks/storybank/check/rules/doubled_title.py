"""Two stories with the same title, unless one is known to retell the other."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import Code, Finding, Severity
from ...model.library import Library
from ...model.story import Story
from ...text.slug import slugify

CODE = Code(
    id="SB304",
    name="doubled-title",
    severity=Severity.WARNING,
    what="Two stories have the same title.",
    why="Nobody can tell them apart in a list, and the second gets a number in its address.",
    remedy="Say in the title what is particular to each.",
    wrong="""\
### Production outage
### Production outage""",
    right="""\
### Load balancer outage across four services
### Certificate outage on a Sunday""",
)


def in_bank(library: Library) -> Iterator[Finding]:
    first: dict[str, Story] = {}
    for story in library.stories:
        earlier = first.setdefault(slugify(story.title), story)
        if earlier is not story and not story.retells:
            message = f"the title “{story.title}” is taken: {earlier.span.place}"
            yield CODE.at(story.span.place, message)
