"""What an export format is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..model.findings import Finding
from ..model.history import NO_HISTORY, History
from ..model.library import Library
from ..model.site import Asset


@dataclass(frozen=True, slots=True)
class ExportSources:
    """What a format is made of: the bank, its findings, the address of its site, with a slash at the end, its history.

    Where no `site` is known it is "", and addresses are relative to the root of the site.
    """

    library: Library
    findings: tuple[Finding, ...] = ()
    site: str = ""
    history: History = NO_HISTORY


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One form of the bank's data.

    `name` is what `storybank export --format` calls it, and `summary` what the help says about it. `write` yields the
    bank as bytes, piece by piece, equal for equal input. `path` is where the site publishes it: "" for nowhere, which
    has to be said. `beside` returns what the site publishes with it, such as a schema. `lacks` says what is missing
    for this format, in words for a maintainer, "" if nothing is: where something is, `write` yields nothing. `dated`
    says that it uses the history, and `text` is false for bytes that no terminal should show.
    """

    name: str
    summary: str
    write: Callable[[ExportSources], Iterable[bytes]]
    path: str
    beside: Callable[[], Iterable[Asset]] = tuple
    lacks: Callable[[ExportSources], str] = lambda _: ""
    dated: bool = False
    text: bool = True

    def assets(self, sources: ExportSources) -> tuple[Asset, ...]:
        """Return the files of the site that hold this form of the bank."""
        if not self.path or self.lacks(sources):
            return ()
        return (Asset(self.path, b"".join(self.write(sources))), *self.beside())
