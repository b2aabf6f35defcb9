"""Replace a folder as a whole or not at all: in one step where the system has one."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .unfinished import SUFFIX, Unfinished, begins, unfinished

_OLD = ".storybank-old"  # the end of the name of a folder whose place is empty for a moment
_HERE = -100  # AT_FDCWD: a name that is no full path begins in the current folder
_EXCHANGE = 2  # RENAME_EXCHANGE


@contextmanager
def beside(folder: Path) -> Iterator[Unfinished]:
    """Yield a new folder that may take the place of `folder`. If a run was killed in between, that is mended first."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    _put_back(folder)
    with unfinished(folder, folder=True) as new:
        yield new


def replace_folder(folder: Path, new: Path) -> None:
    """Put the folder `new` into the place of `folder`, which need not be there, or raise OSError and change nothing.

    `new` stands beside it. What begins with a dot directly in `folder`, such as `.git`, is taken over, as it is no
    output of anything. Afterwards the former folder has the name of `new`, or there is none.
    """
    if folder.is_dir():
        _take_over(folder, new)
        shutil.copymode(folder, new)
    try:
        new.rename(folder)  # nothing is there, or an empty folder
    except OSError as error:
        if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
            raise
        _exchange(folder, new)


def _put_back(folder: Path) -> None:
    for left in list(folder.parent.iterdir()):
        if left.name.startswith(begins(folder)) and left.name.endswith(_OLD):
            with suppress(OSError):
                left.rename(left.with_suffix(SUFFIX) if folder.exists() else folder)


def _take_over(folder: Path, new: Path) -> None:
    for entry in folder.iterdir():
        if entry.name.startswith("."):
            if entry.is_dir() and not entry.is_symlink():
                shutil.copytree(entry, new / entry.name, symlinks=True)
            else:
                shutil.copy2(entry, new / entry.name, follow_symlinks=False)


def _exchange(folder: Path, new: Path) -> None:
    """Let two folders change names: at once on Linux, elsewhere in three steps."""
    if _exchange_at_once(folder, new):
        return
    old = new.with_suffix(_OLD)
    folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    old.rename(new)


def _exchange_at_once(folder: Path, new: Path) -> bool:
    """Return False where the system or the file system cannot do it."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):  # macOS, Windows, an old system
        return False
    if rename(_HERE, os.fsencode(folder), _HERE, os.fsencode(new), ctypes.c_uint(_EXCHANGE)) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS):
        return False
    raise OSError(code, os.strerror(code), str(folder))
