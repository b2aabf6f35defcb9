"""`storybank build`: the site, made beside its place and put there when it is whole."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import TextIO

from ..engines.engine import ENGINES, Engine, EngineError, engine_named, usual_engine
from ..read.replace_folder import beside, replace_folder
from ..read.settings_file import find_base
from ..text.locale import EntryError
from . import Command, CommandError, Exit, add_workers, reason
from .placeholders import placeholders

MARK = "sitemap.xml"  # every engine writes one into every site


def build(site: Path | None, engine: str | None, *, strict: bool, out: TextIO) -> Exit:
    """Build the site of the bank around the current folder into `site`, by default where its configuration has it.

    A build that fails or is stopped leaves the site that is there to its readers.
    """
    base = find_base(Path()) or Path()
    chosen = engine_here(base, engine)
    try:
        place = (site or chosen.site_folder(base)).resolve()
        shown = os.path.relpath(place)
        _refuse_other(place, shown)
        code = _build(chosen, base, place, strict=strict)
    except (EngineError, EntryError) as error:
        raise CommandError(str(error)) from error
    if code < 0:
        raise CommandError(f"{chosen.title} was stopped by signal {-code}, and {shown} is as it was")
    for line in placeholders(base):
        say("INFO", line)
    out.write(f"The site is in {shown}\n" if code == 0 else f"The build failed, and {shown} is as it was\n")
    return Exit.FINDINGS if code else Exit.CLEAN


def _build(engine: Engine, base: Path, place: Path, *, strict: bool) -> int:
    shown = os.path.relpath(place)
    try:
        with beside(place) as new:
            code = engine.build(base, new.path, strict=strict, held=new.held, say=say)
            if code == 0 and not new.is_there():
                raise CommandError(f"Somebody removed {new.path.name} while it was built, and {shown} is as it was")
            if code == 0:
                replace_folder(place, new.path)
    except OSError as error:
        raise CommandError(f"{shown} was not replaced: {reason(error)}") from error
    return code


def engine_here(base: Path, name: str | None) -> Engine:
    """Return the engine of this name, by default the one that the bank in `base` is for."""
    engine = engine_named(name or usual_engine(base))
    if not any((base / file).is_file() for file in engine.files):
        raise CommandError(
            f"There is no {' or '.join(str(base / file) for file in engine.files)}. "
            "Go to the folder of a bank, or begin one (storybank init DIR)"
        )
    return engine


def say(level: str, text: str) -> None:
    """Say how bad something is, and what, as MkDocs does."""
    sys.stderr.write(f"{level:7} -  {text}\n")


def _refuse_other(place: Path, shown: str) -> None:
    """A mistyped folder is not a site to be replaced."""
    if place.exists() and not place.is_dir():
        raise CommandError(f"{shown} is not a folder")
    if not place.is_dir() or (place / MARK).is_file():
        return
    if any(not entry.name.startswith(".") for entry in place.iterdir()):
        raise CommandError(
            f"{shown} holds something else than a site (it has no {MARK}). Empty it, or name another folder"
        )


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--engine", choices=ENGINES, help="what builds it (mkdocs, unless only zensical.toml is there)")
    parser.add_argument("--strict", action="store_true", help="fail at a warning too")
    parser.add_argument(
        "-d", "--site-dir", type=Path, metavar="DIR", help="where the site shall stand (site_dir of the configuration)"
    )
    add_workers(parser)


COMMAND = Command(
    _arguments,
    lambda options, out: build(options.site_dir, options.engine, strict=options.strict, out=out),
)
