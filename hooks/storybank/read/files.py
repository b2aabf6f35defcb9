"""Read: from a file or a folder to source files. Nothing but regular files is ever opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from ..model.addresses import IMAGES
from ..model.findings import Finding, finding
from ..model.places import ImageFile, Place, SourceFile
from ..model.settings import Settings
from .decode import decode

SUFFIXES = (".md", ".markdown", ".mdx")
COMPANIONS = ("keywords.yml", "addresses.toml")  # read by others
MAX_IMAGE_KIB = 2 * 1024


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file to read: where it is, how messages name it, and the folder of the bank it stands in."""

    path: Path
    name: str
    folder: str

    @property
    def place(self) -> Place:
        """The place of a finding about the whole file. A byte of its name that is not UTF-8 stands as an escape."""
        return Place(self.name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace"))


def read(
    root: Path, settings: Settings, base: Path | None = None
) -> tuple[tuple[SourceFile, ...], tuple[Finding, ...]]:
    """Return the Markdown files at `root` (one file, or a folder and all below it), sorted by path, and what is off.

    Paths are given relative to `base` where they lie below it. Entries that begin with a dot are no content. Raises
    FileNotFoundError when `root` does not exist: that is a mistake of the caller, not of the content.
    """
    root.lstat()
    sources: list[SourceFile] = []
    found: list[Finding] = []
    for entry in _entries(root, root, settings, base or Path()):
        if entry.path == root or _is_folder(entry.path) or entry.path.suffix.lower() in SUFFIXES:
            source, problems = _read_file(entry, settings)
            found += problems
            sources += [source] if source else []
        elif entry.path.suffix.lower() not in IMAGES and entry.path.name not in COMPANIONS:
            found.append(finding("SB109", entry.place, "files of this kind are not read"))
    if root.is_dir() and not sources:
        found.append(finding("SB114", Place(_name(root, base or Path())), "no file here was read"))
    return tuple(sources), tuple(found)


def read_images(
    root: Path, settings: Settings, base: Path | None = None
) -> tuple[tuple[ImageFile, ...], tuple[Finding, ...]]:
    """Return the images in the folder `root`, sorted by path, and what is off with them; none for a single file."""
    images: list[ImageFile] = []
    found: list[Finding] = []
    for entry in _entries(root, root, settings, base or Path()) if root.is_dir() else ():
        if entry.path.suffix.lower() in IMAGES and not _is_folder(entry.path):
            data = _data(entry, MAX_IMAGE_KIB)
            if isinstance(data, bytes):
                images.append(ImageFile(entry.name, data))
            else:
                found.append(data)
    return tuple(images), tuple(found)


def read_text(path: Path, settings: Settings, base: Path | None = None) -> tuple[SourceFile | None, list[Finding]]:
    """Return one file of any kind as text, or None and the finding that says why not."""
    return _read_file(_Entry(path, _name(path, base or Path()), ""), settings)


def _entries(path: Path, root: Path, settings: Settings, base: Path) -> Iterator[_Entry]:
    """Yield what is to be read below `path`, in an order that no file system changes.

    A folder below `root` that cannot be opened is yielded itself, so that it is reported as a file would be.
    """
    yield from _below(path, _name(path, base), root, settings, base)


def _below(path: Path, name: str, root: Path, settings: Settings, base: Path) -> Iterator[_Entry]:
    if stat.S_ISDIR(path.lstat().st_mode) and (path == root or os.access(path, os.R_OK | os.X_OK)):
        named = _naming(path, base)
        for child in sorted(path.iterdir(), key=lambda entry: entry.name):
            if not child.name.startswith("."):
                yield from _below(child, named(child), root, settings, base)
    else:
        yield _Entry(path, name, _folder(path, root, settings))


def _is_folder(path: Path) -> bool:
    """True for a real folder and for a link to one: the link is not followed, but it must be reported."""
    return path.is_dir()


def _name(path: Path, base: Path) -> str:
    absolute, start = path.parent.resolve() / path.name, base.resolve()  # a link keeps its own name
    return absolute.relative_to(start).as_posix() if absolute.is_relative_to(start) else path.as_posix()


def _naming(folder: Path, base: Path) -> Callable[[Path], str]:
    """Return how messages name what stands in a folder: links on the way to it are followed once for all."""
    absolute, start = folder.resolve(), base.resolve()
    if not absolute.is_relative_to(start):
        return Path.as_posix
    within = PurePosixPath(absolute.relative_to(start).as_posix())
    return lambda path: (within / path.name).as_posix()


def _folder(path: Path, root: Path, settings: Settings) -> str:
    """Return the first folder below the content folder, "" for a file that stands directly in it.

    The content folder is the last one on the way that has its name, or else the folder that was given.
    """
    way = path.parent.parts if path == root else (root.name, *path.parent.relative_to(root).parts)
    home = PurePath(settings.content).name
    below = way[len(way) - way[::-1].index(home) :] if home in way else way[1:]
    return below[0] if below and (home in way or path != root) else ""


def _read_file(entry: _Entry, settings: Settings) -> tuple[SourceFile | None, list[Finding]]:
    data = _data(entry, settings.max_file_kib)
    return decode(data, entry.name, entry.folder) if isinstance(data, bytes) else (None, [data])


def _data(entry: _Entry, max_kib: int) -> bytes | Finding:
    """Return the bytes of a regular file up to a size, or the finding that says why not."""
    place, mode = entry.place, entry.path.lstat().st_mode
    if place.path != entry.name:
        return finding("SB112", place, "the name is not UTF-8, so this was not read")
    if stat.S_ISDIR(mode):
        return finding("SB102", place, "the folder cannot be opened, so nothing in it was read")
    if not stat.S_ISREG(mode):
        return finding("SB101", place, "this is not a regular file, so it was not opened")
    try:
        data = _bytes(entry.path, max_kib * 1024 + 1)
    except OSError as error:
        return finding("SB102", place, f"the file cannot be read: {error.strerror}")
    if len(data) > max_kib * 1024:
        return finding("SB103", place, f"the file is larger than {max_kib} KiB, so it was not read")
    return data


def _bytes(path: Path, limit: int) -> bytes:
    """Read at most `limit` bytes. The flags close the moment between looking and opening."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):  # a pipe without a writer would be an empty file
            raise OSError(0, "it is no regular file any more")
        return file.read(limit)
