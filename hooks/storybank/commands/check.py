"""`storybank check`: report what is wrong with a bank."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from ..diagnostics import Severity
from ..report import FORMATS
from . import Command, Exit, add_paths
from .bank import open_bank


def check(paths: Sequence[Path], report: str, out: TextIO) -> Exit:
    """Write the findings to `out`. Errors and warnings are findings; an info alone leaves the bank clean."""
    opened = open_bank(paths)
    diagnostics = opened.bank.diagnostics
    out.write(FORMATS[report](diagnostics, opened.line_of))
    return Exit.FINDINGS if any(found.severity is not Severity.INFO for found in diagnostics) else Exit.CLEAN


def _arguments(parser: ArgumentParser) -> None:
    add_paths(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="form of the report (text)")


COMMAND = Command(
    "check",
    "Report what is wrong with a bank",
    _arguments,
    lambda options, out: check(options.paths, options.format, out),
)
