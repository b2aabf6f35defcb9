"""A theme that runs anything else than when somebody last looked fails here: see `tests/theme_scripts.py`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sites import ENGINES, FOLDER, ROOT, build_once
from storybank.find.program import early
from theme_scripts import OURS, digest, inline, recorded, scripts_of

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
DATA = '<script type="application/json">{}</script>'
PAGE = f'<script src="../assets/javascripts/a.js"></script><script>one()</script>{DATA}'


@pytest.fixture
def site(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's bank by an engine."""
    return build_once(ROOT / "content", engine, tmp_path_factory) / FOLDER


@pytest.mark.parametrize("engine", ENGINES)
def test_the_theme_runs_what_it_ran_when_somebody_last_looked(site: Path, engine: str) -> None:
    assert scripts_of(site) == recorded()[engine], "read them in the theme, then: python tests/theme_scripts.py"


@pytest.mark.parametrize("engine", ENGINES)
def test_a_page_allows_no_other_script_than_those_and_our_own(site: Path, engine: str) -> None:
    """The search page's own begins it, and is allowed on every page: the theme exchanges pages."""
    allowed: set[str] = set()
    for path in site.rglob("*.html"):
        if path.relative_to(site).as_posix() not in OURS:
            (said,) = POLICY.findall(path.read_text(encoding="utf-8"))
            (scripts,) = re.findall(r"script-src ([^;]*)", said)
            allowed |= set(re.findall(r"'(sha256-[^']*)'", scripts))
    assert allowed == {*inline(recorded()[engine]), digest(early().encode())}


def test_another_script_is_seen(tmp_path: Path) -> None:
    """A changed file, a changed beginning and a changed end each make another record."""
    (tmp_path / "assets" / "javascripts").mkdir(parents=True)
    script, page = tmp_path / "assets" / "javascripts" / "a.js", tmp_path / "index.html"
    seen = []
    for text, html in (("a", PAGE), ("b", PAGE), ("a", PAGE.replace("one", "two")), ("a", PAGE.replace("()", "() "))):
        script.write_text(text)
        page.write_text(html)
        seen.append(scripts_of(tmp_path))
    assert [sorted(scripts.values()) for scripts in seen[:1]] == [["assets/javascripts/a.js", "one()"]]
    assert len({frozenset(scripts) for scripts in seen}) == 4
