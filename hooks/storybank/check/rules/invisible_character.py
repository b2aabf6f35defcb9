"""Characters of the Unicode category Cf, such as a change of writing direction."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ...model.findings import Code, Finding, Severity
from ...model.places import Place, SourceFile
from ...model.story import Document

CODE = Code(
    id="SB107",
    name="invisible-character",
    severity=Severity.WARNING,
    what="An invisible formatting character stands in the text: a change of writing direction, a zero-width space.",
    why="It can make text look different from what it is, and search does not find words that contain it.",
    remedy="Remove the character, or write an ordinary space.",
    wrong="Owner\\u200bship",
    right="Ownership",
)

# Of the invisible formatting characters, the joiners are part of words and emoji in many scripts.
_JOINERS = "\u200c\u200d\u00ad"


def in_file(source: SourceFile, document: Document) -> Iterator[Finding]:
    for number, line in enumerate(source.lines, 1):
        for column, character in enumerate(line, 1) if not line.isascii() else ():
            if unicodedata.category(character) == "Cf" and character not in _JOINERS:
                name = unicodedata.name(character, "unnamed").lower()
                place = Place(document.path, number, column)
                yield CODE.at(place, f"invisible character U+{ord(character):04X} ({name})")
