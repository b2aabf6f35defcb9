"""The forms that a piece can take, made only when one is asked for: most pieces take the best."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

BothKinds = tuple[tuple[str, ...], tuple[str, ...]]
"""The plain forms of a piece, and those in which titles are lines; of each kind the best first."""


@dataclass(frozen=True)  # no slots: the further forms are kept, once somebody has asked for them
class Variants:
    """The `best` form, and what makes the others."""

    best: str
    make: Callable[[], BothKinds]

    @cached_property
    def both(self) -> BothKinds:
        """All of them."""
        return self.make()


def only(form: str) -> Variants:
    """Return the variants of what has one form."""
    return Variants(form, lambda: ((form,), ()))
