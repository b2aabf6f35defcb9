"""Findings as JSON."""

from __future__ import annotations

import json

from ...model.findings import Finding, as_data
from .page import page_of

SCHEMA = "storybank/diagnostics/1"


def as_json(findings: tuple[Finding, ...], _line_of: object, /, pages: str = "") -> str:
    """Return one JSON object with the findings, each as in the export of the bank, and the page about its code."""
    found = [as_data(entry) | {"page": page_of(entry.code, pages)} for entry in findings]
    return json.dumps({"schema": SCHEMA, "diagnostics": found}, ensure_ascii=False, indent=2) + "\n"
