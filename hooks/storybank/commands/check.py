"""`storybank check`: report what is wrong with a bank, repair what is safe, remember what is known."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TextIO

from ..check.baseline import FILE, NEVER_KNOWN, Baseline, dump, load, make
from ..check.repair import ON_REQUEST, SAFE, repair
from ..check.report import FORMATS, as_summary, counted, painted, wants_colour
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
    bank = (
        only_new(opened.bank, opened.place.base, opened.settings, _namer(opened)) if options.baseline else opened.bank
    )
    found = (*failed, *bank.findings)
    report = FORMATS[options.report](found, opened.line_of, opened.settings.rules)
    if options.report == "text":
        report += counted(bank.library, len(bank.sources))
        report = painted(report) if wants_colour(out) else report
    out.write(report)
    if options.summary:
        with options.summary.open("a", encoding="utf-8") as file:
            file.write(as_summary(found, opened.settings.rules))
    return Exit.FINDINGS if any(entry.severity is not Severity.INFO for entry in found) else Exit.CLEAN


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
    known = make(opened.bank.sources, opened.bank.findings, _namer(opened))
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
    named = [_namer(opened)(str(path)) for path in opened.place.paths]
    known, _ = load(text)
    return Baseline({key: n for key, n in known.items() if not any(PurePath(key[0]).is_relative_to(p) for p in named)})


def _namer(opened: Opened) -> Callable[[str], str]:
    """Return what turns a path from here into a path from the base of the bank."""
    base = opened.place.base
    return lambda path: PurePath(os.path.relpath(path, base)).as_posix()


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


COMMAND = Command("check", "Report what is wrong with a bank", _arguments, _run)
