"""Phrases found in texts whatever the endings of their words, in time proportional to the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Generic, TypeVar

from ..text.rows import Rows
from ..text.terms import stems
from ..text.words import atoms

PLURAL = 3  # letters; a shorter word is none
Phrase = tuple[str, ...]
Value = TypeVar("Value")


def singular(text: str) -> Phrase:
    """Return the words of a text without the ending of a plural."""
    return tuple(word[:-1] if len(word) > PLURAL and word[-1] == "s" != word[-2] else word for word in atoms(text))


@dataclass(frozen=True)
class Phrases(Generic[Value]):
    """Rows of words, as `cut` makes them from text, each with what it stands for."""

    rows: tuple[tuple[Phrase, Value], ...]
    cut: Callable[[str], Phrase] = stems

    @cached_property
    def _numbers(self) -> Rows[list[int]]:
        """The numbers of the rows that are one phrase, by that phrase."""
        first: dict[tuple[Phrase, Value], int] = {}
        for number, row in enumerate(self.rows):
            first.setdefault(row, number)
        table: defaultdict[Phrase, list[int]] = defaultdict(list)
        for (phrase, _), number in first.items():
            table[phrase].append(number)
        return Rows(table.items())

    def found_in(self, text: str) -> Iterator[Value]:
        """Yield what the phrases in a text stand for, each phrase once, in the order of the text."""
        found: dict[int, None] = {}
        for _, here in groupby(self._numbers.found_in(self.cut(text)), key=itemgetter(0)):
            found |= dict.fromkeys(sorted(number for *_, numbers in here for number in numbers))
        yield from (self.rows[number][1] for number in found)


def phrases(names: Iterable[tuple[str, Value]], cut: Callable[[str], Phrase] = stems) -> Phrases[Value]:
    """Return the phrases of some texts, each with what it stands for; a text without a word is left out."""
    return Phrases(tuple((row, value) for text, value in names if (row := cut(text))), cut)
