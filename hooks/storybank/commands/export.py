"""`storybank export`: the bank as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from ..build import Bank
from ..export import as_json
from . import Exit
from .bank import open_bank

FORMATS: Mapping[str, Callable[[Bank], str]] = {"json": lambda bank: as_json(bank.library, bank.diagnostics)}


def export(paths: Sequence[Path], form: str, out: TextIO) -> Exit:
    """Write the bank to `out`. Findings are part of it and no failure: the data is whole all the same."""
    out.write(FORMATS[form](open_bank(paths).bank))
    return Exit.CLEAN
