"""`storybank export`: the bank as data."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from ..export import FORMATS, ExportSources
from ..model.history import NO_HISTORY
from ..pipeline.history import read_history
from . import Command, CommandError, Exit, add_paths
from .bank import open_bank


def export(paths: Sequence[Path], form: str, site: str, out: TextIO) -> Exit:
    """Write the bank to `out`. Findings are part of it and no failure: the data is whole all the same."""
    wanted = FORMATS[form]
    if not wanted.text and out.isatty():
        raise CommandError(f"{form} is no text for a terminal: storybank export --format {form} > FILE")
    opened = open_bank(paths)
    bank = opened.bank
    history = read_history(bank.sources, opened.settings) if wanted.dated else NO_HISTORY
    sources = ExportSources(bank.library, bank.findings, _folder(site), history)
    if lacking := wanted.lacks(sources):
        raise CommandError(lacking)
    out.flush()
    out.buffer.writelines(wanted.write(sources))
    return Exit.CLEAN


def _folder(site: str) -> str:
    """Return the address of a site with a slash at the end, so that pages can stand behind it."""
    return site if not site or site.endswith("/") else f"{site}/"


def _arguments(parser: ArgumentParser) -> None:
    add_paths(parser)
    summaries = "; ".join(f"{form.name}: {form.summary}" for form in FORMATS.values())
    parser.add_argument("--format", choices=FORMATS, default="json", help=f"form of the data (json). {summaries}")
    parser.add_argument("--site", default="", metavar="ADDRESS", help="where the site is published, for whole links")


COMMAND = Command(
    _arguments,
    lambda options, out: export(options.paths, options.format, options.site, out),
)
