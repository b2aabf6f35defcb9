"""A Result of which no sentence, by itself, says what came of the story."""

from __future__ import annotations

from collections.abc import Iterator

from ...link.outcome import outcome, says_outcome
from ...model.findings import Code, Finding, Severity
from ...model.kinds import PartKind
from ...model.places import SourceFile
from ...model.story import Document
from ...text.printable import beginning

CODE = Code(
    id="SB305",
    name="outcome-unsaid",
    severity=Severity.INFO,
    what="No sentence of the Result, read alone, says what came of the story.",
    why="Lists, cards and descriptions show one sentence of a story, and a reader chooses by it.",
    remedy="Say in one sentence what changed, by how much and for whom, in the Result or as a `Summary` of the story.",
    wrong="**Result:** The change corrected the problem.",
    right="""\
**Result:** The change corrected the problem.

**Summary:** The lander ran for three months without another reset.""",
)


def in_file(source: SourceFile, document: Document) -> Iterator[Finding]:
    for story in document.all_stories:
        line = outcome(story)
        if line and not says_outcome(line):
            result = next(part for part in story.parts if PartKind.RESULT in (part.kind, *part.also))
            message = f"nothing in the Result says by itself what came of the story; lists show “{beginning(line)}”"
            yield CODE.at(result.span.place, message)
