"""Every payload at every place that content has, built and opened: see `tests/hostile`; `make hostile` counts them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from hostile.attacks import Corpus, corpus
from hostile.machines import faults, faults_of
from hostile.payloads import PAYLOADS
from hostile.visit import FILES, addresses, build, read, take_in, unreported, visit
from sites import served

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Site:
    corpus: Corpus
    address: str
    pages: list[str]
    folder: Path


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    made = corpus()
    www = build(made, tmp_path_factory.mktemp("hostile"))
    with served(www) as address:
        yield Site(made, address, list(addresses(www)), www)


def test_the_corpus_is_large_and_each_attack_has_its_number(hostile: Site) -> None:
    attacks = hostile.corpus.attacks
    assert len(attacks) == len({attack.number for attack in attacks}) > 2000
    assert len({attack.place for attack in attacks}) > 50
    assert len(hostile.pages) > 150


def test_nothing_gets_through_the_cleaning(browser: Browser, hostile: Site) -> None:
    visited = visit(browser, hostile.address, hostile.pages, scripts=True)
    assert (visited.through, visited.requests, visited.errors, visited.broken) == ([], [], [], [])


def test_nothing_leaves_without_scripts_either(browser: Browser, hostile: Site) -> None:
    """On one page of each kind, and on each principle's, where nearly all of its attacks stand."""
    pages = [path for path in hostile.pages if not path.startswith("stories/")]
    visited = visit(browser, hostile.address, pages, scripts=False)
    assert (visited.through, visited.requests, visited.errors, visited.broken) == ([], [], [], [])


def test_what_was_taken_away_is_reported_with_its_place(tmp_path: Path) -> None:
    made = corpus()
    bank = read(made, tmp_path)
    assert len([attack for attack in made.attacks if attack.code]) > 700
    assert unreported(made, bank) == []
    assert faults_of(bank) == []


def test_the_files_for_machines_are_whole(hostile: Site) -> None:
    kinds = (".json", ".xml", ".atom", ".csv", ".tsv")
    files = [path for path in hostile.folder.rglob("*") if path.suffix in kinds and "assets" not in path.parts]
    assert {"stories.json", "sitemap.xml"} <= {path.name for path in files}
    assert [fault for path in files for fault in faults(path.name, path.read_bytes())] == []


@pytest.mark.parametrize(
    ("name", "data"), [("a.json", b"{"), ("a.xml", b"<a>&</a>"), ("a.csv", b'a,"=1+1"\n'), ("bank.atom", b"<feed>")]
)
def test_a_damaged_file_is_seen(name: str, data: bytes) -> None:
    assert list(faults(name, data))


def test_our_own_controls_work_among_it(context: Callable[..., BrowserContext], hostile: Site) -> None:
    page = context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"{hostile.address}find/?q=export")
    expect(page.locator("#find-results > li[data-story]").first).to_be_visible()
    page.locator("#find-q").fill("<script>hit(1)</script>")
    expect(page.locator("#find-status")).not_to_be_empty()
    page.goto(f"{hostile.address}checklists/")
    box = page.locator("article input[type=checkbox]").first
    box.check()
    page.reload()
    expect(box).to_be_checked()
    page.goto(f"{hostile.address}star-index/")
    page.locator("#sb-filter-q").fill("nothing has these words")
    expect(page.locator("article tbody tr").locator("visible=true")).to_have_count(0)


@pytest.mark.parametrize("name", FILES)
def test_nothing_gets_in_by_a_file(context: Callable[..., BrowserContext], hostile: Site, name: str) -> None:
    visited = take_in(context().new_page(), hostile.address, name)
    assert visited.files == 3 * len(PAYLOADS)
    assert (visited.through, visited.requests, visited.errors) == ([], [], [])


@pytest.mark.parametrize(
    "markup",
    ["<img src=x onerror=hit(1)>", "<img src='https://marker.invalid/x'>", "<p onclick=hit(2)>x</p>", "<p id=find-q>"],
)
def test_visiting_sees_what_gets_through(browser: Browser, tmp_path: Path, markup: str) -> None:
    """The tests above can fail: markup that was never cleaned is seen."""
    page = f"<!doctype html><body><article>{markup}<p id=find-q></p></article></body>"
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "index.html").write_text(page, encoding="utf-8")
    with served(tmp_path) as address:
        visited = visit(browser, address, [""], scripts=True)
    assert visited.through or visited.requests or "the id find-q twice" in str(visited.broken)
