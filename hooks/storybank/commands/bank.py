"""Open the bank that a command is about: any file or folder, with or without settings around."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePath

from ..check.codes import codes
from ..check.policy import with_severities
from ..check.privacy import mask
from ..model.findings import Finding
from ..model.places import Place, SourceFile
from ..model.settings import Settings
from ..pipeline.load import Bank, load
from ..read.decode import decode
from ..read.settings_file import find_base, load_settings, with_surroundings
from . import THIS, CommandError

STDIN = Path("-")
SHOWN_BYTES = 1024 * 1024  # of a file that the reader refused, for the line of a finding


@dataclass(frozen=True, slots=True)
class Found:
    """Where a bank is: its base (the folder of pyproject.toml), its settings, what is wrong with them, its paths."""

    base: Path
    settings: Settings
    findings: tuple[Finding, ...]
    paths: tuple[Path, ...]

    def from_base(self, path: str) -> str:
        """Return a path from here as one from the base of the bank."""
        return PurePath(os.path.relpath(path, self.base)).as_posix()

    def in_repository(self, path: str) -> str:
        """Return a path from here as one from the root of the repository, as it is where the bank is in none."""
        if self.settings.repository_path is None or path == str(STDIN):
            return path
        named = self.settings.in_repository(self.from_base(path))
        return path if named.startswith("../") else named

    @property
    def root(self) -> Path:
        """The root of the repository, or the base of a bank that is in none."""
        return self.base.joinpath(*(".." for _ in PurePath(self.settings.repository_path or "").parts))

    @property
    def folder(self) -> Path:
        """The one folder that the bank is in; CommandError if single files were named."""
        if len(self.paths) != 1 or not self.paths[0].is_dir():
            raise CommandError("Name one content folder, or none: this command is about a whole bank")
        return self.paths[0]


@dataclass(frozen=True)  # no slots: what was looked up for a finding is kept for the next
class Opened:
    """A bank with the settings that hold for it, and where it was found."""

    bank: Bank
    place: Found

    @property
    def settings(self) -> Settings:
        return self.place.settings

    def line_of(self, place: Place) -> str:
        """Return the line that a finding is about, "" if it cannot be shown. What must not be published is covered."""
        known = (place.path, place.line)
        if known not in self._shown:
            lines = self._lines(place.path)
            self._shown[known] = mask(lines[place.line - 1], self.settings) if place.line <= len(lines) else ""
        return self._shown[known]

    def _lines(self, path: str) -> Sequence[str]:
        """Return the lines of a file, also of one that is no source: the record of addresses may be the longest."""
        if path not in self._read:
            self._read[path] = _lines(Path(path))
        return self._read[path]

    @cached_property
    def _read(self) -> dict[str, Sequence[str]]:
        return {source.path: source.lines for source in self.bank.sources}

    @cached_property
    def _shown(self) -> dict[tuple[str, int], str]:
        return {}


def settings_around() -> Settings:
    """Return the settings that hold in the current folder, also where there is no bank."""
    base = find_base(Path())
    return (load_settings(base, codes) if base else with_surroundings(Settings(), Path()))[0]


def find_bank(paths: Sequence[Path]) -> Found:
    """Find the bank in `paths`, by default in the content folder of the bank around the current folder.

    The folder of a bank, named itself, stands for its content folder. A folder that is no bank stands for itself.
    Settings come from the pyproject.toml with `[tool.storybank]` at or above the first path.
    """
    base = find_base(paths[0] if paths else Path())
    settings, found = load_settings(base, codes) if base else with_surroundings(Settings(), Path())
    named = tuple(replace(d, place=replace(d.place, path=_name(base, d.place.path))) for d in found)
    chosen = tuple(_chosen(path, base, settings) for path in paths) or (_content(base or Path(), settings),)
    return Found(base or Path(), settings, with_severities(named, settings.severity), chosen)


def open_bank(paths: Sequence[Path], sent: Sequence[SourceFile] = (), *, from_base: bool = False) -> Opened:
    """Return the bank in `paths`, linked and checked; with the files in `sent` as if they were there.

    Its files have their paths from here, as findings name them, or those from the base of the bank, as pages do.
    """
    place = find_bank(paths)
    try:
        bank = load(place.paths, place.settings, place.base if from_base else None, sent=sent)
    except OSError as error:
        raise CommandError(f"{error.filename}: {error.strerror}") from error
    return Opened(replace(bank, findings=(*place.findings, *bank.findings)), place)


def is_stdin(paths: Sequence[Path]) -> bool:
    """Say whether the paths name standard input, as `-`, instead of files."""
    return any(path == STDIN for path in paths)


def read_stdin(paths: Sequence[Path]) -> tuple[Found, SourceFile | None, tuple[Finding, ...]]:
    """Return where the bank around here is, what stands in standard input, and what is off with it."""
    if len(paths) > 1:
        raise CommandError("Standard input (-) stands alone, without files")
    place = find_bank(paths)
    most = place.settings.max_file_kib * 1024
    data = sys.stdin.buffer.read(most + 1)
    if len(data) > most:
        raise CommandError(f"Standard input is larger than {place.settings.max_file_kib} KiB, so it was not read")
    source, found = decode(data, str(STDIN))
    return place, source, tuple(found)


def _open_stdin(paths: Sequence[Path]) -> Opened:
    place, source, found = read_stdin(paths)
    bank = load((), place.settings, sent=[source] if source else [])
    return Opened(replace(bank, findings=(*place.findings, *found, *bank.findings)), place)


def open_within(paths: Sequence[Path]) -> Opened:
    """Return the bank with only the files in `paths` in view, linked with the whole bank that they stand in.

    A link to a neighbour is not broken because only one file was named. Paths outside a content folder stand alone, and
    so does standard input.
    """
    if is_stdin(paths):
        return _open_stdin(paths)
    place = find_bank(paths)
    content = (place.base / place.settings.content).resolve()
    if not paths or not content.is_dir() or not all(content in path.resolve().parents for path in paths):
        return open_bank(paths)
    opened = open_bank((place.base,))
    named = [path.resolve() for path in paths]

    def seen(path: str) -> bool:
        return any(Path(path).resolve().is_relative_to(name) for name in named)

    sources = tuple(source for source in opened.bank.sources if seen(source.path))
    findings = tuple(found for found in opened.bank.findings if seen(found.place.path))
    return replace(opened, bank=replace(opened.bank, sources=sources, findings=findings))


def _chosen(path: Path, base: Path | None, settings: Settings) -> Path:
    is_bank = path.resolve() == (base or Path()).resolve() and (base or (path / settings.content).is_dir())
    return _content(path, settings) if is_bank else path


def _content(base: Path, settings: Settings) -> Path:
    """Return the content folder as a path from here, so that messages name files as the user would."""
    folder = Path(os.path.relpath(base / settings.content))
    if not folder.is_dir():
        raise CommandError(
            f"There is no folder {folder}. Go to the folder of a bank, begin one (storybank init DIR), "
            f"or name what you mean ({THIS} PATH)"
        )
    return folder


def _name(base: Path | None, path: str) -> str:
    return Path(os.path.relpath((base or Path()) / path)).as_posix()


def _lines(path: Path) -> list[str]:
    """Return the lines of a file that is no source, with a mark for what is not UTF-8."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return []
        with path.open("rb") as file:
            return file.read(SHOWN_BYTES).decode("utf-8", "replace").splitlines()
    except OSError:
        return []
