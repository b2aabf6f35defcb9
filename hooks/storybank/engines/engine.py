"""What a site generator is to the command line, and which of them a bank has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol

Say = Callable[[str, str], None]  # how bad it is, as MkDocs names it, and what


class EngineError(Exception):
    """What keeps a bank from being built, in one line."""


class BuildSite(Protocol):
    """Builds the bank in `base` into the new folder `site`; returns the exit code, below 0 for a signal.

    Processes that it starts hold the descriptors in `held` too, should they outlive this one.
    """

    def __call__(self, base: Path, site: Path, *, strict: bool, held: Sequence[int], say: Say) -> int: ...


@dataclass(frozen=True, slots=True)
class Preview:
    """How a site is made while somebody writes: into a new folder, saying whether it is whole; and what to watch."""

    build: Callable[[Path, Path, Say], bool]
    watched: Callable[[Path], Sequence[Path]]


@dataclass(frozen=True, slots=True)
class Engine:
    """A site generator: its name in messages, the files that configure it, where they have the site, how it builds;
    and how it makes a preview, None for one that has a server of its own.
    """

    title: str
    files: tuple[str, ...]
    site_folder: Callable[[Path], Path]
    build: BuildSite
    preview: Preview | None = None


ENGINES = ("mkdocs", "zensical")


def engine_named(name: str) -> Engine:
    """Return one of `ENGINES`; only its module is loaded, for most of a short run is loading."""
    engine: Engine = import_module(f".{name}.engine", __package__).ENGINE
    return engine


def usual_engine(base: Path) -> str:
    """Return the name of the engine that the files in `base` are for: MkDocs, unless only Zensical reads them."""
    only_zensical = (base / "zensical.toml").is_file() and not (base / "mkdocs.yml").is_file()
    return "zensical" if only_zensical else "mkdocs"
