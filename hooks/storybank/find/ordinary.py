"""The ordinary English words that are no misspelling though the bank does not hold them.

They stand in `ordinary.txt`, one stem a line with the words it stands for: what depends on no bank is not counted anew
at each build. `tests/ordinary_words.py` makes the table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import resources

SHORTEST = 4  # a shorter word has too many neighbours to guess
TWO_EDITS = 6  # from this length on a word may be wrong in two places

Near = Callable[[frozenset[str], frozenset[str]], set[str]]  # what `ordinary` is


@cache
def english() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the stems of ordinary English words, each with the words it stands for."""
    text = (resources.files(__package__) / "ordinary.txt").read_text(encoding="utf-8")
    lines = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return tuple((stem, tuple(words)) for stem, *words in lines)


def ordinary(known: frozenset[str], terms: frozenset[str]) -> set[str]:
    """Return the stems of English words that the bank lacks and that could be taken for a misspelling of its words."""
    reach = {variant for word in known for variant in _variants(word)}
    return {stem for stem, words in english() if stem not in terms and _is_near(words, reach, known)}


def _is_near(words: Iterable[str], reach: set[str], known: frozenset[str]) -> bool:
    return any(not reach.isdisjoint(_variants(word)) or _is_pair(word, known) for word in words)


def _is_pair(word: str, known: frozenset[str]) -> bool:
    """Say whether a word is made of two that the bank knows (`boardroom`)."""
    return any(word[:at] in known and word[at:] in known for at in range(3, len(word) - 2))


def _variants(word: str) -> Iterator[str]:
    """Yield the word with up to as many letters left out as a misspelling of it may have wrong."""
    yield word
    shorter = [word[:at] + word[at + 1 :] for at in range(len(word))]
    yield from shorter
    if len(word) >= TWO_EDITS:
        for first, rest in enumerate(shorter):
            yield from (rest[:at] + rest[at + 1 :] for at in range(first, len(rest)))
