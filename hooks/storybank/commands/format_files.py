"""`storybank format`: bring files into the canonical form, or show what that would change."""

from __future__ import annotations

import difflib
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from ..check.repair import ON_REQUEST, repair
from ..check.rules import conflict_marker
from ..check.run import check_file
from ..format.prove import tidy
from ..model.findings import Finding, Severity, finding
from ..model.places import Place, SourceFile
from ..model.settings import Settings
from ..model.story import Document
from ..read.files import read
from ..read.unfinished import sweep_below
from ..text.printable import printable
from . import Command, CommandError, Exit, add_paths
from .files import Editable, editable
from .where import find_bank, is_stdin, read_stdin


@dataclass(frozen=True, slots=True)
class FormatOptions:
    """`check` and `diff` write nothing; `repair_encoding` decodes broken text again, which is a guess."""

    check: bool = False
    diff: bool = False
    repair_encoding: bool = False


def format_files(paths: Sequence[Path], options: FormatOptions, out: TextIO) -> Exit:
    """Format every file, or say which would change. What cannot be formatted is reported and left as it is."""
    if is_stdin(paths):
        return _format_stdin(paths, options, out)
    place = find_bank(paths)
    if not (options.check or options.diff):
        sweep_below(*place.paths)
    files, found = _files(place.paths, place.settings, options)
    changed = 0
    for file in files:
        if unjoined := tuple(conflict_marker.in_file(file.source, Document(file.source.path, (), ()))):
            found += unjoined
            continue
        source = _repaired(file.source) if options.repair_encoding else file.source
        tidied = tidy(source, place.settings)
        found += tidied.findings
        if tidied.text != file.source.text or (options.repair_encoding and file.changes(tidied.text)):
            problems = _apply(file, tidied.text, options, out)
            changed += not any(problem.code == "SB732" for problem in problems)
            found += problems
    out.writelines(f"{printable(str(entry))}\n  {printable(entry.remedy)}\n" for entry in found)
    out.write(_summary(changed, len(files), options))
    failed = any(entry.severity is not Severity.INFO for entry in found)
    return Exit.FINDINGS if failed or (changed and (options.check or options.diff)) else Exit.CLEAN


def _format_stdin(paths: Sequence[Path], options: FormatOptions, out: TextIO) -> Exit:
    """Write standard input to `out` in the canonical form, and what is off with it to standard error: for editors."""
    if options != FormatOptions():
        raise CommandError("Standard input (-) is formatted to standard output, without other options")
    place, source, found = read_stdin(paths)
    if source is None:
        raise CommandError(found[0].message)
    tidied = tidy(source, place.settings)
    out.write(tidied.text)
    sys.stderr.writelines(f"{printable(str(entry))}\n" for entry in tidied.findings)
    return Exit.FINDINGS if any(entry.severity is not Severity.INFO for entry in tidied.findings) else Exit.CLEAN


def _files(
    paths: Sequence[Path], settings: Settings, options: FormatOptions
) -> tuple[tuple[Editable, ...], list[Finding]]:
    sources: dict[str, SourceFile] = {}
    found: list[Finding] = []
    for path in paths:
        try:
            read_sources, problems = read(path, settings)
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error
        sources |= {source.path: source for source in read_sources}
        found += problems
    files, refused = editable(tuple(sources.values()), found, "format", any_encoding=options.repair_encoding)
    return files, [*(entry for entry in found if entry.code not in ("SB104", "SB105")), *refused]


def _repaired(source: SourceFile) -> SourceFile:
    document = Document(source.path, (), ())
    found = check_file(source, document)
    fixed = repair(source, found, ON_REQUEST)
    return source if fixed.text == source.text else fixed


def _apply(file: Editable, text: str, options: FormatOptions, out: TextIO) -> tuple[Finding, ...]:
    """Show or write one changed file."""
    path = file.source.path
    if options.diff:
        out.writelines(_diff(file.source.lines, text.split("\n"), path))
    if options.check:
        return (finding("SB730", Place(path), "this file is not in the canonical form"),)
    if options.diff:
        return ()
    problems = file.write(text)
    if not problems:
        out.write(f"formatted {printable(path)}\n")
    return problems


def _diff(before: Sequence[str], after: Sequence[str], path: str) -> Iterator[str]:
    for line in difflib.unified_diff(
        _shown(before), _shown(after), f"{path} (as it is)", f"{path} (formatted)", lineterm=""
    ):
        yield f"{printable(line)}\n"


def _shown(lines: Sequence[str]) -> list[str]:
    """The lines of a file, without the empty one behind the last line end."""
    return list(lines if lines[-1] else lines[:-1])


def _summary(changed: int, files: int, options: FormatOptions) -> str:
    would = "would be " if options.check or options.diff else ""
    return f"{changed} of {files} file{'s' if files != 1 else ''} {would}changed\n"


def _arguments(parser: ArgumentParser) -> None:
    add_paths(parser)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file would change")
    parser.add_argument("--diff", action="store_true", help="write nothing; show what would change, exit 1 if anything")
    parser.add_argument("--repair-encoding", action="store_true", help="also decode again what was decoded wrongly")


COMMAND = Command(
    _arguments,
    lambda options, out: format_files(
        options.paths, FormatOptions(options.check, options.diff, options.repair_encoding), out
    ),
)
