"""Keep stands wherever a story is listed: in sight where the reader is, and always for fingers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser.test_access import findings
from browser.test_details import SHIFTS
from sites import STORY

pytestmark = pytest.mark.browser

DEBT = "Technical Debt Resolution"
# Each page that lists stories, and what has to be opened there.
LISTS = {
    "home": ("", ""),
    "star-index": ("star-index/", ""),
    "find": ("find/?q=response", ""),
    "questions": ("questions/", "#ownership > summary"),
    "keywords": ("keywords/", "#outage > summary"),
    "coverage": ("coverage/", ".sb-group#ownership > summary"),
    "principle": ("principles/ownership/", ""),
    "principles": ("principles/", ""),
    "latest": ("", ""),
    "related": (STORY, ""),
}
# Where on the page the list stands, as far as another one stands before it.
PLACES = {"latest": "#latest + dl", "related": "#related ~ ul"}
PHONE = {"viewport": {"width": 412, "height": 823}, "has_touch": True, "is_mobile": True}
KNOWN = "stories/cross-team-production-issue/"
MOVED = """self.moved = [];
const seen = (list) => list.getEntries().forEach(({ sources }) => moved.push(...sources.map(({ node }) =>
  (node?.outerHTML ?? node?.textContent ?? "something that is gone").slice(0, 120))));
new PerformanceObserver(seen).observe({ type: "layout-shift", buffered: true });"""


def opened(page: Page, site: str, name: str) -> Locator:
    """Open a list; return the first row of it that can be kept."""
    address, group = LISTS[name]
    page.goto(site + address)
    if group:
        page.locator(group).click()
    button = page.locator(f"{PLACES.get(name, 'main')} button[data-storybank-keep]:visible").first
    button.wait_for()
    return button


def kept(page: Page) -> list[str]:
    found = page.evaluate("() => self.storybankKept.items()")
    assert isinstance(found, list)
    return found


def seen(button: Locator) -> bool:
    return bool(button.evaluate("button => getComputedStyle(button).opacity === '1'"))


@pytest.mark.parametrize("name", LISTS)
def test_a_story_is_kept_in_each_list_by_the_keyboard_alone(page: Page, site: str, name: str) -> None:
    button = opened(page, site, name)
    button.focus()
    assert seen(button)
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    assert kept(page) == [button.get_attribute("data-storybank-keep")]
    title = button.evaluate("button => button.closest('li, dd, tr').querySelector('a').textContent")
    expect(button).to_have_accessible_name(f"Kept {title}")
    page.reload()
    assert len(kept(page)) == 1


@pytest.mark.parametrize("name", ["home", "star-index", "find", "questions", "latest"])
def test_it_is_in_sight_where_the_pointer_is_and_where_a_story_is_kept(page: Page, site: str, name: str) -> None:
    button = opened(page, site, name)
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    assert not seen(button)
    button.hover()
    assert seen(button)
    button.click()
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    assert seen(button)


@pytest.mark.parametrize(
    "name", ["home", "star-index", "find", "questions", "coverage", "principles", "latest", "related"]
)
def test_fingers_find_it_in_every_row(context: Callable[..., BrowserContext], site: str, name: str) -> None:
    page = context(viewport={"width": 360, "height": 780}, has_touch=True, is_mobile=True).new_page()
    button = opened(page, site, name)
    assert seen(button)
    button.tap()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert findings(page) == []
    page.goto(site + LISTS[name][0])
    assert page.evaluate(SHIFTS) <= 0.01


@pytest.mark.parametrize("name", ["home", "star-index", "find", "principles", "latest", "related"])
@pytest.mark.parametrize("device", [PHONE, {"viewport": {"width": 1280, "height": 900}}], ids=["phone", "desk"])
def test_nothing_moves_for_it(
    context: Callable[..., BrowserContext], bank: str, name: str, device: dict[str, object]
) -> None:
    """Whatever the browser says has moved since the page began to load, by what moved and not by how much."""
    page = context(**device).new_page()
    page.add_init_script(MOVED)
    page.goto(bank + (LISTS[name][0] if name != "related" else KNOWN))
    page.locator(f"{PLACES.get(name, 'main')} button[data-storybank-keep]").first.wait_for(state="attached")
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    assert page.evaluate("moved") == []


def test_what_is_kept_in_a_row_is_kept_on_its_page(page: Page, site: str) -> None:
    page.goto(site + "star-index/")
    row = page.locator("tbody tr").filter(has_text=DEBT)
    row.hover()
    row.get_by_role("button", name=f"Keep {DEBT}").click()
    page.get_by_label("Words", exact=True).fill("debt")
    expect(page.get_by_role("button", name=f"Kept {DEBT}")).to_have_count(1)
    page.get_by_label("Words", exact=True).fill("keep")  # the words of the button are none of the row's
    expect(row).to_have_count(0)
    page.goto(site + STORY)
    expect(page.get_by_role("button", name="Kept")).to_be_visible()


def test_without_scripts_no_row_offers_it(context: Callable[..., BrowserContext], site: str) -> None:
    page = context(java_script_enabled=False).new_page()
    for address, _ in LISTS.values():
        page.goto(site + address)
        expect(page.locator("main button[data-storybank-keep]:visible")).to_have_count(0)
