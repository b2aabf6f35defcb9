"""Names that running text mentions: whole words, whatever their capitals, found in time proportional to the text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import accumulate

from ..text.rows import Rows
from ..text.words import BESIDE, UNSPACED

# A row of letters, or one character of anything else.
_PIECE = re.compile(rf"(?:{BESIDE})+|.", re.DOTALL)
_BEGIN = re.compile(rf"(?<!-)(?:(?<!{BESIDE})|(?=[{UNSPACED}]))")
_END = re.compile(rf"(?!-)(?:(?!{BESIDE})|(?<=[{UNSPACED}]))")


class KnownNames:
    """Names to look for in many texts. Of two that differ only in capitals the later one counts."""

    def __init__(self, names: Iterable[str]) -> None:
        self._given = {_folded(name): name for name in names}

    @cached_property
    def _rows(self) -> Rows[str]:
        return Rows(self._given.items())

    def stand_in(self, text: str) -> bool:
        """Say whether one of the names stands in a text, as a name or not."""
        return next(self._standing(text, ()), None) is not None

    def found_in(self, text: str, left_out: Collection[str] = ()) -> Iterator[tuple[int, int, str]]:
        """Yield where a name begins and ends, and which, but for those `left_out`; the longest of two that overlap.

        "Took ownership" speaks of a quality, "see Ownership" of the principle: a small letter begins no name.
        """
        for begin, end, name in self._standing(text, left_out):
            if not text[begin].islower():
                yield begin, end, name

    def _standing(self, text: str, left_out: Collection[str]) -> Iterator[tuple[int, int, str]]:
        pieces = _PIECE.findall(text) if self._may_stand(text) else []
        found = self._rows.found_in([piece.lower() for piece in pieces])
        offsets: list[int] = []
        last = 0
        for at, length, name in found:
            offsets = offsets or [*accumulate(map(len, pieces), initial=0)]
            begin, end = offsets[at], offsets[at + length]
            whole = begin >= last and _BEGIN.match(text, begin) and _END.match(text, end)
            if whole and name not in left_out:
                last = end
                yield begin, end, name

    def _may_stand(self, text: str) -> bool:
        """Say whether a text has the letters of some name: most texts have none, and need not be cut."""
        folded = text.casefold()
        return any(letters in folded for letters in self._letters)

    @cached_property
    def _letters(self) -> frozenset[str]:
        return frozenset("".join(name).casefold() for name in self._given if name)


NO_NAMES = KnownNames(())


def _folded(name: str) -> tuple[str, ...]:
    return tuple(piece.lower() for piece in _PIECE.findall(name))
