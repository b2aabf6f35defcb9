"""`storybank addresses`: record what is published, so that it stays reachable."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from ..link.addresses import FILE, Record, compare, dump_record, shown, updated
from ..pipeline.load import Bank
from ..read.write_back import replace_file
from . import Command, CommandError, Exit, add_paths, reason
from .bank import open_bank

_NAMED = 3  # addresses that a line names


def addresses(paths: Sequence[Path], *, check: bool, let_go: bool, out: TextIO) -> Exit:
    """Bring the record of addresses up to date, or only say what would change (`check`).

    `let_go` also takes leave of addresses that nothing shows any more; otherwise they stay reported.
    """
    opened = open_bank(paths)
    path = opened.place.folder / FILE
    before = path.read_bytes() if path.exists() else None
    _refuse_what_would_be_lost(path, opened.bank.addresses, exists=before is not None)
    text = dump_record(updated(opened.bank.addresses, opened.bank.library, let_go=let_go))
    out.write(_summary(opened.bank, let_go=let_go))
    if text.encode() == before:
        return Exit.CLEAN
    if check:
        return Exit.FINDINGS
    try:
        replace_file(path, text.encode(), before)
    except OSError as error:
        raise CommandError(f"{path} was not written: {reason(error)}") from error
    return Exit.CLEAN


def _refuse_what_would_be_lost(path: Path, record: Record, *, exists: bool) -> None:
    """The record holds what no content can tell again: it is written anew only if each line of it was understood."""
    if exists and (record.unread or not record.path):
        line = f":{record.unread[0]}" if record.unread else ""
        raise CommandError(f"{path}{line} cannot be read, so nothing was written. See what is wrong: storybank check")


def _summary(bank: Bank, *, let_go: bool) -> str:
    changes = compare(bank.addresses, shown(bank.library))
    lines = [f"/{old}/ leads to /{new}/ from now on\n" for old, new in sorted(changes.moved.items())]
    lost = "is gone" if let_go else f"leads nowhere: restore it, write into {FILE} where it leads, or --let-go"
    lines += [f"/{old}/ {lost}\n" for old in changes.lost]
    return "".join([*lines, f"new addresses: {counted(changes.new)}\n"])


def counted(addresses: Sequence[str]) -> str:
    """Return how many there are, with the first of them."""
    named = ", ".join(f"/{address}/" for address in addresses[:_NAMED]) + (" …" if len(addresses) > _NAMED else "")
    return f"{len(addresses)} ({named})" if addresses else "0"


def _arguments(parser: ArgumentParser) -> None:
    add_paths(parser)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if the record is out of date")
    parser.add_argument("--let-go", action="store_true", help="give up addresses that nothing shows any more")


COMMAND = Command(
    _arguments,
    lambda options, out: addresses(options.paths, check=options.check, let_go=options.let_go, out=out),
)
