"""Headings, and which of them stands above and below what: each question is answered without a search."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from .lines import FAR, Line

DEEPEST = 6


class Headings:
    """Some heading lines of a file, in source order."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = tuple(lines)
        self._starts = [line.start for line in self.lines]
        self._numbers = frozenset(line.number for line in self.lines)
        self._as_high: list[list[Line]] = [[] for _ in range(DEEPEST + 1)]
        for line in self.lines:
            for held in self._as_high[line.level :]:
                held.append(line)

    def __iter__(self) -> Iterator[Line]:
        return iter(self.lines)

    def __contains__(self, line: Line) -> bool:
        return line.number in self._numbers

    def between(self, begin: int, end: int) -> tuple[Line, ...]:
        """Return the headings that begin behind the offset `begin` and before `end`."""
        return self.lines[bisect_right(self._starts, begin) : bisect_left(self._starts, end)]

    def above(self, offset: int, level: int = DEEPEST) -> Line | None:
        """Return the last heading before an offset that is at least as high as `level`."""
        as_high = self._as_high[level]
        at = bisect_left(as_high, offset, key=_start)
        return as_high[at - 1] if at else None

    def next(self, offset: int, level: int = DEEPEST) -> Line | None:
        """Return the first heading behind an offset that is at least as high as `level`."""
        as_high = self._as_high[level]
        at = bisect_right(as_high, offset, key=_start)
        return as_high[at] if at < len(as_high) else None

    def below(self, offset: int, level: int = DEEPEST) -> int:
        """Return where the first heading behind an offset begins that is at least as high as `level`."""
        heading = self.next(offset, level)
        return heading.start if heading else FAR


def _start(line: Line) -> int:
    return line.start
