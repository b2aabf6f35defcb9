"""Findings as text: the place, the line with a caret, what to do, and the right form."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

from ..diagnostics import Diagnostic, Severity
from ..source import Place
from ..text import printable
from .page import page_of

WIDTH = 100  # characters of a source line that are shown: a paragraph is often one line
BEFORE = 60  # of these, the most that stand before the caret


def as_text(diagnostics: tuple[Diagnostic, ...], line_of: Callable[[Place], str], /, pages: str = "") -> str:
    """Return the findings one after the other, and their number.

    The right form is shown once for each code, with the place where the code is explained.
    """
    seen: set[str] = set()
    lines: list[str] = []
    for found in diagnostics:
        lines += [printable(str(found)), *_excerpt(found.place, line_of(found.place)), f"  {printable(found.remedy)}"]
        if found.code not in seen:
            lines += ["  Right:", *(f"    {printable(line)}" for line in found.example.split("\n"))]
            lines.append(f"  More: {page_of(found.code, pages) or f'storybank rules {found.code}'}")
        seen.add(found.code)
        lines.append("")
    return "\n".join([*lines, _summary(diagnostics), ""])


def _excerpt(place: Place, line: str) -> Iterator[str]:
    """Yield the line with its number and a caret below the column; nothing for a line without text."""
    if not line.strip():
        return
    start = max(0, place.column - 1 - BEFORE)
    cut = line[start : start + WIDTH].replace("\t", " ")
    head = ("…" if start else "") + printable(cut[: place.column - 1 - start])
    tail = printable(cut[place.column - 1 - start :]) + ("…" if start + WIDTH < len(line) else "")
    number = f"  {place.line} | "
    yield f"{number}{head}{tail}"
    yield f"{' ' * (len(number) - 2)}| {' ' * _columns(head)}^"


def _columns(text: str) -> int:
    """Return how many columns a terminal needs for `text`."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)


def _summary(diagnostics: tuple[Diagnostic, ...]) -> str:
    if not diagnostics:
        return "No findings."
    counts = Counter(found.severity for found in diagnostics)
    return ", ".join(_count(counts[severity], severity) for severity in Severity if counts[severity])


def _count(number: int, severity: Severity) -> str:
    return f"{number} {severity}{'s' if number > 1 and severity is not Severity.INFO else ''}"
