"""`storybank export`: the bank as data."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from ..export import as_json
from ..pipeline.load import Bank
from . import Command, Exit, add_paths
from .bank import open_bank

FORMATS: Mapping[str, Callable[[Bank], str]] = {"json": lambda bank: as_json(bank.library, bank.findings)}


def export(paths: Sequence[Path], form: str, out: TextIO) -> Exit:
    """Write the bank to `out`. Findings are part of it and no failure: the data is whole all the same."""
    out.write(FORMATS[form](open_bank(paths).bank))
    return Exit.CLEAN


def _arguments(parser: ArgumentParser) -> None:
    add_paths(parser)
    parser.add_argument("--format", choices=FORMATS, default="json", help="form of the data (json)")


COMMAND = Command(
    "export",
    "Print the bank as data; findings are part of it and do not change the exit code",
    _arguments,
    lambda options, out: export(options.paths, options.format, out),
)
