"""The lines that findings are about, as a report shows them: what must not be published is covered."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

from ..model.findings import Finding
from ..model.places import Place, SourceFile
from ..model.settings import Settings
from ..pipeline.known import masked

SHOWN_BYTES = 1024 * 1024  # of a file that the reader refused, for the line of a finding


def lines_of(findings: Iterable[Finding], sources: Iterable[SourceFile], settings: Settings) -> Callable[[Place], str]:
    """Return what gives the line of each of the findings, "" if it cannot be shown.

    Nothing is read before it is asked for, and then all at once. A file may be no source: the record of addresses may
    be the longest.
    """

    @cache
    def shown() -> dict[tuple[str, int], str]:
        read: dict[str, Sequence[str]] = {source.path: source.lines for source in sources}
        places = {(found.place.path, found.place.line): "" for found in findings}
        for path, line in places:
            lines = read[path] if path in read else read.setdefault(path, _lines(Path(path)))
            places[path, line] = lines[line - 1] if line <= len(lines) else ""
        return dict(zip(places, masked(tuple(places.values()), settings), strict=True))

    return lambda place: shown()[place.path, place.line]


def _lines(path: Path) -> list[str]:
    """Return the lines of a file that is no source, with a mark for what is not UTF-8."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return []
        with path.open("rb") as file:
            return file.read(SHOWN_BYTES).decode("utf-8", "replace").splitlines()
    except OSError:
        return []
