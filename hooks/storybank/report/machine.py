"""Findings as JSON."""

from __future__ import annotations

import json

from ..diagnostics import Diagnostic, as_data

SCHEMA = "storybank/diagnostics/1"


def as_json(diagnostics: tuple[Diagnostic, ...]) -> str:
    """Return one JSON object with the findings, each as in the export of the bank."""
    report = {"schema": SCHEMA, "diagnostics": [as_data(found) for found in diagnostics]}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
