"""The form of a story."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.findings import Finding, finding
from ...model.kinds import STAR, PartKind
from ...model.places import SourceFile
from ...model.story import Document, Part

_TASK_TOO = ("problem", "challenge")  # PAR and CAR know no task: the problem is what was to be solved
_SAYS_NOTHING = re.compile(r"[\s.…_*\-–—]*")


def untitled(source: SourceFile, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """SB301: a story whose title had to be taken from its text."""
    for story in document.all_stories:
        if story.title_derived:
            message = f"this story has no title; it is called “{story.title}” after its text"
            yield finding("SB301", story.span.place, message)


def missing_part(source: SourceFile, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """SB302: a story without Situation, Task, Action or Result. A joint label counts for each part that it names."""
    for story in document.all_stories:
        present = {kind for part in story.parts for kind in _told(part)}
        for kind in STAR:
            if kind not in present:
                message = f"the story “{story.title}” has no {kind.capitalize()}"
                yield finding("SB302", story.span.place, message, example=f"**{kind.capitalize()}:** …")


def _told(part: Part) -> tuple[PartKind, ...]:
    says_task = part.kind is PartKind.SITUATION and part.label.casefold().startswith(_TASK_TOO)
    return (part.kind, *part.also, *((PartKind.TASK,) if says_task else ()))


def empty_part(source: SourceFile, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """SB303: a label with nothing behind it, or only dots."""
    for story in document.all_stories:
        for part in story.parts:
            if _SAYS_NOTHING.fullmatch(part.markdown):
                yield finding("SB303", part.span.place, f"{_where(part)} of the story “{story.title}” is empty")


def _where(part: Part) -> str:
    return f"the part “{part.label}”"
