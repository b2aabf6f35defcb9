"""What words mean to the reader: the files of this folder, one for each language, read as one.

A language is a file: it is found by listing the folder.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from ...text.fold import fold
from ...text.words import alone, is_unspaced

Lists = Mapping[str, tuple[str, ...]]


@cache
def table(name: str) -> Lists:
    """Return the lists of the table `name` ("parts", "fields", …) by their names, every language's words in each."""
    found: dict[str, list[str]] = {}
    for language in _languages():
        for key, entries in language.get(name, {}).items():
            found.setdefault(key, []).extend(entries)
    return {key: tuple(dict.fromkeys(entries)) for key, entries in found.items()}


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words called `name`, each folded for comparison."""
    return frozenset(map(fold, table("words").get(name, ())))


@cache
def raw_list(name: str) -> tuple[str, ...]:
    """Return the words called `name` as written and folded, the longest first."""
    return tuple(sorted({*table("words").get(name, ()), *word_list(name)}, key=lambda word: (-len(word), word)))


@cache
def phrases(name: str) -> re.Pattern[str]:
    """Return what finds a word called `name` in folded text: by itself, where its script parts words."""
    return re.compile(alone("|".join(map(re.escape, raw_list(name))) or r"(?!)"))


@cache
def unparted(name: str) -> re.Pattern[str]:
    """Return what finds those words called `name` that no space parts from the next, such as Chinese ones."""
    return re.compile("|".join(re.escape(word) for word in raw_list(name) if is_unspaced(word)) or r"(?!)")


def folder() -> Traversable:
    """Return where the files of the languages stand."""
    return resources.files(__package__)


@cache
def _languages() -> tuple[Mapping[str, Mapping[str, Iterable[str]]], ...]:
    """Return every language, English first: its words win where another language has the same for something else."""
    files = (file for file in folder().iterdir() if file.name.endswith(".toml"))
    ordered = sorted(files, key=lambda file: (file.name != "en.toml", file.name))
    return tuple(tomllib.loads(file.read_text(encoding="utf-8")) for file in ordered)
