"""A guest, as readers meet it: from the home of somebody else's site to a story, whatever the theme."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from guest_sites import FOLDER, STORY, build, copied, invited
from sites import FOLDER as HOST
from sites import exchange_pages, holds, served, until

pytestmark = pytest.mark.browser
NAMES = ("material", "readthedocs", "versioned")
WRITTEN = {
    "material": ["", "guide/deploying/"],
    "readthedocs": ["", "operations/"],
    "versioned": ["", "reference/run/"],
}
SITES = {
    "material": "https://acme.example/docs/",
    "readthedocs": "https://plain.example/",
    "versioned": "https://manual.example/",
}
SECTION = {"material": "Stories", "readthedocs": "Stories", "versioned": "Our stories"}
# The search of MkDocs, where the theme has its box on another page: it looks for words in `?q=` on every page.
OF_THE_THEME = "Cannot set properties of null (setting 'value')"
# What lists pages: entries of the navigation, and the ways to the pages before and behind. Of these alone nothing is
# compared; they keep their room, but for the ways at the foot of a page, which the last page has not.
NAVIGATION = """
.md-nav__list, .md-tabs__list, .wy-menu { visibility: hidden !important }
.md-footer__inner, .rst-footer-buttons, .rst-versions { display: none !important }
"""


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def folder(name: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the sites before and after the plugin was named."""
    made = tmp_path_factory.mktemp(name)
    for site in (copied(name, made / "before"), invited(name, made / "after")):
        shutil.move(build(site).site, made / "www" / site.name / HOST)
    return made / "www"


@pytest.fixture(scope="module")
def after(folder: Path) -> Iterator[str]:
    with served(folder / "after") as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that tells of every error in it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert [error for error in errors if error != OF_THE_THEME] == []


def test_a_reader_finds_a_story_from_the_home_of_the_owner(page: Page, after: str, name: str) -> None:
    exchange_pages(page, after, SITES[name])
    page.goto(after)
    link = page.locator(f"a[href*='{FOLDER}']", has_text=SECTION[name]).first
    link.click()
    page.wait_for_url(f"**/{FOLDER}/")
    page.locator("#sb-search").press_sequentially("outage")
    page.locator(".sb-offer:visible [role=option]", has_text="Cross-Team").wait_for()
    page.press("#sb-search", "Enter")
    page.wait_for_url("**/find/?q=outage")
    found = page.locator("#find-results a.sb-find__title, .sb-find__results a.sb-find__title")
    found.first.wait_for()
    assert page.input_value("#find-q") == "outage"
    assert not page.locator("[data-md-component=search]:visible .md-search-result__item").count(), (
        "nothing lies over it"
    )
    found.filter(has_text="Cross-Team").first.click()
    page.wait_for_url(f"**/{FOLDER}/stories/**")
    page.locator("h1", has_text="Cross-Team").wait_for()


def pictures(browser: Browser, folder: Path, paths: list[str]) -> dict[tuple[str, str, int], bytes]:
    """Return what pages of a site look like from top to bottom, without the entries of their navigation."""
    taken = {}
    with served(folder) as address:
        for scheme, width in product(("light", "dark"), (1280, 390)):
            context = browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
            )
            page = context.new_page()
            for path in paths:
                page.goto(address + path)
                page.add_style_tag(content=NAVIGATION)
                taken[path, scheme, width] = page.screenshot(full_page=True, animations="disabled")
            context.close()
    return taken


def test_hand_written_pages_look_as_before(browser: Browser, folder: Path, name: str) -> None:
    before = pictures(browser, folder / "before", WRITTEN[name])
    assert len(before) == 8
    assert len(set(before.values())) > 3, "light and dark, wide and narrow differ"
    assert pictures(browser, folder / "after", WRITTEN[name]) == before


def test_what_our_pages_do_works_below_the_folder(page: Page, after: str) -> None:
    page.goto(f"{after}{FOLDER}/star-index/?words=debt")
    until(page, lambda: page.locator("table.sb-index tbody tr:visible").count() == 1)
    page.goto(f"{after}{FOLDER}/checklists/")
    box = page.locator(".sb-checklist input[type=checkbox]").first
    box.check()
    page.reload()
    until(page, page.locator(".sb-checklist input[type=checkbox]").first.is_checked)
    page.goto(f"{after}{FOLDER}/practice/?q=outage")
    page.get_by_role("button", name="Show").first.wait_for()


@pytest.mark.parametrize("name", ["material"], indirect=True)
def test_exchanged_pages_keep_the_scripts_of_both(page: Page, after: str, name: str) -> None:
    exchange_pages(page, after, SITES[name])
    page.goto(f"{after}{STORY}")
    page.evaluate("window.kept = true")
    page.locator("a.md-tabs__link", has_text="Home").click()
    page.wait_for_url(after)
    page.get_by_text("Hello from a script of our own").wait_for()
    assert page.locator("link[href*='storybank.css']").count() == 0, "our style went with our page"
    for _ in range(2):
        page.locator("a.md-tabs__link", has_text="Stories").click()
        page.wait_for_url(f"**/{FOLDER}/")
        holds(page, "document.querySelector('.sb-page--home')")
        assert page.locator("link[href*='storybank.css']").count() == 1
        page.keyboard.press("/")
        until(page, lambda: page.evaluate("document.activeElement.id") == "sb-search")
        page.locator("#sb-search").blur()
        page.locator("a.md-tabs__link", has_text="Home").click()
        page.wait_for_url(after)
        page.get_by_text("The platform of the Acme company").wait_for()
    page.keyboard.press("/")
    until(page, lambda: page.evaluate("document.activeElement.dataset.mdComponent") == "search-query")
    assert page.evaluate("window.kept"), "it was one visit"
