"""What Storybank is built on: the page of licences is current, and a release says what it is made of."""

from __future__ import annotations

import json
import re
import tomllib

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

import storybank
from dependencies import ROOT, installed, licence, locked, of_scripts
from licences import PAGE, page
from sbom import sbom, text

# Licences that ask nothing of who uses Storybank but to keep the notice, or (MPL) to publish changes of that package.
FREE = {"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0", "MPL-2.0", "PSF-2.0"}


def test_the_page_of_licences_is_current() -> None:
    written = PAGE.read_text(encoding="utf-8")
    assert page(written) == written


@pytest.mark.parametrize("lock", ["runtime", "dev", "audit", "fuzz"])
def test_every_locked_package_has_a_licence_on_the_page(lock: str) -> None:
    rows = re.findall(r"^\| ([^|]*) \| ([^|]*) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    listed = {name: found for found, names in rows for name in names.split(", ")}
    assert [name for name in locked(lock) if not listed.get(name)] == []


def test_what_is_installed_may_be_used_by_everybody() -> None:
    packages = {name: package for name in locked("runtime") if (package := installed(name))}
    assert len(packages) > 40
    assert {n: licence(p) for n, p in packages.items() if not set(re.split(" OR | AND ", licence(p))) <= FREE} == {}


def test_every_package_of_node_names_its_licence() -> None:
    assert len(of_scripts()) > 50
    assert [name for name, found in of_scripts().items() if not found] == []


def test_what_comes_with_storybank_holds_its_licence() -> None:
    paths = re.findall(r"^\| .*\(`([\w./-]+)`\) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    texts = {path: (ROOT / "hooks/storybank" / path).read_text(encoding="utf-8") for path in paths}
    assert len(paths) == 4
    granted = r"Permission is hereby granted|Permission to use, copy, modify|Redistribution and use in source"
    assert [path for path, text in texts.items() if not re.search(granted, text)] == []


def test_no_other_package_of_node_is_bundled() -> None:
    bundles = [path.read_text(encoding="utf-8") for path in (ROOT / "hooks/storybank").rglob("bundle/*.js")]
    named = {name for text in bundles for name in of_scripts() if re.search(rf"{re.escape(name)}/\w+/", text)}
    assert named == {"ts-fsrs"}


def test_the_page_keeps_what_this_system_has_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("licences.installed", lambda name: None if name == "colorama" else installed(name))
    written = PAGE.read_text(encoding="utf-8")
    assert page(written) == written


def test_a_release_says_what_it_is_made_of() -> None:
    bom = json.loads(text(sbom()))
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(bom)) is None
    main = bom["metadata"]["component"]
    assert (main["name"], main["version"]) == ("storybank", storybank.__version__)
    named = {component["name"].lower().replace("_", "-"): component["version"] for component in bom["components"]}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {re.split(r"[>=<\[]", line)[0] for line in project["dependencies"]} <= set(named)
    assert [name for name, version in named.items() if version not in locked("runtime")[name]] == []
    assert [component["name"] for component in bom["components"] if not component.get("licenses")] == []


def test_a_release_says_who_needs_whom() -> None:
    bom = json.loads(text(sbom()))
    needs = {entry["ref"].partition("==")[0]: entry.get("dependsOn", []) for entry in bom["dependencies"]}
    assert any(ref.startswith("mkdocs==") for ref in needs["storybank"])
    assert any(ref.lower().startswith("jinja2==") for ref in needs["mkdocs"])


def test_a_release_holds_nothing_that_only_its_development_needs() -> None:
    named = {component["name"] for component in json.loads(text(sbom()))["components"]}
    assert not named & {"pytest", "hatchling", "mypy", "zizmor", "storybank"}


@pytest.mark.parametrize("lock", ["runtime", "dev", "audit"])
def test_every_package_is_locked_with_its_hash(lock: str) -> None:
    """Installed with `--require-hashes`, which takes no other file and no other package."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE).strip())
    assert len(entries) >= len(locked(lock))
    assert [entry for entry in entries if "--hash=sha256:" not in entry or "==" not in entry] == []
    made = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"$(INSTALL) --require-hashes --requirement requirements/{lock}.txt" in made


def test_every_package_of_node_is_locked_with_its_digest() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [name for name, entry in packages.items() if name and not entry["integrity"].startswith("sha512-")] == []
