"""An own story whose Action says "we" more often than "I"."""

from __future__ import annotations

from collections.abc import Iterator

from ...link.strength import is_judged, voice
from ...model.findings import Code, Finding, Severity
from ...model.kinds import PartKind
from ...model.places import SourceFile
from ...model.story import Document

FEW = 2  # so many are no habit
QUOTED = 3
CODE = Code(
    id="SB307",
    name="we-for-i",
    severity=Severity.INFO,
    what="The Action of an own story says “we” more often than “I”. What stands in quotation marks does not count.",
    why="An interviewer hires one person, and asks what that person did.",
    remedy="Say what you did, and name the others where they did it.",
    wrong="**Action:** We moved the traffic, we compared both, and we removed the old one.",
    right="**Action:** I wrote the plan. Two colleagues moved the traffic, and I compared both.",
)


def in_file(source: SourceFile, document: Document) -> Iterator[Finding]:
    for story in filter(is_judged, document.all_stories):
        heard = voice(story)
        if len(heard.we) >= FEW and len(heard.we) > len(heard.i):
            part = next(part for part in story.parts if PartKind.ACTION in (part.kind, *part.also))
            words = ", ".join(f"“{text}”" for text in heard.we[:QUOTED])
            message = f"the Action says “we” {len(heard.we)} times ({words}) and “I” {len(heard.i)} times"
            yield CODE.at(part.span.place, message)
