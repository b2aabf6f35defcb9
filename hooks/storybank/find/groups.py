"""Words of work that mean nearly the same, in groups; `meanings.txt` says how they are written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class NearMeaning:
    """Words and names that mean nearly the same; only stories have what is `told`."""

    words: tuple[str, ...]
    told: tuple[str, ...]


@cache
def groups() -> tuple[NearMeaning, ...]:
    """Return the groups of words that mean nearly the same, in the order of their file."""
    rows = (line.partition(":") for line in lines("meanings.txt"))
    return tuple(NearMeaning(_names(words), _names(told)) for words, _, told in rows)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for part in text.split(",") if (name := part.strip()))


def lines(name: str) -> list[str]:
    """Return the lines of a table of the package, its remarks left out."""
    text = (resources.files(__package__) / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
