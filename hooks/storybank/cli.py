"""The command line: from arguments to one command and its exit code."""

from __future__ import annotations

import gc
import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from importlib import import_module

from . import __version__
from .commands import THIS, Command, CommandError, Exit, reason, suggestion
from .model.settings import CACHE, OFF

# Name and module; only the module of the command that is asked for is loaded, for most of a short run is loading.
COMMANDS = {
    "init": "init",
    "new": "new",
    "serve": "serve",
    "build": "build",
    "check": "check",
    "format": "format_files",
    "export": "export",
    "coverage": "coverage",
    "explain": "explain",
    "addresses": "addresses",
    "form": "form",
    "contribution": "contribution",
    "diff": "diff",
    "render": "render",
    "rules": "rules",
    "cache": "cache",
    "completion": "completion",
}
VERSION = ("-V", "--version")
LIST = "storybank --help lists them all"
EXITS = "Exit code: 0 clean, 1 findings, 2 wrong use or environment."
COLLECTED = 50_000  # objects until Python looks for cycles: a bank is a tree of values, and has none
STOPPED = 130  # as shells know it: 128 and the number of the signal


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name, and return its exit code."""
    gc.set_threshold(COLLECTED)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # real streams
    given = sys.argv[1:] if arguments is None else list(arguments)
    if "_ARGCOMPLETE" in os.environ:
        _complete()
    if _without_command(given):
        return Exit.USAGE
    options = _parser(given[:1]).parse_args(given)
    if getattr(options, "no_cache", False):
        os.environ[CACHE] = OFF
    try:
        code: Exit = options.run(options, sys.stdout)
        sys.stdout.flush()
    except CommandError as error:
        sys.stderr.write(f"storybank: {str(error).replace(THIS, f'storybank {given[0]}')}\n")
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


def _complete() -> None:
    """Tell a shell how the line could go on; the process ends there."""
    typed = os.environ.get("COMP_LINE", "").split()[1:]
    import_module("argcomplete").autocomplete(_parser(typed[:1]))


def _without_command(given: Sequence[str]) -> bool:
    """Say whether there is no command to run, and tell the user which there are."""
    if not given:
        _parser(()).print_help()
    elif given[0].startswith("-") or given[0] in COMMANDS:
        return False
    else:
        sys.stderr.write(f"storybank: there is no command {given[0]}.{suggestion(given[0], COMMANDS)} {LIST}\n")
    return True


def _command(name: str) -> Command:
    command: Command = import_module(f"{__package__}.commands.{COMMANDS[name]}").COMMAND
    return command


def _parser(first: Sequence[str]) -> ArgumentParser:
    """Return the parser of the command that the first argument names, or of all, for help and for a wrong name."""
    parser = ArgumentParser("storybank", description="Principles and STAR stories in Markdown.", epilog=EXITS)
    parser.add_argument(*VERSION, action="version", version=f"storybank {__version__}")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    wanted = () if first and first[0] in VERSION else COMMANDS.keys() & first or COMMANDS
    for command in map(_command, wanted):
        summary = command.summary
        subparser = subparsers.add_parser(command.name, help=summary, description=f"{summary}.", epilog=EXITS)
        subparser.set_defaults(run=command.run)
        command.arguments(subparser)
    return parser
