"""Policy: what the maintainer makes of the findings, by severities of their own and files where codes do not count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fnmatch import fnmatchcase

from ..model.findings import Finding, Severity


def with_severities(findings: tuple[Finding, ...], severity: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return the findings with the severities that the maintainer set; a code that is `off` is left out."""
    return tuple(
        replace(d, severity=Severity(severity.get(d.code, d.severity)))
        for d in findings
        if severity.get(d.code) != "off"
    )


def not_ignored(findings: tuple[Finding, ...], ignore: Mapping[str, tuple[str, ...]]) -> tuple[Finding, ...]:
    """Return the findings but for those that the maintainer switched off for some files.

    A pattern counts from the folder of the bank, wherever the reader started.
    """
    return tuple(
        d
        for d in findings
        if not any(
            d.code in codes and (fnmatchcase(d.place.path, pattern) or fnmatchcase(d.place.path, f"*/{pattern}"))
            for pattern, codes in ignore.items()
        )
    )
