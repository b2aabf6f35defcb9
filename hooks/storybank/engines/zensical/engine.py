"""Zensical, as the command line builds with it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from ..engine import Engine, EngineError, Say
from .build import build
from .configuration import FILES, Configuration, find_configuration, read_configuration

_WORKSPACE = ".workspace"


def _configuration(base: Path) -> Configuration:
    path = find_configuration(base)
    if path is None:
        raise EngineError(f"There is no {FILES[0]} in {base}")
    return read_configuration(path)


def _site_folder(base: Path) -> Path:
    return base / (_configuration(base).get("site_dir") or "site")


def _build(base: Path, site: Path, *, strict: bool, held: Sequence[int], say: Say) -> int:
    """Zensical writes only below the folder of its configuration, so it has one within the new folder."""
    workspace = site.absolute() / _WORKSPACE
    workspace.mkdir()
    code, made = build(_configuration(base), workspace, strict=strict, held=held, say=say)
    if code == 0 and made:
        for entry in list(made.iterdir()):
            entry.rename(site / entry.name)
        shutil.rmtree(workspace)
    return code


ENGINE = Engine("Zensical", FILES, _site_folder, _build)
