"""One passage that must not be published."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ...model.settings import Settings


@dataclass(frozen=True, slots=True)
class Leak:
    """The characters `start` to `end` of a text: its code, what they are in words, and what to write instead."""

    start: int
    end: int
    code: str
    what: str
    instead: str


Finder = Callable[[str, Settings], Iterator[Leak]]
