"""Findings as SARIF 2.1.0, the form that code scanning services read."""

from __future__ import annotations

import json
from urllib.parse import quote

from .. import __version__
from ..diagnostics import Code, Diagnostic, Severity, codes
from .page import page_of

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_sarif(diagnostics: tuple[Diagnostic, ...], _line_of: object, /, pages: str = "") -> str:
    """Return a log of one run. Every code is described in it, so that a clean log says what was looked for."""
    numbers = {id_: number for number, id_ in enumerate(codes())}
    run = {
        "tool": {
            "driver": {
                "name": "storybank",
                "semanticVersion": __version__,
                "rules": [_rule(code, pages) for code in codes().values()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, numbers[found.code]) for found in diagnostics],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: Code, pages: str) -> dict[str, object]:
    address = {"helpUri": page_of(code.id, pages)} if pages else {}
    return address | {
        "id": code.id,
        "name": code.name,
        "shortDescription": {"text": code.what},
        "fullDescription": {"text": f"{code.what} {code.why}"},
        "help": {"text": f"{code.remedy}\n\nWrong:\n{code.wrong}\n\nRight:\n{code.right}"},
        "defaultConfiguration": {"level": LEVELS[code.severity]},
    }


def _result(found: Diagnostic, number: int) -> dict[str, object]:
    return {
        "ruleId": found.code,
        "ruleIndex": number,
        "level": LEVELS[found.severity],
        "message": {"text": f"{found.message}. {found.remedy}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(found.place.path)},
                    "region": {"startLine": found.place.line, "startColumn": found.place.column},
                }
            }
        ],
    }
