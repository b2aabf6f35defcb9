"""How one value is made of each of many: here one after the other; the pipeline shares the work and keeps values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from .settings import Settings

Subject = TypeVar("Subject")
Value = TypeVar("Value")


class WorkersError(Exception):
    """Others were to work along, and cannot; the message says why, in one line."""


class Each(Protocol):
    """Returns what `make` returns for each subject; it must depend on the subject, the settings and the package alone.

    `make` is a function of a module, known by its name, and its values consist of texts, numbers and collections of
    them. Where others work along, it may raise WorkersError.
    """

    def __call__(
        self, make: Callable[[Subject, Settings], Value], subjects: Iterable[Subject], settings: Settings
    ) -> list[Value]: ...


def one_by_one(
    make: Callable[[Subject, Settings], Value], subjects: Iterable[Subject], settings: Settings
) -> list[Value]:
    """Return the values, each made anew."""
    return [make(subject, settings) for subject in subjects]
