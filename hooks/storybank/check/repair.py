"""Repair: changes to single lines that are safe to make without asking what the writer meant.

Each repair belongs to the code of a finding. Broken encodings are a guess, however good, so they are repaired only
when somebody asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

import ftfy
from ftfy.badness import is_bad

from ..model.findings import Finding
from ..model.places import SourceFile

SAFE = ("SB106", "SB107", "SB711")
ON_REQUEST = ("SB108",)
_COMMENT = re.compile(r"[ \t]*<!--\s*storybank:\s*ignore\b(?P<codes>[^:]*?)\s*:.*?-->")
_CODE = re.compile(r"SB\d+")


def repair(source: SourceFile, findings: Collection[Finding], codes: Collection[str]) -> SourceFile:
    """Return the file with the findings of these codes repaired where that is possible.

    From right to left, so that the columns of the other findings on the line stay true. A line that nothing is left on
    goes.
    """
    lines: list[str | None] = list(source.lines)
    mine = [d for d in findings if d.place.path == source.path and d.code in codes and d.code in _REPAIRS]
    for entry in sorted(mine, key=lambda d: (d.place.line, d.place.column), reverse=True):
        index = entry.place.line - 1
        old = lines[index] or ""
        new = _REPAIRS[entry.code](old, entry)
        lines[index] = None if old.strip() and not new.strip() else new
    return replace(source, text="\n".join(line for line in lines if line is not None))


def _without_character(line: str, entry: Finding) -> str:
    return line[: entry.place.column - 1] + line[entry.place.column :]


def _without_comment(line: str, entry: Finding) -> str:
    """Take a suppression away that nothing needs; one that names further codes is left to its writer."""
    match = next((m for m in _COMMENT.finditer(line) if m.end() >= entry.place.column), None)
    if match is None or len(_CODE.findall(match["codes"])) != 1:
        return line
    return line[: match.start()] + line[match.end() :]


def _decoded_again(line: str, _entry: Finding) -> str:
    fixed = ftfy.fix_encoding(line)
    return line if is_bad(fixed) else fixed


_REPAIRS: Mapping[str, Callable[[str, Finding], str]] = {
    "SB106": _without_character,
    "SB107": _without_character,
    "SB108": _decoded_again,
    "SB711": _without_comment,
}
