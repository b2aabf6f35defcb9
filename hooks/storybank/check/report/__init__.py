"""Report: findings as text for people, as JSON and SARIF for programs, as annotations for GitHub."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from ...model.findings import Finding
from ...model.places import Place
from .github import as_github
from .machine import as_json
from .painted import painted, wants_colour
from .sarif import as_sarif
from .summary import as_summary
from .text import as_text, counted

LineOf = Callable[[Place], str]  # the line of the source that a place stands in, "" if it cannot be shown


class Report(Protocol):
    """From findings to text. `pages` is the address below which each code has its page, "" if there is none."""

    def __call__(self, findings: tuple[Finding, ...], line_of: LineOf, /, pages: str = "") -> str: ...


FORMATS: Mapping[str, Report] = {"text": as_text, "json": as_json, "sarif": as_sarif, "github": as_github}
FOR_HOSTS = ("sarif", "github")  # read by the host of a repository, which knows files by their paths from its root

__all__ = ["FORMATS", "FOR_HOSTS", "LineOf", "Report", "as_summary", "counted", "painted", "wants_colour"]
