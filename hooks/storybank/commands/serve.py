"""`storybank serve`: look at the bank while it is written."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import TextIO

from ..engines.mkdocs import process
from . import Command, Exit
from .build import base_here


def serve(address: str, out: TextIO) -> Exit:
    """Show the site of the bank around the current folder at `address`, built anew at every change."""
    base = base_here()
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
