"""Where a folder stands in its repository, as git would find it; git itself is not run."""

from __future__ import annotations

from pathlib import Path, PurePath


def folder_in_repository(folder: Path) -> str | None:
    """Return the path of `folder` from the root of its repository, "" for the root itself, None outside of any.

    The nearest `.git` counts, whether a folder or, in a submodule or a further work tree, a file.
    """
    here = folder.resolve()
    root = next((above for above in (here, *here.parents) if _is_root(above)), None)
    return None if root is None else folder_name(here.relative_to(root))


def _is_root(folder: Path) -> bool:
    try:
        (folder / ".git").lstat()
    except OSError:  # also of a folder that is closed to us
        return False
    return True


def folder_name(path: PurePath) -> str:
    """Return a relative path as it stands in settings: "" for none, and nothing of the system it is on."""
    return path.as_posix() if path.parts else ""
