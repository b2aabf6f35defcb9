"""The findings that the baseline of a bank does not hold: read the file, and compare."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from ..check.baseline import FILE, Baseline, load, only_new
from ..check.policy import with_severities
from ..model.findings import Finding
from ..model.places import SourceFile
from ..model.settings import Settings
from ..read.files import read_text
from ..read.given import MAX_RECORD_KIB


def new_findings(
    sources: Iterable[SourceFile],
    findings: tuple[Finding, ...],
    folder: Path,
    settings: Settings,
    named: Callable[[str], str] = str,
) -> tuple[Finding, ...]:
    """Return the findings without those that the baseline in `folder` holds, if there is one.

    `named` turns the paths of messages into paths from that folder.
    """
    path = folder / FILE
    if not path.is_file():
        return findings
    source, problems = read_text(path, replace(settings, max_file_kib=MAX_RECORD_KIB))
    baseline, more = load(source.text, path.as_posix()) if source else (Baseline(), ())
    new, outdated = only_new(baseline, sources, findings, named)
    return (*with_severities((*problems, *more, *outdated), settings.severity), *new)
