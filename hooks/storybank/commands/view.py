"""What of a bank is in view of a check: the whole of it, or some files that are linked with the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..model.checked import Extent
from ..model.findings import Finding
from ..model.places import SourceFile
from ..model.settings import Settings
from ..pipeline.known import checked
from ..read.given import Given, gather
from . import CommandError
from .where import Found, find_bank, is_stdin, read_stdin


@dataclass(frozen=True, slots=True)
class View:
    """Where a bank was found; the files in view, what is off with them, and how much stands in each."""

    place: Found
    sources: tuple[SourceFile, ...]
    findings: tuple[Finding, ...]
    extents: Mapping[str, Extent]

    @property
    def settings(self) -> Settings:
        return self.place.settings


def view(paths: Sequence[Path]) -> View:
    """Return the bank in `paths`, and nothing around it."""
    place = find_bank(paths)
    try:
        given = gather(place.paths, place.settings)
    except OSError as error:
        raise CommandError(f"{error.filename}: {error.strerror}") from error
    return _view(place, given)


def view_within(paths: Sequence[Path]) -> View:
    """Return the bank with only the files in `paths` in view, linked with the whole bank that they stand in.

    A link to a neighbour is not broken because only one file was named. Paths outside a content folder stand alone, and
    so does standard input.
    """
    if is_stdin(paths):
        place, source, found = read_stdin(paths)
        return _view(place, Given((source,) if source else (), problems=found))
    place = find_bank(paths)
    content = (place.base / place.settings.content).resolve()
    if not paths or not content.is_dir() or not all(content in path.resolve().parents for path in paths):
        return view(paths)
    return _narrowed(view((place.base,)), paths)


def _view(place: Found, given: Given) -> View:
    said = checked(given, place.settings)
    return View(place, given.sources, (*place.findings, *said.findings), said.extents)


def _narrowed(whole: View, paths: Sequence[Path]) -> View:
    """Return a view of the files in `paths` alone."""
    named = [path.resolve() for path in paths]
    places = {*(source.path for source in whole.sources), *(found.place.path for found in whole.findings)}
    seen = {path for path in places if any(Path(path).resolve().is_relative_to(name) for name in named)}
    sources = tuple(source for source in whole.sources if source.path in seen)
    findings = tuple(found for found in whole.findings if found.place.path in seen)
    return replace(whole, sources=sources, findings=findings)
