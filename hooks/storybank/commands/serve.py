"""`storybank serve`: look at the bank while it is written."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import TextIO

from ..engines.engine import usual_engine
from ..engines.mkdocs import process
from ..read.settings_file import find_base
from . import Command, CommandError, Exit
from .build import engine_here


def serve(address: str, out: TextIO) -> Exit:
    """Show the site of the bank around the current folder at `address`, built anew at every change."""
    base = find_base(Path()) or Path()
    if usual_engine(base) != "mkdocs":
        raise CommandError(
            "Only MkDocs shows a bank while it is written, and this one has no mkdocs.yml. "
            "Build it (storybank build), and open site/index.html"
        )
    engine_here(base, "mkdocs")
    out.flush()
    process.serve(base, address)
    return Exit.CLEAN


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--addr", default="localhost:8000", metavar="HOST:PORT", help="where (localhost:8000)")


COMMAND = Command(
    "serve",
    "Show the site in a browser, built anew at every change",
    _arguments,
    lambda options, out: serve(options.addr, out),
)
