"""Phrases found in texts whatever the endings of their words, in time proportional to the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Phrases(Generic[Value]):
    """What phrases stand for, by their numbers, and the numbers by the words of the phrase, as `cut` makes them."""

    values: tuple[Value, ...]
    numbers: Rows[list[int]]
    cut: Callable[[str], Phrase]

    def found_in(self, text: str) -> Iterator[Value]:
        """Yield what the phrases in a text stand for, each phrase once, in the order of the text."""
        found = self.numbers.found_in(self.cut(text))
        placed = sorted((at, number) for at, _, numbers in found for number in numbers)
        yield from (self.values[number] for number in dict.fromkeys(number for _, number in placed))


def phrases(names: Iterable[tuple[str, Value]], cut: Callable[[str], Phrase] = stems) -> Phrases[Value]:
    """Return the phrases of some texts, each with what it stands for; a text without a word is left out."""
    rows = dict.fromkeys((row, value) for text, value in names if (row := cut(text)))
    numbers: defaultdict[Phrase, list[int]] = defaultdict(list)
    for number, (phrase, _) in enumerate(rows):
        numbers[phrase].append(number)
    return Phrases(tuple(value for _, value in rows), Rows(numbers.items()), cut)
