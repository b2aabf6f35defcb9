"""The command line: from arguments to one command and its exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from . import __version__
from .commands import CommandError, Exit
from .commands.check import check
from .commands.export import FORMATS as EXPORT_FORMATS
from .commands.export import export
from .commands.init import init
from .commands.render import render
from .commands.rules import rules
from .report import FORMATS as REPORT_FORMATS

EXITS = "Exit code: 0 clean, 1 findings, 2 wrong use or environment."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name, and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # real streams
    options = _parser().parse_args(arguments)
    try:
        code = _run(options)
        sys.stdout.flush()
    except CommandError as error:
        sys.stderr.write(f"storybank: {error}\n")
        return Exit.USAGE
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.CLEAN
    except OSError as error:
        sys.stderr.write(f"storybank: {error.filename}: {error.strerror}\n")
        return Exit.USAGE
    return code


def _run(options: argparse.Namespace) -> Exit:
    out = sys.stdout
    match options.command:
        case "check":
            return check(options.paths, options.format, out)
        case "export":
            return export(options.paths, options.format, out)
        case "init":
            return init(options.folder, out)
        case "render":
            return render(options.folder, options.paths, out)
        case _:
            return rules(options.codes, options.format, out)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("storybank", description="Principles and STAR stories in Markdown.", epilog=EXITS)
    parser.add_argument("--version", action="version", version=f"storybank {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, summary: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=summary, description=f"{summary}.", epilog=EXITS)

    checking = command("check", "Report what is wrong with a bank")
    _add_paths(checking)
    checking.add_argument("--format", choices=REPORT_FORMATS, default="text", help="form of the report (text)")

    exporting = command("export", "Print the bank as data; findings are part of it and do not change the exit code")
    _add_paths(exporting)
    exporting.add_argument("--format", choices=EXPORT_FORMATS, default="json", help="form of the data (json)")

    beginning = command("init", "Begin a new bank")
    beginning.add_argument("folder", type=Path, metavar="DIR", help="where; nothing there is overwritten")

    rendering = command("render", "Write the generated pages as files, for another site generator")
    rendering.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    _add_paths(rendering)

    explaining = command("rules", "List the codes of the findings, or explain some")
    explaining.add_argument("codes", nargs="*", metavar="CODE", help="such as SB201 or empty-heading")
    explaining.add_argument("--format", choices=("text", "markdown"), default="text", help="form of the list (text)")
    return parser


def _add_paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="files and folders (the content folder of this bank)"
    )
