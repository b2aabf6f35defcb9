"""Phrases found in texts whatever the endings of their words, in time proportional to the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

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
    def _by_first(self) -> dict[str, list[tuple[Phrase, Value]]]:
        table: defaultdict[str, list[tuple[Phrase, Value]]] = defaultdict(list)
        for phrase, value in self.rows:
            table[phrase[0]].append((phrase, value))
        return dict(table)

    def found_in(self, text: str) -> Iterator[Value]:
        """Yield what the phrases in a text stand for, each phrase once, in the order of the text."""
        row = self.cut(text)
        found = {
            (phrase, value): None
            for at, word in enumerate(row)
            for phrase, value in self._by_first.get(word, ())
            if row[at : at + len(phrase)] == phrase
        }
        yield from (value for _, value in found)


def phrases(names: Iterable[tuple[str, Value]], cut: Callable[[str], Phrase] = stems) -> Phrases[Value]:
    """Return the phrases of some texts, each with what it stands for; a text without a word is left out."""
    return Phrases(tuple((row, value) for text, value in names if (row := cut(text))), cut)
