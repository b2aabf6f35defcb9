"""Findings as workflow commands, which GitHub shows as annotations beside the lines of a pull request."""

from __future__ import annotations

from ...model.findings import Finding, Severity
from ...text.printable import printable
from .page import page_of

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_github(findings: tuple[Finding, ...], _line_of: object, /, pages: str = "") -> str:
    """Return one command a finding. What a person wrote cannot end a command or begin another one."""
    return "".join(f"{_command(found, pages)}\n" for found in findings)


def _command(found: Finding, pages: str) -> str:
    properties = {
        "file": found.place.path,
        "line": str(found.place.line),
        "col": str(found.place.column),
        "title": f"{found.code} {found.name}",
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    page = page_of(found.code, pages)
    said = " ".join(filter(None, (f"{found.message}. {found.remedy}", page)))
    return f"::{COMMANDS[found.severity]} {listed}::{_message(said)}"


def _message(text: str) -> str:
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
