"""`storybank build`: the site, made beside its place and put there when it is whole."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import TextIO

from ..engines.mkdocs import process
from ..read.replace_folder import beside, replace_folder
from ..read.settings_file import find_base
from . import Command, CommandError, Exit, reason

MARK = "sitemap.xml"  # MkDocs writes one into every site


def build(site: Path | None, *, strict: bool, out: TextIO) -> Exit:
    """Build the site of the bank around the current folder into `site`, by default where mkdocs.yml has it.

    A build that fails or is stopped leaves the site that is there to its readers.
    """
    base = base_here()
    place = (site or process.site_folder(base)).resolve()
    shown = os.path.relpath(place)
    _refuse_other(place, shown)
    try:
        with beside(place) as new:
            code = process.build(base, new.path, strict=strict, held=new.held)
            if code == 0 and not new.is_there():
                raise CommandError(f"Somebody removed {new.path.name} while it was built, and {shown} is as it was")
            if code == 0:
                replace_folder(place, new.path)
    except OSError as error:
        raise CommandError(f"{shown} was not replaced: {reason(error)}") from error
    if code < 0:
        raise CommandError(f"MkDocs was stopped by signal {-code}, and {shown} is as it was")
    out.write(f"The site is in {shown}\n" if code == 0 else f"The build failed, and {shown} is as it was\n")
    return Exit.FINDINGS if code else Exit.CLEAN


def base_here() -> Path:
    """Return the folder of the bank that one stands in, with its mkdocs.yml."""
    base = find_base(Path()) or Path()
    if not (base / process.FILE).is_file():
        raise CommandError(
            f"There is no {base / process.FILE}. Go to the folder of a bank, or begin one (storybank init DIR)"
        )
    return base


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
    parser.add_argument("--strict", action="store_true", help="fail at a warning of MkDocs too")
    parser.add_argument(
        "-d", "--site-dir", type=Path, metavar="DIR", help="where the site shall stand (site_dir of mkdocs.yml)"
    )


COMMAND = Command(
    "build",
    "Build the site; the one that is there stays until the new one is whole",
    _arguments,
    lambda options, out: build(options.site_dir, strict=options.strict, out=out),
)
