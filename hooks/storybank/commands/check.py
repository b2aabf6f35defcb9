"""`storybank check`: report what is wrong with a bank, repair what is safe, remember what is known."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path, PurePath
from typing import TextIO

from ..check.baseline import FILE, NEVER_KNOWN, Baseline, dump, load, make
from ..check.report import FOR_HOSTS, FORMATS, as_summary, counted, painted, wants_colour
from ..model.findings import Finding, Severity
from ..pipeline.baseline import new_findings
from ..read.unfinished import sweep_below
from ..read.write_back import replace_file
from . import Command, CommandError, Exit, add_paths, reason
from .files import editable
from .shown import lines_of
from .view import View, view, view_within
from .where import is_stdin


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
    seen = view_within(paths)
    failed: tuple[Finding, ...] = ()
    if options.fix or options.repair_encoding:
        sweep_below(*seen.place.paths)
        failed = _repair(seen, options)
        seen = view_within(paths)
    if options.update_baseline:
        return _update_baseline(view(paths), out, whole=not paths)
    new = _new(seen) if options.baseline else seen.findings
    found = (*failed, *new)
    report = _report(options.report, found, seen)
    if options.report == "text":
        report += counted(seen.extents[source.path] for source in seen.sources)
        report = painted(report) if wants_colour(out) else report
    out.write(report)
    if options.summary:
        with options.summary.open("a", encoding="utf-8") as file:
            file.write(as_summary(_in_repository(found, seen), seen.settings.rules))
    return Exit.FINDINGS if any(entry.severity is not Severity.INFO for entry in found) else Exit.CLEAN


def _new(seen: View) -> tuple[Finding, ...]:
    """Return the findings in view that the baseline of the bank does not hold."""
    place = seen.place
    return new_findings(seen.sources, seen.findings, place.base, place.settings, place.from_base)


def _report(form: str, found: tuple[Finding, ...], seen: View) -> str:
    """Return the report. People find a file by its path from here, hosts by that from the root of the repository."""
    line_of = lines_of(found, seen.sources, seen.settings)
    if form not in FOR_HOSTS:
        return FORMATS[form](found, line_of, seen.settings.rules)
    here = {seen.place.in_repository(path): path for path in {entry.place.path for entry in found}}
    placed = _in_repository(found, seen)
    return FORMATS[form](placed, lambda place: line_of(replace(place, path=here[place.path])), seen.settings.rules)


def _in_repository(found: tuple[Finding, ...], seen: View) -> tuple[Finding, ...]:
    """Return findings with paths from the root of the repository: they are read where nobody knows this folder."""
    named = {path: seen.place.in_repository(path) for path in {entry.place.path for entry in found}}
    return tuple(replace(entry, place=replace(entry.place, path=named[entry.place.path])) for entry in found)


def _repair(seen: View, options: CheckOptions) -> tuple[Finding, ...]:
    """Repair what can be repaired in every file; return a finding for each file that could not be written."""
    how = import_module("..check.repair", __package__)  # with what guesses encodings, which takes long to load
    rewrites = options.repair_encoding
    codes = (*(how.SAFE if options.fix else ()), *(how.ON_REQUEST if rewrites else ()))
    wanted = (*codes, *(("SB104", "SB105") if rewrites else ()))
    affected = {found.place.path for found in seen.findings if found.code in wanted}
    sources = [source for source in seen.sources if source.path in affected]
    files, failed = editable(sources, seen.findings, "check", any_encoding=rewrites)
    for file in files:
        text = how.repair(file.source, seen.findings, codes).text
        if text != file.source.text or (rewrites and file.changes(text)):
            failed += file.write(text)
    return failed


def _update_baseline(seen: View, out: TextIO, *, whole: bool) -> Exit:
    """Record the findings as they are, so that only new ones fail from now on.

    Unless it is the `whole` bank, what was recorded of other files stays recorded.
    """
    path = Path(os.path.relpath(seen.place.base / FILE))
    before = path.read_bytes() if path.exists() else None
    known = make(seen.sources, seen.findings, seen.place.from_base)
    if before is not None and not whole:
        known |= _of_other_files(before.decode(errors="replace"), seen)
    try:
        replace_file(path, dump(known).encode(), before)
    except OSError as error:
        raise CommandError(f"{path} was not written: {reason(error)}") from error
    out.write(f"{path}: findings known from now on: {known.total()}\n")
    private = sum(found.code.startswith(NEVER_KNOWN) for found in seen.findings)
    if private:
        out.write(f"findings that no baseline passes over, about what must not be published: {private}\n")
    return Exit.CLEAN


def _of_other_files(text: str, seen: View) -> Baseline:
    named = [seen.place.from_base(str(path)) for path in seen.place.paths]
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
