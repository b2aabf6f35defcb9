"""An own story whose Result gives no figure."""

from __future__ import annotations

from collections.abc import Iterator

from ...link.facts import is_measured
from ...link.strength import is_judged, shows_change
from ...model.findings import Code, Finding, Severity
from ...model.kinds import PartKind
from ...model.places import SourceFile
from ...model.story import Document

CODE = Code(
    id="SB306",
    name="result-unmeasured",
    severity=Severity.INFO,
    what="The Result of an own story gives no figure, and says nothing of before and after.",
    why="“How do you know?” is what an interviewer asks next. “100 % ownership” is no answer: nobody counted it.",
    remedy="Say what was counted or timed, before and after; where nothing was, leave it as it is.",
    wrong="**Result:** With 100 % ownership we made the export much faster.",
    right="**Result:** The export takes 6 minutes instead of 4 hours.",
)


def in_file(source: SourceFile, document: Document) -> Iterator[Finding]:
    for story in document.all_stories:
        results = [part for part in story.parts if PartKind.RESULT in (part.kind, *part.also)]
        if results and is_judged(story) and not (is_measured(story) or shows_change(story)):
            yield CODE.at(results[0].span.place, f"the Result of “{story.title}” gives no figure")
