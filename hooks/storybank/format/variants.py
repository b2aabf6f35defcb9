"""The forms that a piece can take, made only when one is asked for: most pieces take the best."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

BothKinds = tuple[tuple[str, ...], tuple[str, ...]]
"""The plain forms of a piece, and those in which titles are lines; of each kind the best first."""


@dataclass(frozen=True)  # no slots: the further forms are kept, once somebody has asked for them
class Variants:
    """The `best` form, and what makes the others: all of them, or of those in which the title is a line the best."""

    best: str
    make: Callable[[], BothKinds]
    make_line: Callable[[], str] = str

    @cached_property
    def both(self) -> BothKinds:
        """All of them."""
        return self.make()

    @cached_property
    def line(self) -> str:
        """The best form in which the title is a line, "" if there is none."""
        return self.make_line()


def only(form: str) -> Variants:
    """Return the variants of what has one form."""
    return Variants(form, lambda: ((form,), ()))
