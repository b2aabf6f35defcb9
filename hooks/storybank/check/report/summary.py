"""Findings as a Markdown table, for the summary of a job on GitHub and wherever Markdown is shown."""

from __future__ import annotations

import re
from collections import Counter

from ...model.findings import Finding, Severity
from ...text.printable import printable
from .page import page_of

MOST = 200  # findings listed; GitHub refuses summaries above 1 MiB
_ACTIVE = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&@:$/=^%\"'])")


def as_summary(findings: tuple[Finding, ...], pages: str = "") -> str:
    """Return the number of findings and a table of them. What a person wrote stands in it as text only."""
    counts = Counter(found.severity for found in findings)
    numbers = ", ".join(f"{counts[severity]} {severity}" for severity in Severity if counts[severity])
    head = f"## Storybank: {numbers or 'no findings'}\n"
    if not findings:
        return head
    rows = [_row(found, pages) for found in findings[:MOST]]
    more = [f"\n… and {len(findings) - MOST} more\n"] if len(findings) > MOST else []
    return "\n".join([head, "| place | finding | message | what to do |", "|---|---|---|---|", *rows, *more, ""])


def _row(found: Finding, pages: str) -> str:
    address = page_of(found.code, pages)
    code = f"[{found.code}]({address})" if address else found.code
    cells = (
        _text(f"{found.place}"),
        f"{code} {found.severity}<br>{found.name}",
        _text(found.message),
        _text(found.remedy),
    )
    return f"| {' | '.join(cells)} |"


def _text(text: str) -> str:
    """Return text that Markdown shows as it is, on one line: every mark as a character reference."""
    return _ACTIVE.sub(lambda match: f"&#{ord(match[1])};", printable(" ".join(text.split())))
