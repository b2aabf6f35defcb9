"""What may stand behind each setting: one reader a setting, from the value in the file to the one that is used."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from ..model.findings import Severity
from ..model.kinds import FieldName, PartKind
from ..model.settings import HOSTS, POLICY
from .repository import folder_name

KINDS = frozenset(str(kind) for kind in (*PartKind, *FieldName))
_SOURCE = re.compile(r"[^\s;,\"<>&]+")  # one source of a policy: neither the next one nor an end of its attribute
_SITE_FOLDER = re.compile(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)*")  # no name begins with a dot: neither `..` nor hidden
SEVERITIES = frozenset(str(severity) for severity in Severity) | {"off"}

Codes = Callable[[], Collection[str]]  # asked only where a setting names a code: reading them all takes its time
Reader = Callable[[object], object]


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("it must be a text in quotes")
    return value


def _size(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError("it must be a whole number, 1 or more")
    return value


def _percent(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 100:
        raise ValueError("it must be a whole number from 0 to 100")
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


def _site_folder(value: object) -> str:
    path = _string(value).strip("/")
    if path and not _SITE_FOLDER.fullmatch(path):
        raise ValueError("it must be a folder of the site, such as stories-bank, or nothing for its root")
    return path


def _address(value: object) -> str:
    address = _string(value).rstrip("/").removesuffix(".git")
    if address and not address.startswith("https://"):
        raise ValueError("it must be an address that begins with https://")
    return address


def _host(value: object) -> str:
    name = _string(value)
    if name and name not in HOSTS:
        raise ValueError(f"it must be one of {', '.join(HOSTS)}")
    return name


def _repository_folder(value: object) -> str:
    path = PurePosixPath(_string(value).strip("/"))
    if ".." in path.parts:
        raise ValueError("it must be a folder of the repository, such as teams/stories, or nothing for its root")
    return folder_name(path)


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


def readers(codes: Codes) -> Mapping[str, Reader]:
    """Return what reads each setting: from its value in the file to that of `Settings`, or a ValueError that says why.

    `codes` returns the ids of the codes that there are.
    """
    return {
        "content": _folder,
        "path": _site_folder,
        "coverage": _percent,
        "max_file_kib": _size,
        "labels": _labels,
        "severity": partial(_severity, codes),
        "ignore": partial(_ignore, codes),
        "unpublished": _marks,
        "rules": _address,
        "repository": _address,
        "branch": _string,
        "repository_host": _host,
        "repository_path": _repository_folder,
        "csp": _csp,
        "shortcuts": _switch,
        "phone_regions": _regions,
        "deny_list": _string,
    }
