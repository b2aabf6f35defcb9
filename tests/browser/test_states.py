"""What a reader opens, filters or takes back: whole for everybody, from a disk, and where the browser keeps nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.test_access import findings
from browser.test_practice import BLOCKED
from browser.test_story import SPY, taken
from sites import FOLDER, STORY

pytestmark = pytest.mark.browser

TIP = "Say what it cost, and who paid"


def drawer(page: Page) -> None:
    menu = page.locator(".md-header label[for=__drawer]")
    if menu.is_visible():
        menu.click()
        page.wait_for_timeout(400)  # it slides in
    else:
        page.locator("[data-sb-bar] input").focus()


def open_all(page: Page) -> None:
    page.evaluate("for (const one of document.querySelectorAll('article details:not([hidden])')) one.open = true")


def reset(page: Page) -> None:
    page.get_by_label(TIP).check()
    page.locator("[data-sb-checklist-total] [data-sb-reset]").click()
    expect(page.locator("[data-sb-checklist-total] [data-sb-reset]")).to_have_text("Undo")


def only_left(page: Page) -> None:
    page.get_by_label(TIP).check()
    page.get_by_role("button", name="Show only what is left").click()
    expect(page.get_by_label(TIP)).to_be_hidden()


def sort(page: Page) -> None:
    page.get_by_role("button", name="Story", exact=True).click()
    page.locator("tbody .sb-keep").first.focus()


def nothing(_page: Page) -> None:
    """The address says it all."""


# Each state: the page, and what brings it about.
STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "menu": ("principles/ownership/", drawer),
    "menu of a page without one": ("checklists/", drawer),
    "story": (STORY, open_all),
    "questions": ("questions/", open_all),
    "no question": ("questions/?words=zymurgy", nothing),
    "keywords": ("keywords/", open_all),
    "coverage": ("coverage/", open_all),
    "reset": ("checklists/", reset),
    "only what is left": ("checklists/", only_left),
    "index": ("star-index/", sort),
    "no row": ("star-index/?words=zymurgy", nothing),
    "search": ("find/?q=outage", open_all),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_what_is_open(
    context: Callable[..., BrowserContext], site: str, width: int, scheme: str
) -> None:
    found = {}
    for name, (address, bring_about) in STATES.items():
        page = context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
        ).new_page()
        page.goto(site + address, wait_until="networkidle")
        bring_about(page)
        found[name] = findings(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is wider than the screen"
        page.context.close()
    assert found == {name: [] for name in STATES}


def story(page: Page, at: Callable[[str], str]) -> None:
    page.goto(at(STORY))
    assert "Technical Debt Resolution" in taken(page, "Copy as text")
    page.get_by_role("group", name="This story").get_by_role("button", name="Keep").click()
    expect(page.get_by_role("button", name="Kept")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("navigation", name="Parts of this story").get_by_role("link", name="Result").click()
    expect(page.locator("h2#result")).to_be_in_viewport()


def checklists(page: Page, at: Callable[[str], str]) -> None:
    page.goto(at("checklists/"))
    reset(page)
    page.locator("[data-sb-checklist-total] [data-sb-reset]").click()
    only_left(page)


def groups(page: Page, at: Callable[[str], str]) -> None:
    for address, typed in (("questions/", "fixed"), ("coverage/", "fixed"), ("keywords/", "outage")):
        page.goto(at(address))
        page.locator("[data-sb-groups-form] input").fill(typed)
        expect(page.locator("[data-sb-item]:visible")).to_have_count(1)
        open_all(page)
        expect(page.locator("[data-sb-item]:visible a[href*='stories/']").first).to_be_visible()


def index(page: Page, at: Callable[[str], str]) -> None:
    page.goto(at("star-index/"))
    page.get_by_label("Words", exact=True).fill("debt")
    expect(page.locator("tbody tr")).to_have_count(1)
    sort(page)
    page.locator("tbody .sb-keep").press("Enter")
    expect(page.locator("tbody .sb-keep")).to_have_attribute("aria-pressed", "true")


def home_and_search(page: Page, at: Callable[[str], str]) -> None:
    page.goto(at(""))
    expect(page.locator("[data-sb-today] > li:visible")).to_have_count(1)
    page.keyboard.press("/")
    page.keyboard.type("outage")
    page.keyboard.press("Enter")
    expect(page.locator(".sb-find__title").first).to_be_visible()
    expect(page).to_have_url(re.compile(r"find/(index\.html)?\?q=outage"))


FEATURES = (story, checklists, groups, index, home_and_search)


@pytest.fixture
def still(page: Page) -> Iterator[Page]:
    """A page on which no script of ours fails."""
    failed: list[str] = []
    page.add_init_script(SPY)
    page.on("pageerror", lambda error: failed.append(error.stack or str(error)))
    yield page
    assert [error for error in failed if re.search(r"storybank|groups|star-index|find\.js", error)] == []


@pytest.mark.parametrize("feature", FEATURES)
def test_it_works_from_a_disk(still: Page, www: Path, feature: Callable[[Page, Callable[[str], str]], None]) -> None:
    feature(still, lambda address: (www / FOLDER / address / "index.html").as_uri())


@pytest.mark.parametrize("feature", FEATURES)
def test_it_works_where_storage_is_blocked(
    still: Page, site: str, feature: Callable[[Page, Callable[[str], str]], None]
) -> None:
    still.add_init_script(BLOCKED)
    feature(still, lambda address: site + address)
