"""Report: findings as text for people, as JSON and SARIF for programs, as annotations for GitHub."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..diagnostics import Diagnostic
from ..source import Place
from .github import as_github
from .machine import as_json
from .sarif import as_sarif
from .text import as_text

LineOf = Callable[[Place], str]  # the line of the source that a place stands in, "" if it cannot be shown
Report = Callable[[tuple[Diagnostic, ...], LineOf], str]

FORMATS: Mapping[str, Report] = {
    "text": as_text,
    "json": lambda diagnostics, _: as_json(diagnostics),
    "sarif": lambda diagnostics, _: as_sarif(diagnostics),
    "github": lambda diagnostics, _: as_github(diagnostics),
}
