"""The home page: a story for each day, and one search box at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from sites import exchange_pages

pytestmark = pytest.mark.browser

NOON = datetime(2027, 2, 27, 12, tzinfo=UTC)
MOVED = (
    "window.moved = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) moved += e.value })"
    ".observe({type: 'layout-shift', buffered: true})"
)


def on(page: Page, address: str, day: int) -> str:
    """The title of the story that the home page shows so many days later."""
    page.clock.set_fixed_time(NOON + timedelta(days=day))
    page.goto(address)
    shown = page.locator("[data-sb-today] > li:visible")
    expect(shown).to_have_count(1)
    return shown.get_by_role("link").inner_text()


def test_each_day_has_its_story_and_every_story_its_day(page: Page, site: str) -> None:
    titles = [on(page, site, day) for day in range(5)]
    assert len(set(titles[:4])) == 4  # as many as the bank has
    assert titles[4] == titles[0]
    assert on(page, site, 1) == titles[1]


def test_the_day_is_that_of_the_readers_calendar(context: Callable[..., BrowserContext], site: str) -> None:
    """At noon of Greenwich it is Sunday already on one side of the date line, and Saturday still on the other."""
    east, west = (context(timezone_id=name).new_page() for name in ("Pacific/Auckland", "Pacific/Pago_Pago"))
    assert on(east, site, 0) == on(west, site, 1)
    assert on(east, site, 0) != on(west, site, 0)


def test_without_scripts_the_page_shows_the_first_story(context: Callable[..., BrowserContext], site: str) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(site)
    expect(page.locator("[data-sb-today] > li:visible")).to_have_count(1)
    expect(page.locator("[data-sb-today] > li").first).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_the_story_of_the_day_is_chosen(
    context: Callable[..., BrowserContext], bank: str, width: int
) -> None:
    page = context(viewport={"width": width, "height": 844}).new_page()
    page.add_init_script(MOVED)
    for day in range(3):
        on(page, bank, day)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("moved") <= 0.001
        assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", [390, 1280])
def test_the_header_offers_the_search_when_the_box_of_the_page_is_out_of_sight(
    context: Callable[..., BrowserContext], bank: str, width: int
) -> None:
    page = context(viewport={"width": width, "height": 844}).new_page()
    page.goto(bank)
    header = page.locator("[data-sb-bar-link]" if width == 390 else "[data-sb-bar]")
    own = page.locator("#sb-search")
    expect(header).to_be_hidden()
    page.keyboard.press("/")
    expect(own).to_be_focused()
    own.blur()
    page.mouse.wheel(0, 1500)
    expect(header).to_be_visible()
    expect(own).not_to_be_in_viewport()
    page.mouse.wheel(0, -1500)
    expect(header).to_be_hidden()


def test_the_box_of_the_header_is_back_on_the_next_page_and_gone_on_return(page: Page, bank: str) -> None:
    exchange_pages(page, bank)
    page.goto(bank)
    page.get_by_role("link", name="STAR index").first.click()
    expect(page.locator("[data-sb-bar]")).to_be_visible()
    page.keyboard.press("/")
    expect(page.locator("[data-sb-bar] input")).to_be_focused()
    page.go_back()
    expect(page.locator("#sb-search")).to_be_visible()
    expect(page.locator("[data-sb-bar]")).to_be_hidden()
