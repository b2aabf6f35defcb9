"""What Storybank is built on: which packages, who needs whom, and under which licence each stands.

The locks say which packages there are, the metadata that came with each package the rest.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
_LOCKED = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE)
# What packages write where an SPDX expression belongs: only what can mean one licence.
_SPDX = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "GNU Library or Lesser General Public License (LGPL)": "LicenseRef-LGPL",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
_NAME = (
    r"(?:MIT(?:-0)?|Apache-2\.0|BSD-[23]-Clause|MPL-2\.0|PSF-2\.0|ISC"
    r"|LGPL-3\.0-only|AGPL-3\.0-or-later|LicenseRef-LGPL)"
)
_WRITTEN = re.compile(rf"{_NAME}(?: (?:AND|OR|WITH) {_NAME})*")
_STATED = {"anki": "AGPL-3.0-or-later"}  # said in the sources, and nowhere in the package
_TEXTS = {
    "MIT": r"permission is hereby granted, free of charge",
    "BSD-3-Clause": r"redistribution and use in source and binary.*(?:neither the names?|the names? of [^.]* may not)",
    "BSD-2-Clause": r"redistribution and use in source and binary",
}


def locked(name: str) -> dict[str, set[str]]:
    """Return the packages of a lock (`runtime`, `dev`, `audit`, `fuzz`), each with its version, some with several."""
    versions: defaultdict[str, set[str]] = defaultdict(set)
    for package, version in _LOCKED.findall((ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")):
        versions[canonicalize_name(package)].add(version)
    return dict(versions)


def installed(name: str) -> Distribution | None:
    """Return a package, None if this environment has none: some are for one system or version of Python only."""
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def required(package: Distribution, extras: frozenset[str] = frozenset()) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the name, and the wanted extras, of each package that a package declares to need here."""
    for line in package.requires or ():
        requirement = Requirement(line)
        wanted = [{"extra": extra} for extra in (extras or {""})]
        if requirement.marker is None or any(requirement.marker.evaluate(extra) for extra in wanted):
            yield canonicalize_name(requirement.name), frozenset(requirement.extras)


def closure(package: Distribution) -> dict[str, set[str]]:
    """Return every package that a package needs, and what they need: from the name to the names."""
    needs: defaultdict[str, set[str]] = defaultdict(set)
    waiting, seen = [(package, frozenset[str]())], set()
    while waiting:
        of, extras = waiting.pop()
        for name, further in required(of, extras):
            needs[canonicalize_name(of.name)].add(name)
            needs.setdefault(name, set())
            if (name, further) not in seen:
                seen.add((name, further))
                waiting.append((distribution(name), further))
    return dict(needs)


def licence(package: Distribution) -> str:
    """Return the licence of a package as an SPDX expression, "" if its metadata and its texts do not tell."""
    classifiers = [line.rpartition(" :: ")[2] for line in _said(package, "Classifier") if line.startswith("License")]
    texts = [*_said(package, "License"), *classifiers]
    known = [*_said(package, "License-Expression"), *(_SPDX.get(text, text) for text in texts)]
    return (
        next((text for text in known if _WRITTEN.fullmatch(text)), "")
        or _by_text(package)
        or _STATED.get(package.name, "")
    )


def _said(package: Distribution, field: str) -> list[str]:
    return package.metadata.get_all(field) or []


def _by_text(package: Distribution) -> str:
    files = [file for file in package.files or () if re.match(r"licen[cs]e|copying", file.name, re.IGNORECASE)]
    text = " ".join(" ".join(file.read_text(encoding="utf-8").lower().split()) for file in files)
    text = text or " ".join(" ".join(_said(package, "License")).lower().split())
    return next((name for name, pattern in _TEXTS.items() if re.search(pattern, text)), "")


def of_scripts() -> dict[str, str]:
    """Return the packages of Node that the scripts are made with, each with the licence that its lock names."""
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    return {path.rpartition("node_modules/")[2]: entry["license"] for path, entry in packages.items() if path}
