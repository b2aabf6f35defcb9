"""A label with nothing behind it, or only dots."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.findings import Code, Finding, Severity
from ...model.places import SourceFile
from ...model.story import Document

CODE = Code(
    id="SB303",
    name="empty-part",
    severity=Severity.WARNING,
    what="A part has a label but no text.",
    why="The page shows a label with nothing behind it.",
    remedy="Write the text, or remove the label.",
    wrong="**Result:** ...",
    right="**Result:** Response time fell by half.",
)

_SAYS_NOTHING = re.compile(r"[\s.…_*\-–—]*")


def in_file(source: SourceFile, document: Document) -> Iterator[Finding]:
    for story in document.all_stories:
        for part in story.parts:
            if _SAYS_NOTHING.fullmatch(part.markdown):
                yield CODE.at(part.span.place, f"the part “{part.label}” of the story “{story.title}” is empty")
