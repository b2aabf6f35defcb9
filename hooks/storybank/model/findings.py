"""Findings about the content: what, where, how bad, what to do, and what the right form looks like.

The codes are a closed list. A rule brings its own with it; what a stage reports itself, without a rule, is kept as data
in `codes/*.toml`, one file a group. The same text serves the message, the reference pages and the exports.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib import resources

from .places import Place


class Severity(StrEnum):
    """How bad a finding is. Errors and warnings fail a check; an info says what the reader decided in doubt."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding: `id` such as SB201, `name` in words, its default severity, and its documentation.

    `remedy` says what to do in one sentence; `wrong` and `right` are examples in Markdown.
    """

    id: str
    name: str
    severity: Severity
    what: str
    why: str
    remedy: str
    wrong: str
    right: str

    def at(self, place: Place, message: str, *, remedy: str = "", example: str = "", quote: str = "") -> Finding:
        """Return a finding with the severity, remedy and example of this code, unless better ones are given."""
        said = (message, remedy or self.remedy, example or self.right, quote)
        return Finding(place, self.id, self.name, self.severity, *said)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding at one place, of the code with this id and name. `remedy` and `example` can be shown as they are.

    `quote` is the faulty text as it stands in the source, where a stage knows it but not its column; see `pinpoint`.
    """

    place: Place
    code: str
    name: str
    severity: Severity
    message: str
    remedy: str
    example: str
    quote: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.severity}: {self.message}"


@cache
def stage_codes() -> dict[str, Code]:
    """Return by its id every code that a stage yields itself, without a rule."""
    files = [file for file in (resources.files(__package__) / "codes").iterdir() if file.name.endswith(".toml")]
    table = tomllib.loads("\n".join(file.read_text(encoding="utf-8") for file in files))  # refuses an id given twice
    return {id_: _code(id_, entry) for id_, entry in table.items()}


def _code(id_: str, entry: dict[str, str]) -> Code:
    texts = {key: text.strip("\n") for key, text in entry.items() if key != "severity"}
    return Code(id=id_, severity=Severity(entry["severity"]), **texts)


def finding(code: str, place: Place, message: str, *, remedy: str = "", example: str = "", quote: str = "") -> Finding:
    """Return a finding of a code that a stage yields itself; see `Code.at`."""
    return stage_codes()[code].at(place, message, remedy=remedy, example=example, quote=quote)


def pinpoint(found: Finding, line: str) -> Finding:
    """Return the finding at the column where its quote stands in its source line, unchanged if it does not."""
    column = line.find(found.quote) + 1 if found.quote else 0
    return replace(found, place=replace(found.place, column=column)) if column else found


def by_place(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings in reading order, each once."""
    return tuple(sorted(set(findings), key=lambda d: (d.place, d.code, d.message)))


def as_data(found: Finding) -> dict[str, object]:
    """Return a finding as plain data, for JSON."""
    return {
        "path": found.place.path,
        "line": found.place.line,
        "column": found.place.column,
        "code": found.code,
        "name": found.name,
        "severity": str(found.severity),
        "message": found.message,
        "remedy": found.remedy,
        "example": found.example,
    }
