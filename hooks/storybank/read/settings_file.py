"""Read the settings from `[tool.storybank]` of the nearest pyproject.toml, and report what is wrong with them."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from ..model.findings import Finding, Severity, finding
from ..model.kinds import FieldName, PartKind
from ..model.places import Place, SourceFile
from ..model.settings import POLICY, Settings
from .decode import decode

FILE = "pyproject.toml"
DENY_LIST = "STORYBANK_DENY_LIST"  # environment variable: a file of names
DENIED = "STORYBANK_DENIED"  # environment variable: the names themselves, one a line
KINDS = frozenset(str(kind) for kind in (*PartKind, *FieldName))
_TABLE = re.compile(
    r"^\s*(?:\[\s*)?[\"']?tool[\"']?\s*\.\s*[\"']?storybank\b", re.MULTILINE
)  # in a file that is no TOML
_SOURCE = re.compile(r"[^\s;,\"<>&]+")  # one source of a policy: neither the next one nor an end of its attribute
SEVERITIES = frozenset(str(severity) for severity in Severity) | {"off"}

Codes = Callable[[], Collection[str]]  # asked only where a setting names a code: reading them all takes its time
_Reader = Callable[[object], object]


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


def load_settings(base: Path, codes: Codes) -> tuple[Settings, tuple[Finding, ...]]:
    """Return the settings in the pyproject.toml of the folder `base`, and what is wrong with them.

    A missing file or table means the defaults; a setting that cannot be used keeps its default. `codes` returns the ids
    of the codes that there are.
    """
    settings, found = _load(base, codes)
    settings, unread = with_denied(settings, base)
    return settings, (*found, *unread)


def _load(base: Path, codes: Codes) -> tuple[Settings, tuple[Finding, ...]]:
    try:
        source, problems = _read(base)
        tool = tomllib.loads(source.text if source else "").get("tool")
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, tomllib.TOMLDecodeError) as error:
        return Settings(), (_unusable(error),)
    damaged = [finding("SB702", problem.place, problem.message) for problem in problems]
    table = tool.get("storybank") if isinstance(tool, dict) else None
    text = source.text if source else ""
    settings, found = _settings(table if isinstance(table, dict) else {}, text, _readers(codes))
    return settings, (*damaged, *found)


def _unusable(error: Exception) -> Finding:
    at = re.search(r"at line (\d+), column (\d+)", str(error))
    place = Place(FILE, int(at[1]), int(at[2])) if at else Place(FILE)
    return finding("SB702", place, f"the file cannot be read, so the defaults are used: {error}")


def _settings(
    table: Mapping[str, object], text: str, readers: Mapping[str, _Reader]
) -> tuple[Settings, tuple[Finding, ...]]:
    values: dict[str, object] = {}
    found = []
    for key, value in table.items():
        place = _place(key, text)
        if key not in readers:
            names = ", ".join(sorted(readers))
            found.append(finding("SB701", place, f"there is no setting {key!r}; the settings are {names}"))
            continue
        try:
            values[key] = readers[key](value)
        except ValueError as error:
            found.append(finding("SB702", place, f"the setting {key} is not used: {error}"))
    return Settings(**values), tuple(found)  # type: ignore[arg-type]  # each reader returns its field's type


def _place(key: str, text: str) -> Place:
    """Find the line that sets `key`; the TOML reader of the standard library keeps no lines."""
    table = re.search(r"^\[tool\.storybank\b", text, re.MULTILINE)
    own = rf"^\s*[\"']?{re.escape(key)}[\"']?\s*[=.]|^\[tool\.storybank\.{re.escape(key)}\]"
    at = re.compile(own, re.MULTILINE).search(text, table.start() if table else 0)
    return Place(FILE, text.count("\n", 0, at.start() + len(at[0]) - len(at[0].lstrip())) + 1 if at else 1)


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("it must be a text in quotes")
    return value


def _size(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError("it must be a whole number, 1 or more")
    return value


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("it must be true or false")
    return value


def _folder(value: object) -> str:
    name = _string(value)
    if Path(name).is_absolute() or ".." in Path(name).parts:
        raise ValueError("it must name a folder below pyproject.toml")
    return name


def _address(value: object) -> str:
    address = _string(value).rstrip("/").removesuffix(".git")
    if address and not address.startswith("https://"):
        raise ValueError("it must be an address that begins with https://")
    return address


def _labels(value: object) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise ValueError('it must be a table of lists, such as {situation = ["Lage"]}')
    for kind, labels in value.items():
        if kind not in KINDS:
            raise ValueError(f"there is no part or field {kind!r}; there are {', '.join(sorted(KINDS))}")
        if not isinstance(labels, list) or not all(isinstance(label, str) for label in labels):
            raise ValueError(f'{kind} must be a list of texts, such as ["Lage"]')
    return {kind: tuple(labels) for kind, labels in value.items()}


def _marks(value: object) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise ValueError('it must be a table of lists, such as {status = ["review"]}')
    for key, values in value.items():
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
            raise ValueError(f'{key} must be a list of texts, such as ["review"]')
    return {key: tuple(values) for key, values in value.items()}


def _csp(value: object) -> Mapping[str, tuple[str, ...]] | None:
    if value is False:
        return None
    if not isinstance(value, dict):
        raise ValueError('it must be false, or a table of lists, such as {img-src = ["https://img.example"]}')
    for directive, sources in value.items():
        if directive not in POLICY:
            raise ValueError(f"there is no directive {directive!r}; there are {', '.join(POLICY)}")
        if not isinstance(sources, list) or not all(isinstance(s, str) and _SOURCE.fullmatch(s) for s in sources):
            raise ValueError(f'{directive} must be a list of sources, such as ["https://img.example"]')
    return {directive: tuple(sources) for directive, sources in value.items()}


def _regions(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) and re.fullmatch("[A-Z]{2}", v) for v in value):
        raise ValueError('it must be a list of country codes, such as ["US", "DE"]')
    return tuple(value)


def _severity(codes: Codes, value: object) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise ValueError('it must be a table, such as {SB301 = "error"}')
    for code, severity in value.items():
        if code not in codes():
            raise ValueError(f"there is no code {code!r}; `storybank rules` lists them")
        if severity not in SEVERITIES:
            raise ValueError(f"{code} must be one of {', '.join(sorted(SEVERITIES))}")
    return dict(value)


def _ignore(codes: Codes, value: object) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise ValueError('it must be a table of lists, such as {"content/archive/*" = ["SB303"]}')
    for pattern, wanted in value.items():
        if not isinstance(wanted, list) or not set(map(str, wanted)) <= set(codes()):
            raise ValueError(f"{pattern} must be a list of codes; `storybank rules` lists them")
    return {pattern: tuple(wanted) for pattern, wanted in value.items()}


def _readers(codes: Codes) -> Mapping[str, _Reader]:
    return {
        "content": _folder,
        "max_file_kib": _size,
        "labels": _labels,
        "severity": partial(_severity, codes),
        "ignore": partial(_ignore, codes),
        "unpublished": _marks,
        "rules": _address,
        "repository": _address,
        "branch": _string,
        "csp": _csp,
        "shortcuts": _switch,
        "phone_regions": _regions,
        "deny_list": _string,
    }


def with_denied(settings: Settings, base: Path) -> tuple[Settings, tuple[Finding, ...]]:
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
