"""The word lists of `words.toml`, each loaded once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from ...text.fold import fold


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the list called `name`, each entry folded for comparison."""
    return frozenset(fold(word) for word in _lists()[name])


@cache
def raw_list(name: str) -> tuple[str, ...]:
    """Return the list called `name` as written and folded, the longest words first."""
    return tuple(sorted({*_lists()[name], *word_list(name)}, key=lambda word: (-len(word), word)))


@cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads((resources.files(__package__) / "words.toml").read_text(encoding="utf-8"))
