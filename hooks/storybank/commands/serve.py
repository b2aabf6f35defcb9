"""`storybank serve`: look at the bank while it is written."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import TextIO

from ..engines.engine import ENGINES, EngineError
from ..engines.mkdocs import live, process
from ..read.settings_file import find_base
from . import Command, CommandError, Exit, add_workers, reason
from .build import engine_here, say


def serve(address: str, engine: str | None, out: TextIO) -> Exit:
    """Show the site of the bank around the current folder at `address`, built anew at every change."""
    base = find_base(Path()) or Path()
    chosen = engine_here(base, engine)
    out.flush()
    preview = chosen.preview
    if preview is None:
        process.serve(base, address)
        return Exit.CLEAN
    if not address.rpartition(":")[2].isdecimal():
        raise CommandError(f"{address} is no address: --addr HOST:PORT")
    try:
        live.serve(lambda site: preview.build(base, site, say), preview.watched(base), address)
    except EngineError as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(f"{address}: {reason(error)}") from error
    return Exit.CLEAN


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--engine", choices=ENGINES, help="what builds it (mkdocs, unless only zensical.toml is there)")
    parser.add_argument("--addr", default="localhost:8000", metavar="HOST:PORT", help="where (localhost:8000)")
    add_workers(parser)


COMMAND = Command(
    _arguments,
    lambda options, out: serve(options.addr, options.engine, out),
)
