"""`storybank export`: the bank as data."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from ..export import FORMATS
from . import Command, Exit, add_paths
from .bank import open_bank


def export(paths: Sequence[Path], form: str, out: TextIO) -> Exit:
    """Write the bank to `out`. Findings are part of it and no failure: the data is whole all the same."""
    bank = open_bank(paths).bank
    out.flush()
    out.buffer.writelines(FORMATS[form].write(bank.library, bank.findings))
    return Exit.CLEAN


def _arguments(parser: ArgumentParser) -> None:
    add_paths(parser)
    summaries = "; ".join(f"{form.name}: {form.summary}" for form in FORMATS.values())
    parser.add_argument("--format", choices=FORMATS, default="json", help=f"form of the data (json). {summaries}")


COMMAND = Command(
    "export",
    "Print the bank as data; findings are part of it and do not change the exit code",
    _arguments,
    lambda options, out: export(options.paths, options.format, out),
)
