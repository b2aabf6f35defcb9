"""Characters that should not be there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import ftfy
from ftfy.badness import BADNESS_RE

from ...model.findings import Finding, finding
from ...model.places import Place, SourceFile
from ...model.story import Document

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# Of the invisible formatting characters, the joiners are part of words and emoji in many scripts.
_JOINERS = "\u200c\u200d\u00ad"
_CONTEXT = 4  # characters shown on each side of a suspicious run


def control_character(source: SourceFile, document: Document) -> Iterator[Finding]:
    """SB106: control characters other than tab and line end."""
    for number, line in enumerate(source.lines, 1):
        for match in _CONTROL.finditer(line):
            place = Place(document.path, number, match.start() + 1)
            yield finding("SB106", place, f"control character U+{ord(match[0]):04X}")


def invisible_character(source: SourceFile, document: Document) -> Iterator[Finding]:
    """SB107: characters of the Unicode category Cf, such as a change of writing direction."""
    for number, line in enumerate(source.lines, 1):
        for column, character in enumerate(line, 1) if not line.isascii() else ():
            if unicodedata.category(character) == "Cf" and character not in _JOINERS:
                name = unicodedata.name(character, "unnamed").lower()
                place = Place(document.path, number, column)
                yield finding("SB107", place, f"invisible character U+{ord(character):04X} ({name})")


def mojibake(source: SourceFile, document: Document) -> Iterator[Finding]:
    """SB108: text that was decoded with the wrong encoding, found by ftfy. The text stays as it is."""
    for number, line in enumerate(source.lines, 1):
        match = BADNESS_RE.search(line) if not line.isascii() else None
        if match is None:
            continue
        repaired = ftfy.fix_encoding(line)
        place = Place(document.path, number, match.start() + 1)
        broken = line[max(0, match.start() - _CONTEXT) : match.end() + _CONTEXT]
        if repaired == line:
            yield finding("SB108", place, f"“{broken}” looks like broken encoding")
        else:
            start = max(0, match.start() - _CONTEXT)
            meant = repaired[start : len(repaired) - (len(line) - match.end()) + _CONTEXT]
            yield finding("SB108", place, f"“{broken}” looks like broken encoding of “{meant}”")
