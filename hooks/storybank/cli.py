"""The command line: from arguments to one command and its exit code."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from . import __version__
from .commands import (
    Command,
    CommandError,
    Exit,
    addresses,
    check,
    contribution,
    diff,
    export,
    form,
    format_files,
    init,
    new,
    reason,
    render,
    rules,
)

MODULES = (init, new, check, format_files, export, addresses, form, contribution, diff, render, rules)
COMMANDS: tuple[Command, ...] = tuple(module.COMMAND for module in MODULES)
EXITS = "Exit code: 0 clean, 1 findings, 2 wrong use or environment."
STOPPED = 130  # as shells know it: 128 and the number of the signal


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name, and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # real streams
    options = _parser().parse_args(arguments)
    try:
        code: Exit = options.run(options, sys.stdout)
        sys.stdout.flush()
    except CommandError as error:
        sys.stderr.write(f"storybank: {error}\n")
        return Exit.USAGE
    except KeyboardInterrupt:
        sys.stderr.write("\nstorybank: stopped\n")
        return STOPPED
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.CLEAN
    except OSError as error:
        sys.stderr.write(
            f"storybank: {error.filename}: {reason(error)}\n" if error.filename else f"storybank: {reason(error)}\n"
        )
        return Exit.USAGE
    return code


def _parser() -> ArgumentParser:
    parser = ArgumentParser("storybank", description="Principles and STAR stories in Markdown.", epilog=EXITS)
    parser.add_argument("--version", action="version", version=f"storybank {__version__}")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        summary = command.summary
        subparser = subparsers.add_parser(command.name, help=summary, description=f"{summary}.", epilog=EXITS)
        subparser.set_defaults(run=command.run)
        command.arguments(subparser)
    return parser
