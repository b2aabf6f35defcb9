"""`storybank form`: make the issue form for contributors from the principles of the bank."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from ..contribute.form import PATH, issue_form
from ..read.write_back import replace_file
from . import Command, CommandError, Exit, add_paths, reason
from .bank import open_bank


def form(paths: Sequence[Path], *, check: bool, out: TextIO) -> Exit:
    """Write the form where a host looks for it, or only say whether it still fits the content (`check`).

    That is in the root of the repository, or beside the pyproject.toml of a bank that is in none.
    """
    opened = open_bank(paths)
    if not opened.bank.library.principles:
        raise CommandError("There is no principle here that the form could offer. Begin one: storybank new principle")
    path = Path(os.path.relpath(opened.place.root / PATH))
    text = issue_form(opened.bank.library).encode()
    before = path.read_bytes() if path.exists() else None
    if text == before:
        out.write(f"{path} fits the content\n")
        return Exit.CLEAN
    if check:
        out.write(f"{path} does not fit the content any more: run `storybank form`\n")
        return Exit.FINDINGS
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, text, before)
    except OSError as error:
        raise CommandError(f"{path} was not written: {reason(error)}") from error
    out.write(f"{path} written\n")
    return Exit.CLEAN


def _arguments(parser: ArgumentParser) -> None:
    add_paths(parser)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if the form is out of date")


COMMAND = Command(
    _arguments,
    lambda options, out: form(options.paths, check=options.check, out=out),
)
