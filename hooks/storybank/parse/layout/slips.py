"""Slips of the keyboard in the four usual words: a letter left out or put in twice, or two that changed places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

_WORDS = ("situation", "task", "tasks", "action", "actions", "result", "results")
_LONG = 6  # letters that a word has at least to be known without one of them


@cache
def meant_by() -> dict[str, str]:
    """Return the usual word that each mistyped one stands for.

    >>> meant_by()["sitaution"], meant_by()["resutl"]
    ('situation', 'result')
    """
    return {slip: word for word in _WORDS for slip in _slips(word) if slip not in _WORDS}


def _slips(word: str) -> Iterator[str]:
    """Yield the word with one slip; its first letter stands, so that no other word is taken for it."""
    for i in range(1, len(word)):
        yield word[:i] + word[i : i + 2][::-1] + word[i + 2 :]
        yield word[:i] + word[i - 1] + word[i:]
        if len(word) >= _LONG:
            yield word[:i] + word[i + 1 :]
        yield from (word[:i] + letter + word[i:] for letter in word if len(word) > _LONG + 1)
