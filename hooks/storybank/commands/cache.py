"""`storybank cache`: where what was read is kept, and an end to it."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import TextIO

from ..pipeline.cache import store
from . import Command, Exit


def cache(out: TextIO, *, clear: bool) -> Exit:
    """Say where the cache is and how large, or remove it."""
    kept = store()
    if kept is None:
        out.write("The cache is switched off.\n")
    elif clear:
        out.write(f"{kept.path}: removed {kept.clear():,} bytes\n")
    else:
        out.write(f"{kept.path}: {kept.size():,} of at most {kept.most:,} bytes\n")
    return Exit.CLEAN


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", nargs="?", choices=("show", "clear"), default="show", help="what to do (show)")


COMMAND = Command(
    _arguments,
    lambda options, out: cache(out, clear=options.what == "clear"),
)
