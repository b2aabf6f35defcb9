"""The word lists of `words.toml` and `principles.toml`, each loaded once."""

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
    files = (resources.files(__package__) / name for name in ("words.toml", "principles.toml"))
    return {name: words for file in files for name, words in tomllib.loads(file.read_text(encoding="utf-8")).items()}
