"""What an export format is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..model.findings import Finding
from ..model.library import Library
from ..model.site import Asset


@dataclass(frozen=True, slots=True)
class ExportSources:
    """What a format is made of: the bank, its findings, and the address of its site, with a slash at the end.

    Where no `site` is known it is "", and addresses are relative to the root of the site.
    """

    library: Library
    findings: tuple[Finding, ...] = ()
    site: str = ""


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One form of the bank's data.

    `name` is what `storybank export --format` calls it, and `summary` what the help says about it. `write` yields the
    bank as bytes, piece by piece, equal for equal input. `path` is where the site publishes it, "" for nowhere, and
    `beside` returns what the site publishes with it, such as a schema.
    """

    name: str
    summary: str
    write: Callable[[ExportSources], Iterable[bytes]]
    path: str = ""
    beside: Callable[[], Iterable[Asset]] = tuple

    def assets(self, sources: ExportSources) -> tuple[Asset, ...]:
        """Return the files of the site that hold this form of the bank."""
        if not self.path:
            return ()
        return (Asset(self.path, b"".join(self.write(sources))), *self.beside())
