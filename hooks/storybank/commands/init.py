"""`storybank init`: begin a new bank."""

from __future__ import annotations

from argparse import ArgumentParser
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TextIO

from .. import engines
from ..engines.engine import ENGINES
from ..read.write_back import replace_file
from . import Command, CommandError, Exit

STARTER = resources.files(__package__) / "starter"
SEE = {  # how one sees it, by what builds it
    "mkdocs": "storybank serve",
    "zensical": "storybank build, and open site/index.html",
}


def init(folder: Path, engine: str, out: TextIO) -> Exit:
    """Write a bank of one principle into `folder`, configured for an engine. What stands there is not overwritten.

    What an `init` that was stopped has written already is no reason to stop again.
    """
    own = resources.files(engines) / engine / "starter"
    files = {folder / name: data for name, data in sorted(_files(STARTER) + _files(own))}
    there = {path: path.read_bytes() for path in files if path.exists()}
    taken = [str(path) for path, data in there.items() if data != files[path] or len(there) == len(files)]
    if taken:
        raise CommandError(f"Nothing was written, because these files are there already: {', '.join(taken)}")
    for path in files.keys() - there.keys():
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, files[path], None)
    names = "".join(f"  {path.relative_to(folder).as_posix()}\n" for path in files)
    out.write(f"A new bank stands in {folder}:\n{names}See it: cd {folder} && {SEE[engine]}\n")
    return Exit.CLEAN


def _files(folder: Traversable, prefix: str = "") -> list[tuple[str, bytes]]:
    """Return the files below `folder` by their relative name, in a stable order."""
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{prefix}{entry.name.replace('dot.', '.')}"
        found += _files(entry, f"{name}/") if entry.is_dir() else [(name, entry.read_bytes())]
    return found


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="where; nothing there is overwritten")
    parser.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help=f"what builds its site ({ENGINES[0]})")


COMMAND = Command(_arguments, lambda options, out: init(options.folder, options.engine, out))
