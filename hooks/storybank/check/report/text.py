"""Findings as text: the place, the line with a caret, what to do, and the right form."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from ...model.checked import Extent
from ...model.findings import Finding, Severity
from ...model.places import Place
from ...text.printable import printable
from .page import page_of

WIDTH = 100  # characters of a source line that are shown: a paragraph is often one line
BEFORE = 60  # of these, the most that stand before the first caret
MOST = 5  # findings of one kind listed for one line; carets mark the others
_RANK = {severity: rank for rank, severity in enumerate(Severity)}
_HEADS = {
    Severity.ERROR: "Errors, which end a build",
    Severity.WARNING: "Warnings, which fail a check",
    Severity.INFO: "What was decided in doubt",
}


def as_text(findings: tuple[Finding, ...], line_of: Callable[[Place], str], /, pages: str = "") -> str:
    """Return the findings one after the other, the worst first, and their number.

    Within a severity they keep their order, and where there are several, each has its heading. Findings about one line
    that ask for the same are shown together. A right form is shown once, with the place where the code is explained.
    """
    seen: set[tuple[str, str]] = set()
    lines: list[str] = []
    ranked = sorted(findings, key=lambda found: _RANK[found.severity])
    several = len({found.severity for found in findings}) > 1
    headed: set[Severity] = set()
    for alike in _alike(ranked):
        found = alike[0]
        if several and found.severity not in headed:
            headed.add(found.severity)
            lines += [f"{_HEADS[found.severity]}:", ""]
        lines += [printable(str(each)) for each in alike[:MOST]]
        lines += [f"  … and {len(alike) - MOST} more in this line"] if len(alike) > MOST else []
        lines += _excerpt([each.place for each in alike], line_of(found.place))
        lines.append(f"  {printable(found.remedy)}")
        if (found.code, found.example) not in seen:
            lines += ["  Right:", *(f"    {printable(line)}" for line in found.example.split("\n"))]
            lines.append(f"  More: {page_of(found.code, pages) or f'storybank rules {found.code}'}")
        seen.add((found.code, found.example))
        lines.append("")
    return "\n".join([*lines, _summary(findings), ""])


def counted(extents: Iterable[Extent]) -> str:
    """Return one line that says how much of a bank was checked, from what stands in each of its files."""
    each = tuple(extents)
    numbers = {
        "file": len(each),
        "principle": sum(extent.principles for extent in each),
        "story": sum(extent.stories for extent in each),
        "tip": sum(extent.tips for extent in each),
        "question": sum(extent.questions for extent in each),
    }
    return f"Read: {', '.join(_counted(number, name) for name, number in numbers.items())}.\n"


def _counted(number: int, name: str) -> str:
    return f"{number} {name if number == 1 else 'stories' if name == 'story' else f'{name}s'}"


def _alike(findings: Iterable[Finding]) -> Iterable[list[Finding]]:
    """Return the findings in their order, those with the same line, code and remedy in one list."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for found in findings:
        key = (found.place.path, found.place.line, found.code, found.severity, found.remedy)
        groups.setdefault(key, []).append(found)
    return groups.values()


def _excerpt(places: list[Place], line: str) -> Iterator[str]:
    """Yield the line with its number and a caret below each column; nothing for a line without text.

    What is shown begins near the first place; the last caret stands for all that lie behind what is shown.
    """
    if not line.strip():
        return
    place = places[0]
    start = max(0, place.column - 1 - BEFORE)
    cut = line[start : start + WIDTH].replace("\t", " ")
    before, behind = "…" if start else "", "…" if start + WIDTH < len(line) else ""
    number = f"  {place.line} | "
    yield f"{number}{before}{printable(cut)}{behind}"
    columns = {_columns(before + printable(cut[: each.column - 1 - start])) for each in places}
    carets = "".join("^" if column in columns else " " for column in range(max(columns) + 1))
    yield f"{' ' * (len(number) - 2)}| {carets}"


def _columns(text: str) -> int:
    """Return how many columns a terminal needs for `text`."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)


def _summary(findings: tuple[Finding, ...]) -> str:
    if not findings:
        return "No findings."
    counts = Counter(found.severity for found in findings)
    return ", ".join(_count(counts[severity], severity) for severity in Severity if counts[severity])


def _count(number: int, severity: Severity) -> str:
    return f"{number} {severity}{'s' if number > 1 and severity is not Severity.INFO else ''}"
