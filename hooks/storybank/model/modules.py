"""The modules of a folder, found by looking: what stands in a file of its own is added by adding the file."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def modules_in(folder: ModuleType) -> tuple[ModuleType, ...]:
    """Return every module of a package, in the order of their names; packages in it are left out."""
    names = sorted(found.name for found in iter_modules(folder.__path__) if not found.ispkg)
    return tuple(import_module(f"{folder.__name__}.{name}") for name in names)
