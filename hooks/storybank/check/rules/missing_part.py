"""A story without Situation, Task, Action or Result. A joint label counts for each part that it names."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import Code, Finding, Severity
from ...model.kinds import STAR, PartKind
from ...model.places import SourceFile
from ...model.story import Document, Part

CODE = Code(
    id="SB302",
    name="missing-part",
    severity=Severity.ERROR,
    what="A story lacks its Situation, Task, Action or Result.",
    why="An interviewer asks for all four, and a story without a result convinces nobody.",
    remedy="Add the part with its label at the beginning of a line.",
    wrong="""\
**Situation:** …
**Action:** …
**Result:** …""",
    right="""\
**Situation:** …

**Task:** …

**Action:** …

**Result:** …""",
)

_TASK_TOO = ("problem", "challenge")  # PAR and CAR know no task: the problem is what was to be solved


def in_file(source: SourceFile, document: Document) -> Iterator[Finding]:
    for story in document.all_stories:
        present = {kind for part in story.parts for kind in _told(part)}
        for kind in STAR:
            if kind not in present:
                message = f"the story “{story.title}” has no {kind.capitalize()}"
                yield CODE.at(story.span.place, message, example=f"**{kind.capitalize()}:** …")


def _told(part: Part) -> tuple[PartKind, ...]:
    says_task = part.kind is PartKind.SITUATION and part.label.casefold().startswith(_TASK_TOO)
    return (part.kind, *part.also, *((PartKind.TASK,) if says_task else ()))
