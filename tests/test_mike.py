"""A site with Storybank as a guest, published in two versions by mike into a repository, and opened there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from bank_files import PageSeen, environment
from guest_sites import FOLDER, STORY, invited
from repositories import commit, git

HOST = "https://host.invalid/"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The branch that a host would serve, after two deployments and a default version."""
    folder = tmp_path_factory.mktemp("mike")
    site = invited("versioned", folder / "site")
    commit(site, 1)
    who = {
        f"GIT_{role}_{key}": f"a{at}example.com"
        for role in ("AUTHOR", "COMMITTER")
        for key, at in (("NAME", " "), ("EMAIL", "@"))
    }
    env = environment(**who, NO_MKDOCS_2_WARNING="1", GIT_CONFIG_GLOBAL=os.devnull)
    env["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{env['PATH']}"
    mike = [str(Path(sys.executable).with_name("mike"))]
    for command in (["deploy", "1.0"], ["deploy", "2.0", "latest"], ["set-default", "latest"]):
        done = subprocess.run([*mike, *command], cwd=site, env=env, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
    git(folder, "clone", "-q", "--branch", "gh-pages", str(site), "www")
    return folder / "www"


def test_each_version_has_the_stories_below_its_own_folder(published: Path) -> None:
    versions = json.loads((published / "versions.json").read_text(encoding="utf-8"))
    assert [(entry["version"], entry["aliases"]) for entry in versions] == [("2.0", ["latest"]), ("1.0", [])]
    for version in ("1.0", "2.0", "latest"):
        assert (published / version / STORY / "index.html").is_file()
        assert (published / version / STORY / "index.html.md").is_file()
        assert (published / version / FOLDER / "data/stories.json").is_file()
    assert "latest/" in (published / "index.html").read_text(encoding="utf-8")


def test_every_link_of_our_pages_stays_within_its_version(published: Path) -> None:
    counted = 0
    for page in sorted((published / "1.0" / FOLDER).rglob("index.html")):
        here = HOST + page.relative_to(published).as_posix()
        for tag, attributes in PageSeen(page.read_text(encoding="utf-8")).elements:
            if tag == "link" and attributes.get("rel") in ("canonical", "prev", "next"):
                continue
            for name in ("href", "src", "action"):
                path = urljoin(here, attributes.get(name, "")).partition("#")[0].partition("?")[0]
                if not path.startswith(HOST) or not attributes.get(name):
                    continue
                target = published / unquote(path.removeprefix(HOST))
                assert path.startswith(f"{HOST}1.0/"), (here, attributes[name])
                assert (target / "index.html" if path.endswith("/") else target).exists(), (here, attributes[name])
                counted += 1
    assert counted > 200
