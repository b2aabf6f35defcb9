"""Text that was decoded with the wrong encoding, found by ftfy. The text stays as it is."""

from __future__ import annotations

from collections.abc import Iterator

import ftfy
from ftfy.badness import BADNESS_RE

from ...model.findings import Code, Finding, Severity
from ...model.places import Place, SourceFile
from ...model.story import Document

CODE = Code(
    id="SB108",
    name="mojibake",
    severity=Severity.WARNING,
    what="Characters look as if text had been decoded with the wrong encoding.",
    why="Readers see noise, and search misses the word. It is reported, never changed silently.",
    remedy="Write the intended character.",
    wrong="The task wasnâ€™t assigned to me",
    right="The task wasn’t assigned to me",
)

_CONTEXT = 4  # characters shown on each side of a suspicious run


def in_file(source: SourceFile, document: Document) -> Iterator[Finding]:
    for number, line in enumerate(source.lines, 1):
        match = BADNESS_RE.search(line) if not line.isascii() else None
        if match is None:
            continue
        repaired = ftfy.fix_encoding(line)
        place = Place(document.path, number, match.start() + 1)
        broken = line[max(0, match.start() - _CONTEXT) : match.end() + _CONTEXT]
        if repaired == line:
            yield CODE.at(place, f"“{broken}” looks like broken encoding")
        else:
            start = max(0, match.start() - _CONTEXT)
            meant = repaired[start : len(repaired) - (len(line) - match.end()) + _CONTEXT]
            yield CODE.at(place, f"“{broken}” looks like broken encoding of “{meant}”")
