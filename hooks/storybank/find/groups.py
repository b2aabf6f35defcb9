"""Words of work and of every day that mean nearly the same, in groups; `thesaurus/README.md` says how to write them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import product

from ..read.made import made_once
from ..text.english import IRREGULAR
from ..text.terms import is_stop, told
from .phrases import Phrases, phrases

THESAURUS = "thesaurus"  # the folder of the groups
MOST_FORMS = 12  # of one name


@dataclass(frozen=True, slots=True)
class NearMeaning:
    """Words and names that mean nearly the same; only stories have what is `told`, only searches what is `asked`."""

    words: tuple[str, ...]
    told: tuple[str, ...]
    asked: tuple[str, ...]


@cache
def groups() -> tuple[NearMeaning, ...]:
    """Return the groups of words that mean nearly the same, in the order of their files, a field of work each."""
    files = sorted(file.name for file in (resources.files(__package__) / THESAURUS).iterdir())
    rows = (line for name in files if name.endswith(".txt") for line in lines(f"{THESAURUS}/{name}"))
    return tuple(_group(row) for row in rows)


def spoken_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield the number of each group of which a text says a name, with that name."""
    yield from _names_told().found_in(text)


@made_once
def _names_told() -> Phrases[tuple[int, str]]:
    rows = ((name, (at, name)) for at, group in enumerate(groups()) for name in (*group.words, *group.told))
    return phrases(((name, group) for name, group in rows if not all(map(is_stop, told(name)))), told)


def _group(row: str) -> NearMeaning:
    parts: list[tuple[str, ...]] = [*map(_names, row.split(":")), (), ()]
    words, told, asked = parts[:3]
    known = {*words, *told}
    left = tuple(name for name in told if name not in words)
    return NearMeaning(words, left, tuple(name for name in asked if name not in known))


def _names(text: str) -> tuple[str, ...]:
    names = (name for part in text.split(",") if (name := part.strip()))
    return tuple(dict.fromkeys(form for name in names for form in forms(name)))


def forms(name: str) -> Iterator[str]:
    """Yield a name with the forms of its irregular words, as written first: `keep a promise`, `kept a promise`."""
    ways = [_irregular().get(word, (word,)) for word in name.split()]
    yield from (" ".join(words) for _, words in zip(range(MOST_FORMS), product(*ways), strict=False))


@cache
def _irregular() -> Mapping[str, tuple[str, ...]]:
    """Return for each irregular word its forms, itself first."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for row in IRREGULAR:
        for word in row.split():
            found[word] = tuple(dict.fromkeys((word, *found[word], *row.split())))
    return found


def lines(name: str) -> list[str]:
    """Return the lines of a table of the package, its remarks left out."""
    text = (resources.files(__package__) / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
