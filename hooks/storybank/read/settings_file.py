"""Read the settings from `[tool.storybank]` of the nearest pyproject.toml, and report what is wrong with them."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ..model.findings import Finding, finding
from ..model.places import Place, SourceFile
from ..model.settings import Settings
from .decode import decode
from .repository import folder_in_repository
from .setting_values import Codes, Reader, readers

FILE = "pyproject.toml"
DENY_LIST = "STORYBANK_DENY_LIST"  # environment variable: a file of names
DENIED = "STORYBANK_DENIED"  # environment variable: the names themselves, one a line
_TABLE = re.compile(
    r"^\s*(?:\[\s*)?[\"']?tool[\"']?\s*\.\s*[\"']?storybank\b", re.MULTILINE
)  # in a file that is no TOML


def find_base(start: Path) -> Path | None:
    """Return the nearest folder at or above `start` whose pyproject.toml has a table `[tool.storybank]`, if any.

    A file that is damaged or closed to us counts where it may hold the table: `load_settings` says what is wrong. Were
    it passed over, the settings, the deny list among them, would be off without a word.
    """
    start = start.absolute()
    return next((folder for folder in (start, *start.parents) if _may_hold_settings(folder)), None)


def _may_hold_settings(folder: Path) -> bool:
    try:
        source, _ = _read(folder)
    except OSError as error:
        return isinstance(error, PermissionError) and folder.is_dir()
    if source is None:
        return False
    try:
        tool = tomllib.loads(source.text).get("tool")
    except tomllib.TOMLDecodeError:
        return _TABLE.search(source.text) is not None
    return isinstance(tool, dict) and "storybank" in tool


def _read(folder: Path) -> tuple[SourceFile | None, list[Finding]]:
    return decode((folder / FILE).read_bytes(), FILE)


def load_settings(
    base: Path,
    codes: Codes,
    options: Mapping[str, Any] = MappingProxyType({}),
    known: Mapping[str, Any] = MappingProxyType({}),
) -> tuple[Settings, tuple[Finding, ...]]:
    """Return the settings in the pyproject.toml of the folder `base`, and what is wrong with them.

    A missing file or table means the defaults; a setting that cannot be used keeps its default. `codes` returns the ids
    of the codes that there are. `options` are values that somebody nearer has set and read: they go before the file's.
    What is `known` from elsewhere goes behind them, and before the defaults.
    """
    settings, found = _load(base, codes, Settings(**known))
    settings, unread = with_surroundings(replace(settings, **options), base)
    return settings, (*found, *unread)


def _load(base: Path, codes: Codes, defaults: Settings) -> tuple[Settings, tuple[Finding, ...]]:
    try:
        source, problems = _read(base)
        tool = tomllib.loads(source.text if source else "").get("tool")
    except FileNotFoundError:
        return defaults, ()
    except (OSError, tomllib.TOMLDecodeError) as error:
        return defaults, (_unusable(error),)
    damaged = [finding("SB702", problem.place, problem.message) for problem in problems]
    table = tool.get("storybank") if isinstance(tool, dict) else None
    text = source.text if source else ""
    values, found = _values(table if isinstance(table, dict) else {}, text, readers(codes))
    return replace(defaults, **values), (*damaged, *found)


def _unusable(error: Exception) -> Finding:
    at = re.search(r"at line (\d+), column (\d+)", str(error))
    place = Place(FILE, int(at[1]), int(at[2])) if at else Place(FILE)
    return finding("SB702", place, f"the file cannot be read, so the defaults are used: {error}")


def _values(
    table: Mapping[str, object], text: str, known: Mapping[str, Reader]
) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    values: dict[str, Any] = {}
    found = []
    for key, value in table.items():
        place = _place(key, text)
        if key not in known:
            names = ", ".join(sorted(known))
            found.append(finding("SB701", place, f"there is no setting {key!r}; the settings are {names}"))
            continue
        try:
            values[key] = known[key](value)
        except ValueError as error:
            found.append(finding("SB702", place, f"the setting {key} is not used: {error}"))
    return values, tuple(found)


def _place(key: str, text: str) -> Place:
    """Find the line that sets `key`; the TOML reader of the standard library keeps no lines."""
    table = re.search(r"^\[tool\.storybank\b", text, re.MULTILINE)
    own = rf"^\s*[\"']?{re.escape(key)}[\"']?\s*[=.]|^\[tool\.storybank\.{re.escape(key)}\]"
    at = re.compile(own, re.MULTILINE).search(text, table.start() if table else 0)
    return Place(FILE, text.count("\n", 0, at.start() + len(at[0]) - len(at[0].lstrip())) + 1 if at else 1)


def with_surroundings(settings: Settings, base: Path) -> tuple[Settings, tuple[Finding, ...]]:
    """Return the settings with what stands around the folder `base`: its place in a repository, and the deny list."""
    path = folder_in_repository(base) if settings.repository_path is None else settings.repository_path
    return _with_denied(replace(settings, repository_path=path), base)


def _with_denied(settings: Settings, base: Path) -> tuple[Settings, tuple[Finding, ...]]:
    """Return the settings with the names of the deny list, and a finding if the list cannot be read.

    The names come from the environment variable STORYBANK_DENIED, as in a workflow where they are a secret, and from a
    file: the one that STORYBANK_DENY_LIST names, or else the one of the settings.
    """
    denied = _names(os.environ.get(DENIED, ""))
    path = os.environ.get(DENY_LIST, "") or (settings.deny_list and str(base / settings.deny_list))
    if not path:
        return replace(settings, denied=denied), ()
    try:
        source, problems = decode(Path(path).read_bytes(), FILE)
        reason = "" if not problems else "it is not UTF-8"
    except OSError as error:
        source, reason = None, error.strerror or "it is gone"
    found = (finding("SB702", Place(FILE), f"the deny list cannot be read: {reason}"),) if reason else ()
    return replace(settings, denied=(*denied, *_names(source.text if source else ""))), found


def _names(text: str) -> tuple[str, ...]:
    """Return the names of a deny list: one a line, `#` begins a comment."""
    return tuple(name for line in text.splitlines() if (name := line.partition("#")[0].strip()))
