"""Control characters other than tab and line end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.findings import Code, Finding, Severity
from ...model.places import Place, SourceFile
from ...model.story import Document

CODE = Code(
    id="SB106",
    name="control-character",
    severity=Severity.ERROR,
    what="A control character, such as NUL or escape, stands in the text.",
    why="It is invisible, breaks tools, and can hide text from a reviewer.",
    remedy="Remove the character.",
    wrong="Result:\\x00 halved",
    right="Result: halved",
)

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def in_file(source: SourceFile, document: Document) -> Iterator[Finding]:
    for number, line in enumerate(source.lines, 1):
        for match in _CONTROL.finditer(line):
            place = Place(document.path, number, match.start() + 1)
            yield CODE.at(place, f"control character U+{ord(match[0]):04X}")
