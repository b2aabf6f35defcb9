"""Where the bank is that a command is about: any file or folder, with or without settings around."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from ..check.policy import with_severities
from ..model.findings import Finding
from ..model.places import SourceFile
from ..model.settings import Settings
from ..pipeline.known import codes
from ..read.decode import decode
from ..read.settings_file import find_base, load_settings, with_surroundings
from . import THIS, CommandError

STDIN = Path("-")


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
