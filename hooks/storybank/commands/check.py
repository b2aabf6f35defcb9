"""`storybank check`: report what is wrong with a bank, repair what is safe, remember what is known."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TextIO

from ..check.baseline import FILE, NEVER_KNOWN, Baseline, dump, load, make
from ..check.repair import ON_REQUEST, SAFE, repair
from ..check.report import FOR_HOSTS, FORMATS, as_summary, counted, painted, wants_colour
from ..model.findings import Finding, Severity
from ..pipeline.load import Bank, only_new
from ..read.unfinished import sweep_below
from ..read.write_back import replace_file
from . import Command, CommandError, Exit, add_paths, reason
from .bank import Opened, is_stdin, open_bank, open_within
from .files import editable


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """How to check: the form of the report, what to repair first, and what to do with the baseline.

    `summary` is a file to which the findings are added as Markdown.
    """

    report: str = "text"
    summary: Path | None = None
    fix: bool = False
    repair_encoding: bool = False
    baseline: bool = True
    update_baseline: bool = False


def check(paths: Sequence[Path], options: CheckOptions, out: TextIO) -> Exit:
    """Write the findings to `out`. Errors and warnings are findings; an info alone leaves the bank clean."""
    if is_stdin(paths) and (options.fix or options.repair_encoding or options.update_baseline):
        raise CommandError("What comes from standard input (-) can be checked, and nothing of it written")
    opened = open_within(paths)
    failed: tuple[Finding, ...] = ()
    if options.fix or options.repair_encoding:
        sweep_below(*opened.place.paths)
        codes = (*(SAFE if options.fix else ()), *(ON_REQUEST if options.repair_encoding else ()))
        failed = _repair(opened.bank, codes, rewrites_encoding=options.repair_encoding)
        opened = open_within(paths)
    if options.update_baseline:
        return _update_baseline(open_bank(paths), out, whole=not paths)
    bank, place = opened.bank, opened.place
    bank = only_new(bank, place.base, opened.settings, place.from_base) if options.baseline else bank
    found = (*failed, *bank.findings)
    report = _report(options.report, found, opened)
    if options.report == "text":
        report += counted(bank.library, {source.path for source in bank.sources})
        report = painted(report) if wants_colour(out) else report
    out.write(report)
    if options.summary:
        with options.summary.open("a", encoding="utf-8") as file:
            file.write(as_summary(_in_repository(found, opened), opened.settings.rules))
    return Exit.FINDINGS if any(entry.severity is not Severity.INFO for entry in found) else Exit.CLEAN


def _report(form: str, found: tuple[Finding, ...], opened: Opened) -> str:
    """Return the report. People find a file by its path from here, hosts by that from the root of the repository."""
    if form not in FOR_HOSTS:
        return FORMATS[form](found, opened.line_of, opened.settings.rules)
    here = {opened.place.in_repository(path): path for path in {entry.place.path for entry in found}}
    placed = _in_repository(found, opened)
    return FORMATS[form](
        placed, lambda place: opened.line_of(replace(place, path=here[place.path])), opened.settings.rules
    )


def _in_repository(found: tuple[Finding, ...], opened: Opened) -> tuple[Finding, ...]:
    """Return findings with paths from the root of the repository: they are read where nobody knows this folder."""
    named = {path: opened.place.in_repository(path) for path in {entry.place.path for entry in found}}
    return tuple(replace(entry, place=replace(entry.place, path=named[entry.place.path])) for entry in found)


def _repair(bank: Bank, codes: Sequence[str], *, rewrites_encoding: bool) -> tuple[Finding, ...]:
    """Repair what can be repaired in every file; return a finding for each file that could not be written."""
    wanted = (*codes, *(("SB104", "SB105") if rewrites_encoding else ()))
    affected = {found.place.path for found in bank.findings if found.code in wanted}
    sources = [source for source in bank.sources if source.path in affected]
    files, failed = editable(sources, bank.findings, "check", any_encoding=rewrites_encoding)
    for file in files:
        text = repair(file.source, bank.findings, codes).text
        if text != file.source.text or (rewrites_encoding and file.changes(text)):
            failed += file.write(text)
    return failed


def _update_baseline(opened: Opened, out: TextIO, *, whole: bool) -> Exit:
    """Record the findings as they are, so that only new ones fail from now on.

    Unless it is the `whole` bank, what was recorded of other files stays recorded.
    """
    path = Path(os.path.relpath(opened.place.base / FILE))
    before = path.read_bytes() if path.exists() else None
    known = make(opened.bank.sources, opened.bank.findings, opened.place.from_base)
    if before is not None and not whole:
        known |= _of_other_files(before.decode(errors="replace"), opened)
    try:
        replace_file(path, dump(known).encode(), before)
    except OSError as error:
        raise CommandError(f"{path} was not written: {reason(error)}") from error
    out.write(f"{path}: findings known from now on: {known.total()}\n")
    private = sum(found.code.startswith(NEVER_KNOWN) for found in opened.bank.findings)
    if private:
        out.write(f"findings that no baseline passes over, about what must not be published: {private}\n")
    return Exit.CLEAN


def _of_other_files(text: str, opened: Opened) -> Baseline:
    named = [opened.place.from_base(str(path)) for path in opened.place.paths]
    known, _ = load(text)
    return Baseline({key: n for key, n in known.items() if not any(PurePath(key[0]).is_relative_to(p) for p in named)})


def _arguments(parser: ArgumentParser) -> None:
    add_paths(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="form of the report (text)")
    parser.add_argument("--summary", type=Path, metavar="FILE", help="also add the findings to FILE, as Markdown")
    parser.add_argument(
        "--fix", action="store_true", help="first repair what is safe: invisible characters, old comments"
    )
    parser.add_argument("--repair-encoding", action="store_true", help="first decode again what was decoded wrongly")
    parser.add_argument("--no-baseline", action="store_true", help=f"report also what {FILE} knows")
    parser.add_argument(
        "--update-baseline", action="store_true", help=f"write the findings into {FILE} and report none"
    )


def _run(options: Namespace, out: TextIO) -> Exit:
    wanted = CheckOptions(
        report=options.format,
        summary=options.summary,
        fix=options.fix,
        repair_encoding=options.repair_encoding,
        baseline=not options.no_baseline,
        update_baseline=options.update_baseline,
    )
    return check(options.paths, wanted, out)


COMMAND = Command(_arguments, _run)
