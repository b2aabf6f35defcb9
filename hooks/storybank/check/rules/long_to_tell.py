"""An own story that takes longer aloud than anybody listens, without a short telling."""

from __future__ import annotations

from collections.abc import Iterator

from ...link.strength import is_judged, seconds
from ...model.findings import Code, Finding, Severity
from ...model.kinds import FieldName
from ...model.places import SourceFile
from ...model.story import Document

LONGEST = 180  # seconds
CODE = Code(
    id="SB309",
    name="long-to-tell",
    severity=Severity.INFO,
    what="An own story takes more than three minutes aloud, and has no short version.",
    why="An answer of two minutes leaves time for questions, which are where a conversation begins.",
    remedy="Add a short version; the page shows it before the parts.",
    wrong="A story of 600 words.",
    right="**Short version:** What happened, what I did and what came of it, in five sentences.",
)


def in_file(source: SourceFile, document: Document) -> Iterator[Finding]:
    for story in filter(is_judged, document.all_stories):
        if seconds(story) > LONGEST and not story.values(FieldName.SHORT_VERSION):
            yield CODE.at(story.span.place, f"“{story.title}” takes {seconds(story)} seconds aloud")
