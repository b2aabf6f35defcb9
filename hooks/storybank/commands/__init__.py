"""The commands: one module each, with one function from plain values to an exit code."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import IntEnum
from pathlib import Path
from typing import TextIO


class Exit(IntEnum):
    """What a command ends with."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2  # or the environment: a path that does not exist, a folder that cannot be written


class CommandError(Exception):
    """What was asked for cannot be done; the message says why, in one line."""


@dataclass(frozen=True, slots=True)
class Command:
    """What the command line needs to know: `arguments` declares the options, `run` hands them to the function."""

    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, TextIO], Exit]


THIS = "{this command}"  # stands in the message of a CommandError for the command that was run


def suggestion(given: str, known: Iterable[str]) -> str:
    """Return the question whether one of the `known` names was meant, with a space before it, "" if none is near."""
    names = {name.casefold(): name for name in known}
    wanted = given.casefold()
    begun = [name for name in names if name.startswith(wanted)]
    near = begun[:1] or get_close_matches(wanted, names, n=1)
    return f" Did you mean {names[near[0]]}?" if near else ""


def reason(error: OSError) -> str:
    """Return why the system, or our own care, refused; without the number and the names that Python adds."""
    return error.strerror or str(error)


def add_paths(parser: ArgumentParser) -> None:
    """Declare the files and folders that most commands are about, and how they are read."""
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        default=[],
        metavar="PATH",
        help="files and folders (the content folder of this bank)",
    )
    parser.add_argument("--no-cache", action="store_true", help="read every file anew, and keep nothing")
    add_workers(parser)


def add_workers(parser: ArgumentParser) -> None:
    """Declare who works at what takes long."""
    workers = "processes that work, 1 or more (as many as processors where it pays)"
    parser.add_argument("--workers", type=_number, metavar="N", help=workers)
    parser.add_argument("--scheduler", metavar="ADDRESS", help="a Dask scheduler whose workers do it (tcp://HOST:PORT)")


def _number(given: str) -> int:
    if not given.isdecimal() or int(given) < 1:
        raise ArgumentTypeError("it must be a whole number, 1 or more")
    return int(given)
