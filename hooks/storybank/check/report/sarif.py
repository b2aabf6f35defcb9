"""Findings as SARIF 2.1.0, the form that code scanning services read."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath
from urllib.parse import quote

from ... import __version__
from ...model.findings import Code, Finding, Severity
from ...model.places import Place
from ...text.digest import digest
from ..codes import codes
from .azure import automation
from .page import page_of

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST = 25_000  # results in a run; GitHub refuses a log with more, and shows the worst 5,000
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_sarif(findings: tuple[Finding, ...], line_of: Callable[[Place], str], /, pages: str = "") -> str:
    """Return a log of one run. Every code is described in it, so that a clean log says what was looked for.

    It has what GitHub, GitLab and Azure DevOps ask for, and keeps to what they take: of more than MOST findings the
    worst, and a notification that says how many are left out.
    """
    ranked = (
        sorted(findings, key=lambda found: list(LEVELS).index(found.severity)) if len(findings) > MOST else findings
    )
    run: dict[str, object] = {
        "tool": {
            "driver": {
                "name": "storybank",
                "fullName": f"Storybank {__version__}",
                "semanticVersion": __version__,
                **({"informationUri": pages} if pages else {}),
                "rules": [_rule(code, pages) for code in codes().values()],
            }
        },
        **automation(os.environ),
        "columnKind": "unicodeCodePoints",
        "results": list(_results(ranked[:MOST], line_of)),
    }
    if len(findings) > MOST:
        said = {"level": "warning", "message": {"text": f"{len(findings) - MOST} more findings are left out."}}
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": [said]}]
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


def _results(findings: Sequence[Finding], line_of: Callable[[Place], str]) -> Iterator[dict[str, object]]:
    """Yield the results. By its fingerprint a service knows a finding again on another line, and tells two on one."""
    numbers = {id_: number for number, id_ in enumerate(codes())}
    seen: Counter[tuple[str, str, str]] = Counter()
    for found in findings:
        line = line_of(found.place)
        key = (found.place.path, found.code, digest(" ".join(line.split()), 16))
        seen[key] += 1
        yield {
            "ruleId": found.code,
            "ruleIndex": numbers[found.code],
            "level": LEVELS[found.severity],
            "message": {"text": f"{found.message}. {found.remedy}"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": _uri(found.place.path)},
                        "region": _region(found.place, line),
                    }
                }
            ],
            "partialFingerprints": {"primaryLocationLineHash": f"{key[2]}:{seen[key]}"},
        }


def _region(place: Place, line: str) -> dict[str, int]:
    """Return the rest of the line: GitHub asks where a result ends, and a finding only says where it begins."""
    end = max(place.column, len(line) + 1)
    return {"startLine": place.line, "startColumn": place.column, "endLine": place.line, "endColumn": end}


def _uri(path: str) -> str:
    """Return a path as a URI: relative, unless the file lies elsewhere."""
    return PurePath(path).as_uri() if PurePath(path).is_absolute() else quote(path)
