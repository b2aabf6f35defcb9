"""What is being written stands beside its place, and is held while its writer lives: whatever nobody holds was left.

A process that is killed removes nothing. What it held is free at that moment, so the next one tells its rest from what
a third one is writing right now, and removes it.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from secrets import token_hex

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

SUFFIX = ".storybank-new"
_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_LONG = 24 * 60 * 60  # seconds: where nothing can be held, what is older than that was left


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A new file or folder, and the open descriptors that hold it; a process that inherits them holds it too."""

    path: Path
    held: tuple[int, ...]

    def is_there(self) -> bool:
        """False if somebody has removed it, also if there is another one of its name by now."""
        return self.path.exists() and all(os.path.samestat(os.fstat(it), self.path.stat()) for it in self.held)


@contextmanager
def unfinished(place: Path, *, folder: bool = False) -> Iterator[Unfinished]:
    """Yield a new, empty file or folder beside `place`. What still has its name at the end is removed.

    What runs that were killed have left there is removed first.
    """
    sweep(place.parent)
    new = _begin(place, folder=folder)
    try:
        yield new
    finally:
        _remove(new.path)
        _close(new.held)


def begins(place: Path) -> str:
    """Return how the name of everything begins that is to take this place. It never gets too long for a name."""
    return f".{place.name[:32]}."


def sweep(folder: Path) -> None:
    """Remove what runs that were killed have left in the folder."""
    with suppress(OSError):  # a folder that cannot be looked into, or is gone
        for entry in list(folder.iterdir()):
            if entry.name.startswith(".") and entry.name.endswith(SUFFIX):
                _remove_if_left(entry)


def sweep_below(*roots: Path) -> None:
    """The same in each of the folders, and in every folder of content below it."""
    for folder, below, _ in chain.from_iterable(map(os.walk, roots)):
        below[:] = [name for name in below if not name.startswith(".")]
        sweep(Path(folder))


def _begin(place: Path, *, folder: bool) -> Unfinished:
    while True:
        path = place.with_name(f"{begins(place)}{token_hex(4)}{SUFFIX}")
        path.mkdir() if folder else path.touch(0o600, exist_ok=False)
        with suppress(FileNotFoundError):  # another run took it for a rest, in the moment before it was held
            held = _hold(path)
            if held is not None and path.exists():
                return Unfinished(path, held)


def _remove_if_left(path: Path) -> None:
    with suppress(OSError):  # gone meanwhile, a link, or not ours
        held = _hold(path)
        if held or (held is not None and time.time() - path.stat().st_mtime > _LONG):
            _remove(path)
        _close(held or ())


def _hold(path: Path) -> tuple[int, ...] | None:
    """Hold what stands at `path` by open descriptors, by none where the system knows no such thing.

    None if somebody else holds it.
    """
    if fcntl is None:
        return ()
    descriptor = os.open(path, _OPEN)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        return None if isinstance(error, BlockingIOError) else ()  # some network drives
    return (descriptor,)


def _close(held: tuple[int, ...]) -> None:
    for descriptor in held:
        os.close(descriptor)


def _remove(path: Path) -> None:
    """Remove a file or a folder, as far as that can be done: the next run goes on with it."""
    shutil.rmtree(path, ignore_errors=True)
    with suppress(OSError):
        path.unlink()
