"""What is known of a bank, of lines and of codes, from an earlier run where nothing that it follows from has changed.

Only where something has is the machinery loaded that finds it out: most of a short run is loading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import import_module

from ..check.codes import codes as all_codes
from ..model.checked import Checked
from ..model.findings import Code
from ..model.settings import Settings
from ..read.given import Given
from . import cache


def checked(given: Given, settings: Settings) -> Checked:
    """Return what a check says of a bank."""
    return cache.each(_checked, [given], settings)[0]


def masked(lines: Sequence[str], settings: Settings) -> tuple[str, ...]:
    """Return lines with what must not be published covered."""
    return cache.each(_masked, [tuple(lines)], settings)[0]


@lru_cache(maxsize=1)
def codes() -> Mapping[str, Code]:
    """Return every code by its id, sorted by id."""
    return {code.id: code for code in cache.each(_codes, [""], Settings())[0]}


def _checked(given: Given, settings: Settings) -> Checked:
    found: Checked = import_module(".load", __package__).checked(given, settings)
    return found


def _masked(lines: tuple[str, ...], settings: Settings) -> tuple[str, ...]:
    covered = import_module("..check.privacy", __package__).masked(lines, settings)
    return tuple(covered[line] for line in lines)


def _codes(_: str, _settings: Settings) -> tuple[Code, ...]:
    return tuple(all_codes().values())
