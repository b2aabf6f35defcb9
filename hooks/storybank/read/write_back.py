"""Replace a file as a whole or not at all."""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path

from ..model.places import SourceFile
from .unfinished import unfinished


def encoded(source: SourceFile, text: str) -> bytes:
    """Return the bytes of `text` with the line ends and the byte order mark that the file had."""
    data = text.replace("\n", source.newline).encode()
    return codecs.BOM_UTF8 + data if source.bom else data


def replace_file(path: Path, data: bytes, expected: bytes | None) -> None:
    """Put `data` in the place of the file at `path`, or raise OSError and leave everything as it was.

    `expected` is what the file must still hold (None: there must be no file), so that an edit made in the meantime is
    never lost. The new file has the permissions of the old one. Links are not followed.
    """
    mode = _mode(path, expected)
    with unfinished(path) as new:
        with new.path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        new.path.chmod(mode)
        _mode(path, expected)
        if expected is not None or not _put_where_nothing_is(new.path, path):
            new.path.replace(path)


def _put_where_nothing_is(new: Path, path: Path) -> bool:
    """Give the file its name unless somebody else just took it; return False where a file can have one name only."""
    try:
        path.hardlink_to(new)
    except FileExistsError as error:
        raise FileExistsError(f"{path} exists already") from error
    except OSError:
        return False
    return True


def _mode(path: Path, expected: bytes | None) -> int:
    """Return the permissions that the file shall have; OSError if it is not what the caller believes."""
    if expected is None:
        if path.exists() or path.is_symlink():
            raise FileExistsError(f"{path} exists already")
        return 0o644
    state = path.lstat()
    if not stat.S_ISREG(state.st_mode):
        raise OSError(f"{path} is not a regular file")
    if not os.access(path, os.W_OK):
        raise PermissionError(f"{path} is write-protected")
    if path.read_bytes() != expected:
        raise OSError(f"{path} was changed by somebody else in the meantime")
    return stat.S_IMODE(state.st_mode)
