"""The command line: from arguments to one command and its exit code."""

from __future__ import annotations

import gc
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from importlib import import_module

from . import __version__
from .commands import THIS, Command, CommandError, Exit, reason, suggestion
from .model.cycles import COLLECTED
from .model.each import WorkersError
from .model.settings import CACHE, OFF, SCHEDULER, WORKERS

# Name, module, and what it does; only the module of the command that is asked for is loaded, and for a list of them
# none: most of a short run is loading.
COMMANDS = {
    "init": ("init", "Begin a new bank"),
    "new": ("new", "Begin a story or a principle, in a file of its own"),
    "serve": ("serve", "Show the site in a browser, built anew at every change"),
    "build": ("build", "Build the site; the one that is there stays until the new one is whole"),
    "check": ("check", "Report what is wrong with a bank"),
    "format": ("format_files", "Bring files into the canonical form without changing what they say"),
    "export": ("export", "Print the bank as data; findings are part of it and do not change the exit code"),
    "coverage": ("coverage", "Say which questions have stories, and where a principle is thin"),
    "explain": ("explain", "Print the evidence for and against each candidate for a story in a file"),
    "addresses": ("addresses", "Record the published addresses, so that a new title keeps the old one alive"),
    "form": ("form", "Make the issue form for contributors; its choices come from the content"),
    "contribution": ("contribution", "Turn a filled issue form into a story file, and say what is to be done about it"),
    "diff": ("diff", "Say which stories a change adds, changes, moves, retitles or removes"),
    "render": ("render", "Write the generated pages as files, for another site generator"),
    "rules": ("rules", "List the codes of the findings, or explain some"),
    "cache": ("cache", "Show or clear what is kept of files that did not change"),
    "completion": ("completion", "Print what a shell needs to complete commands and options"),
}
VERSION = ("-V", "--version")
LIST = "storybank --help lists them all"
EXITS = "Exit code: 0 clean, 1 findings, 2 wrong use or environment."
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
    _set_surroundings(options)
    try:
        code: Exit = options.run(options, sys.stdout)
        sys.stdout.flush()
    except (CommandError, WorkersError) as error:
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


def _set_surroundings(options: Namespace) -> None:
    """Let the stages, and a process that a command starts, know how to work."""
    given = vars(options)
    if given.get("no_cache"):
        os.environ[CACHE] = OFF
    for name, variable in (("workers", WORKERS), ("scheduler", SCHEDULER)):
        if given.get(name):
            os.environ[variable] = str(given[name])


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
    command: Command = import_module(f"{__package__}.commands.{COMMANDS[name][0]}").COMMAND
    return command


def _parser(first: Sequence[str]) -> ArgumentParser:
    """Return the parser of the commands, with the options of the one that the first argument names."""
    parser = ArgumentParser("storybank", description="Principles and STAR stories in Markdown.", epilog=EXITS)
    parser.add_argument(*VERSION, action="version", version=f"storybank {__version__}")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, (_, summary) in COMMANDS.items():
        subparser = subparsers.add_parser(name, help=summary, description=f"{summary}.", epilog=EXITS)
        if name in first:
            command = _command(name)
            subparser.set_defaults(run=command.run)
            command.arguments(subparser)
    return parser
