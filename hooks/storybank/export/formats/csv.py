"""A table with a row a story, for a spreadsheet: what stands in a cell is a text, and stays one."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from ..export_format import ExportFormat, ExportSources
from ..rows import rows

# A spreadsheet computes what begins as a formula, and turns what looks like a number, a date or a truth value into one:
# "007" into 7, "2021-03" into a day. Behind this character, which has no width, a cell is a text and looks as written.
TEXT = "\N{WORD JOINER}"
_FIGURES = r"[\d.,:/%€$£\s-]*"
_TAKEN = re.compile(
    rf"\s*(?:[-=+@＝＋－＠\t\r\n]|{_FIGURES}\d{_FIGURES}(?:e[+-]?\d+)?\s*$|(?:true|false)\s*$)",
    re.IGNORECASE,
)
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"  # without it Excel reads UTF-8 as the code page of the machine


def _write(sources: ExportSources) -> Iterator[bytes]:
    names: list[str] = []
    for row in rows(sources.library, sources.site):
        if not names:
            names = list(row)
            yield (_BOM + _line(names)).encode()
        yield _line([cell(text) for text in row.values()]).encode("utf-8", "backslashreplace")


def cell(text: str) -> str:
    """Return a text so that a spreadsheet shows it as it is: with a `TEXT` before it where it would become more."""
    return TEXT + text if _TAKEN.match(text) else text


def _line(texts: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(texts)
    return out.getvalue()


FORMAT = ExportFormat("csv", "a table with a row a story, for a spreadsheet", _write, path="")
