"""Stretches of a file, and whether a place stands within one of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate


class Stretches:
    """Stretches from one offset to another; they may overlap."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(stretches)
        self._begins = [begin for begin, _ in ordered]
        self._furthest = [*accumulate((end for _, end in ordered), max)]

    def hold(self, offset: int) -> bool:
        """Say whether an offset stands behind the beginning and before the end of one of them."""
        before = bisect_left(self._begins, offset)
        return before > 0 and offset < self._furthest[before - 1]
