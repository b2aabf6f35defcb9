"""Open the bank that a command is about: read, linked and checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..model.places import SourceFile
from ..model.settings import Settings
from ..pipeline.load import Bank, load
from . import CommandError
from .where import Found, find_bank


@dataclass(frozen=True, slots=True)
class Opened:
    """A bank with the settings that hold for it, and where it was found."""

    bank: Bank
    place: Found

    @property
    def settings(self) -> Settings:
        return self.place.settings


def open_bank(paths: Sequence[Path], sent: Sequence[SourceFile] = (), *, from_base: bool = False) -> Opened:
    """Return the bank in `paths`, linked and checked; with the files in `sent` as if they were there.

    Its files have their paths from here, as findings name them, or those from the base of the bank, as pages do.
    """
    place = find_bank(paths)
    try:
        bank = load(place.paths, place.settings, place.base if from_base else None, sent=sent)
    except OSError as error:
        raise CommandError(f"{error.filename}: {error.strerror}") from error
    return Opened(replace(bank, findings=(*place.findings, *bank.findings)), place)
