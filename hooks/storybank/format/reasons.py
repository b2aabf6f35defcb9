"""Why a block stays as it is written: what its canonical form would change, and what the writer can do about it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from ..model.story import Document, Part, Story

_MOST = 3  # words that a message names
_BEGINNING = 6  # words that a message quotes


def reason(before: Document, after: Document, lost: Sequence[str]) -> str:
    """Return what the canonical form of a block would change, as the end of a sentence.

    `after` is what the file with that form would be read as, `lost` the words that only one of the two texts holds.
    """
    if lost:
        named = ", ".join(f'"{word}"' for word in lost[:_MOST])
        return f"{named}{' …' if len(lost) > _MOST else ''} would be lost; say it in a part or a field, or take it out"
    for story, other in zip_longest(before.all_stories, after.all_stories):
        if story is None or other is None or story.title != other.title:
            return _of_title(story or other)
        if found := _of_parts(story, other):
            return found
    lost_heading = next(iter(sorted(_headings(before) - _headings(after))), "")
    if lost_heading:
        return f'the heading "{lost_heading}" would be taken for that of a story; give each story a title of its own'
    return "the text around it would be read in another way; give that a heading of its own"


def _headings(document: Document) -> set[str]:
    sections = (section for principle in document.principles for section in principle.sections)
    return {section.heading.text for section in sections if section.heading}


def _of_title(story: Story) -> str:
    if story.title_derived:
        return "its story has no title that could be a heading; give it one"
    return f'"{story.title}" would no longer be the title of one story; make it a heading'


def _of_parts(story: Story, other: Story) -> str:
    """Return how the parts of the two differ, "" if they do not."""
    for part, now in zip_longest(story.parts, other.parts):
        if part is None:
            return f'"{_beginning(now)}" would be read as one more {now.kind}; give it another label, or none'
        if now is None or part.kind is not now.kind:
            return f"its {part.kind} would be read as something else; give it the usual label"
        if part.markdown.strip() != now.markdown.strip():
            return f"what stands below its {part.kind} would be read as more of it; give that a heading of its own"
    return ""


def _beginning(part: Part) -> str:
    words = part.markdown.split()
    return " ".join(words[:_BEGINNING]) + (" …" if len(words) > _BEGINNING else "")
