"""The search for everything in a text that must not be published."""

from __future__ import annotations

from ...model.settings import Settings
from . import contacts, internal, names, secrets
from .leak import Finder, Leak

# Where two of them see the same characters, the first one names them.
_FINDERS: tuple[Finder, ...] = (
    secrets.find,
    names.find,
    contacts.emails,
    contacts.phones,
    internal.hosts,
    internal.tickets,
)


def leaks(text: str, settings: Settings) -> tuple[Leak, ...]:
    """Return what must not be published in `text`, in reading order, no two overlapping."""
    found: list[Leak] = []
    for finder in _FINDERS:
        for leak in finder(text, settings):
            if all(leak.end <= other.start or other.end <= leak.start for other in found):
                found.append(leak)
    return tuple(sorted(found, key=lambda leak: leak.start))
