"""Zensical, as the command line builds with it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from ...check.codes import codes
from ...read.settings_file import FILE as SETTINGS
from ...read.settings_file import load_settings
from ..engine import Engine, EngineError, Preview, Say
from .build import build
from .configuration import FILES, Configuration, find_configuration, read_configuration
from .plugins import settings_of

_WORKSPACE = ".workspace"


def _configuration(base: Path) -> Configuration:
    path = find_configuration(base)
    if path is None:
        raise EngineError(f"There is no {FILES[0]} in {base}")
    return read_configuration(path)


def _site_folder(base: Path) -> Path:
    return base / (_configuration(base).get("site_dir") or "site")


def _build(base: Path, site: Path, *, strict: bool, held: Sequence[int], say: Say, preview: bool = False) -> int:
    """Zensical writes only below the folder of its configuration, so it has one within the new folder."""
    workspace = site.absolute() / _WORKSPACE
    workspace.mkdir()
    code, made = build(_configuration(base), workspace, strict=strict, held=held, say=say, preview=preview)
    if code == 0 and made:
        for entry in list(made.iterdir()):
            entry.rename(site / entry.name)
        shutil.rmtree(workspace)
    return code


def _preview(base: Path, site: Path, say: Say) -> bool:
    return _build(base, site, strict=False, held=(), say=say, preview=True) == 0


def _watched(base: Path) -> list[Path]:
    """What the site is made of: content, pages by hand, the part of the theme, the files of settings."""
    configuration = _configuration(base)
    settings, _ = load_settings(base, codes, settings_of(configuration))
    own = configuration.get("theme", "custom_dir") if isinstance(configuration.get("theme"), dict) else None
    named = (settings.content, configuration.get("docs_dir") or "docs", own, configuration.path.name, SETTINGS)
    return [base / name for name in named if name and (base / name).exists()]


ENGINE = Engine("Zensical", FILES, _site_folder, _build, Preview(_preview, _watched))
