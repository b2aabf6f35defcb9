"""Lines that git leaves where two changes met."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...markdown import code_lines
from ...model.findings import Code, Finding, Severity
from ...model.places import Place, SourceFile
from ...model.story import Document
from ...text.printable import beginning

CODE = Code(
    id="SB115",
    name="conflict-marker",
    severity=Severity.ERROR,
    what="A line that git left in the file stands there, because two changes met and nobody has chosen between them.",
    why="Both versions would be published, and the line between them makes a heading of the first.",
    remedy="Keep one of the two versions, or join them, and remove the lines that git wrote.",
    wrong="""
<<<<<<< HEAD
**Result:** The bill fell by half.
=======
**Result:** The bill fell by 40%.
>>>>>>> correct-the-figure
""".strip("\n"),
    right="**Result:** The bill fell by 40%.",
)

_BEGIN, _END = re.compile(r"<{7}(?: |$)"), re.compile(r">{7}(?: |$)")
_BETWEEN = re.compile(r"={7}$|\|{7}(?: |$)")  # alone, the first underlines a heading


def in_file(source: SourceFile, document: Document) -> Iterator[Finding]:
    if "<<<<<<<" not in source.text and ">>>>>>>" not in source.text:
        return
    code, inside = code_lines(source.text), False
    for number, line in enumerate(source.lines, 1):
        if number in code:
            continue  # an example
        begins, ends = bool(_BEGIN.match(line)), bool(_END.match(line))
        if begins or ends or (inside and _BETWEEN.match(line)):
            yield CODE.at(
                Place(document.path, number), f"git left “{beginning(line)}” here: two changes are not yet joined"
            )
        inside = begins or (inside and not ends)
