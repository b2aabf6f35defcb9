"""When the content was written: from the files that were read to a time for each of their lines."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ..model.history import UNKNOWN, History
from ..model.places import SourceFile
from ..model.settings import Settings
from ..read.git import Tracked, line_times, tracked
from . import cache

SHALLOW = "the clone is shallow, without the commits that wrote the stories (fetch-depth: 0, or git fetch --unshallow)"
UNCOMMITTED = "no story is committed"


@dataclass(frozen=True, slots=True)
class _Version:
    """A tracked file as it stands: what git says of its lines is the same as long as this is."""

    path: str
    commit: str
    text: str
    shallow: bool


def read_history(sources: Iterable[SourceFile], settings: Settings, base: Path | None = None) -> History:
    """Return when each line of the sources was committed; their paths are relative to `base`, by default to here.

    A line that stands in its file more than once (a label, an empty line) has no time: which of them a commit brought
    is a guess. Git is asked once for all, and once more for each file that changed since it was last asked.
    """
    files = {source.path: ((base or Path()) / source.path).resolve() for source in sources}
    folder = Path(os.path.commonpath([path.parent for path in files.values()])) if files else Path()
    known = tracked(folder)
    wanted = [source for source in sources if _name(files[source.path], folder) in known.commits]
    versions = [_version(source, files[source.path], folder, known) for source in wanted]
    times = cache.each(_times, versions, settings, cache.Stage("Asking git"))
    lines = {source.path: _telling(source, each) for source, each in zip(wanted, times, strict=True)}
    return History(lines, known.missing or _missing(lines, shallow=known.shallow))


def _version(source: SourceFile, path: Path, folder: Path, known: Tracked) -> _Version:
    text = sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
    return _Version(str(path), known.commits[_name(path, folder)], text, known.shallow)


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _times(version: _Version, _: Settings) -> tuple[int, ...]:
    return line_times(Path(version.path), shallow=version.shallow)


def _telling(source: SourceFile, times: tuple[int, ...]) -> tuple[int, ...]:
    texts = [line.strip() for line in source.lines]
    often = Counter(texts)
    return tuple(time if often[text] == 1 else UNKNOWN for text, time in zip(texts, times, strict=False))


def _missing(lines: Mapping[str, tuple[int, ...]], *, shallow: bool) -> str:
    if any(time != UNKNOWN for times in lines.values() for time in times):
        return ""
    return SHALLOW if shallow else UNCOMMITTED
