"""Rows of words found in a longer row, in time proportional to it, however many they are and however long.

This is the automaton of Aho and Corasick (1975), fed from the end of the text, so that a place knows what begins there.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Rows(Generic[Value]):
    """Rows, each with what it stands for; of equal ones the first counts. An empty row is found nowhere."""

    def __init__(self, rows: Iterable[tuple[Sequence[str], Value]]) -> None:
        self._next: list[dict[str, int]] = [{}]
        self._ends: list[tuple[int, Value] | None] = [None]
        for row, value in rows:
            self._add(row, value)
        self._shorter = [0] * len(self._next)  # the longest other beginning that a state ends with
        self._found = [0] * len(self._next)  # the longest row that it ends with, itself or a shorter one
        self._connect()

    def _add(self, row: Sequence[str], value: Value) -> None:
        state = 0
        for word in reversed(row):
            if word not in self._next[state]:
                self._next[state][word] = len(self._next)
                self._next.append({})
                self._ends.append(None)
            state = self._next[state][word]
        self._ends[state] = self._ends[state] or ((len(row), value) if row else None)

    def _connect(self) -> None:
        waiting = deque(self._next[0].values())
        while waiting:
            state = waiting.popleft()
            self._found[state] = state if self._ends[state] else self._found[self._shorter[state]]
            for word, following in self._next[state].items():
                self._shorter[following] = self._step(self._shorter[state], word)
                waiting.append(following)

    def _step(self, state: int, word: str) -> int:
        while state and word not in self._next[state]:
            state = self._shorter[state]
        return self._next[state].get(word, 0)

    def found_in(self, text: Sequence[str]) -> Iterator[tuple[int, int, Value]]:
        """Yield where a row begins, its length and its value, in order; of those at one place the longest first."""
        if self._next[0].keys().isdisjoint(text):  # most texts hold the last word of no row
            return
        begun, state = [], 0
        for at in range(len(text) - 1, -1, -1):
            state = self._step(state, text[at])
            if self._found[state]:
                begun.append((at, self._found[state]))
        for at, longest in reversed(begun):
            state = longest
            while end := self._ends[state]:
                yield at, *end
                state = self._found[self._shorter[state]]
