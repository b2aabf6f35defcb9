"""What words mean to the reader: the files of this folder, one for each language, read as one.

A language is a file: it is found by listing the folder.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import product

from ...read.made import made_once
from ...text.fold import fold
from ...text.words import alone, is_unspaced

Lists = Mapping[str, tuple[str, ...]]

_CHOICE = re.compile(r"(\{[^{}]*\})")


def table(name: str) -> Lists:
    """Return the lists of the table `name` ("parts", "fields", …) by their names, every language's words in each."""
    return _tables().get(name, {})


@made_once
def _tables() -> Mapping[str, Lists]:
    """Return the tables of all languages as one, by their names."""
    names = dict.fromkeys(name for language in _languages() for name in language)
    return {name: _table(name) for name in names}


def _table(name: str) -> Lists:
    found: dict[str, list[str]] = {}
    for language in _languages():
        for key, entries in language.get(name, {}).items():
            found.setdefault(key, []).extend(spelt for entry in entries for spelt in spellings(entry))
    return {key: tuple(dict.fromkeys(entries)) for key, entries in found.items()}


def spellings(entry: str) -> Iterator[str]:
    """Yield every phrase that an entry stands for: braces hold words of which one is said, or none.

    >>> list(spellings("what {i|we} did {|about it}"))
    ['what i did', 'what i did about it', 'what we did', 'what we did about it']
    """
    choices = (piece[1:-1].split("|") if piece.startswith("{") else [piece] for piece in _CHOICE.split(entry))
    yield from (" ".join("".join(chosen).split()) for chosen in product(*choices)) if "{" in entry else (entry,)


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words called `name`, each folded for comparison."""
    return frozenset(map(fold, table("words")[name]))


@cache
def raw_list(name: str) -> tuple[str, ...]:
    """Return the words called `name` as written and folded, the longest first."""
    return tuple(sorted({*table("words")[name], *word_list(name)}, key=lambda word: (-len(word), word)))


class Phrasebook:
    """Finds words of a list in a text, the longest first: `around` makes a pattern of them, for ASCII text or other.

    A pattern of a whole list takes longer to make than to use, so it is made of the words that the text holds.
    """

    def __init__(self, listed: tuple[str, ...], around: Callable[[str, bool], str]) -> None:
        self._listed = listed
        self._around = around
        self._pattern = lru_cache(maxsize=1024)(self._made)

    def match(self, text: str) -> re.Match[str] | None:
        """Return the word that a text begins with."""
        found = self._held(text) if text.startswith(self._listed) else None
        return found.match(text) if found else None

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first of the words in a text."""
        return found.search(text) if (found := self._held(text)) else None

    def ends(self, text: str) -> bool:
        """Say whether a text ends with one of the words."""
        found = self._held(text) if text.endswith(self._listed) else None
        return found is not None and any(each.end() == len(text) for each in found.finditer(text))

    def _held(self, text: str) -> re.Pattern[str] | None:
        held = tuple(word for word in self._listed if word in text)
        return self._pattern(held, text.isascii()) if held else None

    def _made(self, held: tuple[str, ...], plain: bool) -> re.Pattern[str]:
        return re.compile(self._around("|".join(map(re.escape, held)), plain))


@cache
def phrases(name: str) -> Phrasebook:
    """Return what finds a word called `name` in folded text: by itself, where its script parts words."""
    return Phrasebook(raw_list(name), lambda words, plain: alone(words, plain=plain))


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
