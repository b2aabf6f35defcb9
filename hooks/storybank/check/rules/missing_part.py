"""A story without Situation, Action or Result: what each form has. A joint label counts for each part it names."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import Code, Finding, Severity
from ...model.kinds import NEEDED
from ...model.places import SourceFile
from ...model.story import Document

CODE = Code(
    id="SB302",
    name="missing-part",
    severity=Severity.ERROR,
    what="A story lacks its Situation, Action or Result.",
    why="Every form of telling has them: STAR and SOAR, SAR, CAR and PAR. A story without a result convinces nobody.",
    remedy="Add the part with its label at the beginning of a line.",
    wrong="""\
**Situation:** …
**Task:** …
**Action:** …""",
    right="""\
**Situation:** …

**Task:** …

**Action:** …

**Result:** …""",
)


def in_file(source: SourceFile, document: Document) -> Iterator[Finding]:
    for story in document.all_stories:
        present = {kind for part in story.parts for kind in (part.kind, *part.also)}
        for kind in NEEDED:
            if kind not in present:
                message = f"the story “{story.title}” has no {kind.capitalize()}"
                yield CODE.at(story.span.place, message, example=f"**{kind.capitalize()}:** …")
