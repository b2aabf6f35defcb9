"""The cache: what depends on one file, or one story, is kept until it, the settings, the package or a library changes.

It stands in the user's cache folder and not in the bank: a cache that came with somebody's pull request could say that
all is well. An entry is read back as values of the model and nothing else, so that none can run anything (decision 17).
"""

from __future__ import annotations

import io
import os
import pickle
import sys
import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import Lock
from typing import Any, Generic, TypeVar

from platformdirs import user_cache_path

from ..model.each import WorkersError
from ..model.settings import CACHE, OFF, Settings
from ..read.store import Store
from .memory import MEMORY
from .progress import counted
from .spread import pieces, spread
from .workers import crew_for

NAME = "files.sqlite3"
MOST = 256 * 1024 * 1024  # bytes: some 28,000 stories
# What reading and rendering depend on besides the content, the settings and this package. A test holds the list.
_LIBRARIES = """
    ada-url anyascii babel ftfy jinja2 linkify-it-py markdown-it-py markupsafe mdit-py-plugins nh3 phonenumberslite
    pygments python-frontmatter pyyaml snowballstemmer
"""
DEPENDENCIES = tuple(_LIBRARIES.split())
_PACKAGE = Path(__file__).parents[1]
_MODEL = f"{__package__.rpartition('.')[0]}.model."

Subject = TypeVar("Subject")
Value = TypeVar("Value")


def store() -> Store | None:
    """Return where the cache is, None if it is switched off."""
    named = os.environ.get(CACHE, "")
    if named == OFF:
        return None
    folder = Path(named) if named else user_cache_path("storybank", appauthor=False)
    return Store(folder.absolute() / NAME, MOST)


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage: what is shown of it, and how many seconds a million characters of its subjects take, as was measured.

    Without seconds it is not for other processes: it reads more than what it is given.
    """

    name: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class StagePiece(Generic[Subject, Value]):
    """Some subjects of a stage, as they are given to another process, and what they are to be made by."""

    make: Callable[[Subject, Settings], Value]
    subjects: Sequence[Subject]
    settings: Settings
    versions: str


NO_STAGE = Stage()
_ONE = Lock()  # a worker may have threads, and stemmers and readers that all stories share are not made for them


def each(
    make: Callable[[Subject, Settings], Value],
    subjects: Iterable[Subject],
    settings: Settings,
    stage: Stage = NO_STAGE,
) -> list[Value]:
    """Return what `make` returns for each of the subjects, from an earlier run where there is one.

    `repr` of a subject and of the settings must say everything that `make` depends on besides the package. Others may
    work along at a `stage` that takes long.
    """
    asked = list(subjects)
    kept = store()
    if kept is None:
        return _made(make, asked, settings, stage)
    keys = [_key(make.__name__, subject, settings) for subject in asked]
    found: dict[str, tuple[Any]] = {**MEMORY.recall(keys)}
    read = ((key, _read(data)) for key, data in kept.read(key for key in keys if key not in found).items())
    found |= {key: value for key, value in read if value is not None}
    missing = [(key, subject) for key, subject in zip(keys, asked, strict=True) if key not in found]
    values = _made(make, [subject for _, subject in missing], settings, stage)
    made = {key: (value,) for (key, _), value in zip(missing, values, strict=True)}
    new = {key: _written(value) for key, value in made.items()}
    if new:
        kept.write(new, found)
    known = found | made
    MEMORY.keep(known)
    return [known[key][0] for key in keys]


def _made(
    make: Callable[[Subject, Settings], Value], subjects: list[Subject], settings: Settings, stage: Stage
) -> list[Value]:
    may_spread = stage.seconds and len(subjects) > 1
    with crew_for(_seconds(subjects, stage)) if may_spread else nullcontext() as crew:
        if crew is None:
            return [make(subject, settings) for subject in counted(stage.name, subjects)]
        given = [StagePiece(make, some, settings, _versions()) for some in pieces(subjects)]
        return [value for values in spread(of_piece, given, crew, stage.name) for value in values]


def _seconds(subjects: list[Subject], stage: Stage) -> float:
    """Return how long a stage may take, by one of its subjects in sixteen."""
    some = subjects[::16]
    return stage.seconds / 1_000_000 * sum(len(repr(subject)) for subject in some) * len(subjects) / len(some)


def of_piece(piece: StagePiece[Subject, Value]) -> list[Value]:
    """Return what is made of each subject of a piece, wherever this runs, if it is what would be made here."""
    if piece.versions != _versions():
        raise WorkersError("A worker has another version of Storybank, of Python or of a library than this process")
    with _ONE:
        return [piece.make(subject, piece.settings) for subject in piece.subjects]


def _key(name: str, subject: object, settings: Settings) -> str:
    parts = (_versions(), name, repr(settings), repr(subject))
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _versions() -> str:
    """Return what changes when Python, a dependency or any file of this package does."""
    files = (path for path in sorted(_PACKAGE.rglob("*")) if path.suffix in (".py", ".toml", ".txt", ".jinja"))
    package = sha256(b"\0".join(part for path in files for part in (path.name.encode(), path.read_bytes())))
    return "\0".join((sys.version, package.hexdigest(), *map(_version, DEPENDENCIES)))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _written(value: object) -> bytes:
    return zlib.compress(pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL), level=1)


def _read(data: bytes) -> tuple[Any] | None:
    try:
        value: tuple[Any] = _Reader(io.BytesIO(zlib.decompress(data))).load()
    except Exception:  # the bytes may say anything
        return None
    return value


class _Reader(pickle.Unpickler):
    """Reads values of the model; what names anything else is no entry."""

    def find_class(self, module: str, name: str) -> object:
        if module.startswith(_MODEL) and name.isidentifier():
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"no value of the model: {module}.{name}")
