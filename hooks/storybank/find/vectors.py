"""What common English words mean, as points: words that are used alike lie in one direction.

`vectors.npz` holds them; `tests/word_vectors.py` makes it. NumPy reads it, which is no part of a plain installation
(`pip install storybank[near]`): without it the search finds words, their families and listed meanings, and no more.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from ..text.terms import stems
from .groups import lines

with suppress(ImportError):  # not everybody has it
    import numpy as np
if TYPE_CHECKING:
    from numpy.typing import NDArray

FULL = 127  # length of a direction in whole numbers: products of these are exact, so that every machine agrees


@dataclass(frozen=True, eq=False)
class Vectors:
    """`rows` hold a direction for each of the `words`, `weights` what each tells; all are whole numbers."""

    words: tuple[str, ...]
    weights: NDArray[Any]
    rows: NDArray[Any]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {word: at for at, word in enumerate(self.words)}

    def direction(self, texts: Iterable[str]) -> NDArray[Any]:
        """Return where the words of some texts lie together; a word counts as often as it stands there."""
        held = [at for text in texts for term in stems(text) if (at := self._places.get(term)) is not None]
        total = self.weights[held].astype(np.int64) @ self.rows[held].astype(np.int64)
        length = float(np.sqrt(float((total * total).sum()))) or 1.0
        direction: NDArray[Any] = np.rint(total * (FULL / length)).astype(np.float32)
        return direction


@cache
def common() -> tuple[str, ...]:
    """Return the common English words that have a direction, by their stems."""
    return tuple(lines("vectors.txt"))


def not_found() -> tuple[tuple[str, str], ...]:
    """Return which files of the index a build cannot make here, each with what is missing."""
    if find_spec("numpy"):
        return ()
    return (("find/near-0.js", "NumPy compares what words mean (pip install 'storybank[near]')"),)


def vectors() -> Vectors | None:
    """Return the words with their directions, or nothing where NumPy is not installed."""
    if not_found():
        return None
    with resources.as_file(resources.files(__package__) / "vectors.npz") as path, np.load(path) as table:
        return Vectors(common(), table["weights"], table["rows"])
