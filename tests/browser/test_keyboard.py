"""Each feature by the keyboard alone: what is needed is reached by Tab, in sight and marked at every stop."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser.test_story import SPY
from sites import STORY, holds

pytestmark = pytest.mark.browser

MOST = 90  # stops, of the header, the navigation and a page
# Whether the keyboard is at `wanted`, and what is wrong with its place, "" if nothing: no size, no mark, out of sight.
STOP = """(wanted) => {
  const place = document.activeElement;
  return [place === wanted, wrong(place)];

  function wrong(place) {
    const isHidden = place.matches("input[type=file], .md-option");
    const shown = isHidden ? place.closest("label") ?? place.nextElementSibling : place;
    if (place === document.body || place.matches(".headerlink")) return place.className;
    const { width, height, bottom, top } = shown.getBoundingClientRect();
    const style = getComputedStyle(shown);
    if (!width || !height || style.opacity === "0") return `nothing to see: ${shown.outerHTML.slice(0, 120)}`;
    if (bottom < 0 || top > innerHeight) return `out of sight: ${shown.outerHTML.slice(0, 120)}`;
    const lines = [place, shown].map((one) => getComputedStyle(one));
    return lines.some(({ outlineStyle, outlineWidth, boxShadow }) =>
      (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none")
      ? "" : `no mark: ${shown.outerHTML.slice(0, 120)}`;
  }
}"""


@pytest.fixture
def page(context: Callable[..., BrowserContext]) -> Page:
    """A page of a desktop's width, without movement: what has the focus is drawn at once."""
    return context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce").new_page()


def reach(page: Page, wanted: Locator) -> None:
    """Press Tab until the keyboard is at `wanted`; every stop on the way must be one that a reader sees."""
    wanted.wait_for(state="attached")
    handle = wanted.element_handle()
    for _ in range(MOST):
        page.keyboard.press("Tab")
        is_there, wrong = page.evaluate(STOP, handle)
        assert wrong == ""
        if is_there:
            return
    raise AssertionError(f"not reached: {wanted}")


def use(page: Page, wanted: Locator, key: str = "Enter") -> None:
    reach(page, wanted)
    page.keyboard.press(key)


def test_a_story_is_kept_copied_and_jumped_through(page: Page, site: str) -> None:
    page.add_init_script(SPY)
    page.goto(site + STORY)
    use(page, page.get_by_role("navigation", name="Parts of this story").get_by_role("link", name="Task"))
    expect(page).to_have_url(re.compile("#task$"))
    page.goto(site + STORY)
    tools = page.get_by_role("group", name="This story")
    use(page, tools.get_by_role("button", name="Keep"))
    expect(tools.get_by_role("button", name="Kept")).to_be_focused()
    use(page, tools.get_by_role("button", name="Copy as text"))
    expect(tools.get_by_role("status")).to_have_text("Copied")
    use(page, tools.get_by_role("button", name="Copy as Markdown"), "Space")
    use(page, tools.get_by_role("button", name="Share"))
    use(page, tools.get_by_role("button", name="Print"))
    holds(page, "taken.at(-1) === 'printed'")
    use(page, page.locator(".sb-strength > summary"))
    expect(page.get_by_text("Who acts")).to_be_visible()


def test_stories_are_practised(page: Page, site: str) -> None:
    page.goto(site + "practice/")
    page.locator("[data-sb-ready]").wait_for()
    reach(page, page.locator("#practice-set"))
    page.keyboard.type("Dive")
    use(page, page.get_by_role("radio", name="A question"), "ArrowDown")
    expect(page.get_by_role("radio", name="The title")).to_be_checked()
    use(page, page.get_by_role("checkbox", name="Shuffled"), "Space")
    use(page, page.get_by_role("button", name="Begin"))
    expect(page.locator(".sb-practice__ask")).to_be_focused()
    assert "principle=dive-deep" in page.url
    page.keyboard.press("Space")
    expect(page.locator(".sb-practice__card")).to_contain_text("Situation", ignore_case=True)


def test_a_pack_is_ordered_emptied_and_given_back(page: Page, site: str) -> None:
    page.goto(site + "principles/ownership/")
    for name in ("Cross-Team Production Issue", "Technical Debt Resolution"):
        use(page, page.get_by_role("button", name=f"Keep {name}"))
    page.goto(site + "pack/")
    page.locator("[data-sb-ready]").wait_for()
    use(page, page.get_by_role("button", name="Move up: Technical Debt Resolution"))
    expect(page.locator(".sb-pack__item").first).to_contain_text("Technical Debt Resolution")
    use(page, page.get_by_role("button", name="Remove: Cross-Team Production Issue"))
    expect(page.locator(".sb-pack__item")).to_have_count(1)
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".sb-pack__item")).to_have_count(2)
    use(page, page.get_by_text("Take it along as a file"))
    reach(page, page.get_by_role("button", name="Markdown", exact=True))
    with page.expect_download():
        page.keyboard.press("Enter")


def test_questions_are_filtered_and_followed(page: Page, site: str) -> None:
    page.goto(site + "questions/")
    reach(page, page.locator("[data-sb-groups-form] input"))
    page.keyboard.type("understood")
    group = page.locator(".sb-group#dive-deep")
    expect(group).to_have_attribute("open", "")
    use(page, group.locator("dd a[href*='stories/']").first)
    expect(page.get_by_role("heading", level=1)).to_contain_text("A player found why")


def test_what_is_missing_is_contributed_from_coverage(page: Page, site: str) -> None:
    page.goto(site + "coverage/")
    reach(page, page.get_by_role("link", name="Contribute one").first)
    reach(page, page.locator("[data-sb-groups-form] input"))
    page.keyboard.type("fixed")
    group = page.locator(".sb-group#ownership")
    expect(group).to_be_visible()
    expect(group).to_have_attribute("open", "")
    use(page, group.locator("> summary"))
    expect(group).not_to_have_attribute("open", "")


def test_keywords_are_jumped_to_opened_and_followed(page: Page, site: str) -> None:
    page.goto(site + "keywords/")
    use(page, page.locator("[data-sb-jump] > summary"))
    use(page, page.locator("[data-sb-jump] a").last)
    expect(page).to_have_url(re.compile("#letter:"))
    page.goto(site + "keywords/")
    use(page, page.locator("#debugging > summary"), "Space")
    use(page, page.locator("#debugging dd a").first)
    expect(page).to_have_url(re.compile("/stories/"))


def test_checklists_are_ticked_narrowed_reset_and_given_back(page: Page, site: str) -> None:
    page.goto(site + "checklists/")
    tip = page.get_by_label("Say what it cost, and who paid")
    use(page, tip, "Space")
    expect(tip).to_be_checked()
    page.keyboard.press("Home")
    page.goto(site + "checklists/")
    use(page, page.locator("[data-sb-checklist-total] [data-sb-reset]"))
    expect(tip).not_to_be_checked()
    page.keyboard.press("Space")  # Undo has the focus
    expect(tip).to_be_checked()
    use(page, page.get_by_role("button", name="Show only what is left"))
    expect(tip).to_be_hidden()
    reach(page, page.get_by_role("button", name="Save as a file"))
    use(page, page.get_by_label("Show willingness"), "Space")


def test_home_leads_to_a_story_and_to_the_search(page: Page, site: str) -> None:
    page.goto(site)
    use(page, page.locator("[data-sb-today] > li:not([hidden]) a"))
    expect(page).to_have_url(re.compile("/stories/"))
    page.goto(site)
    page.keyboard.press("/")
    page.keyboard.type("outage")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/find/\?q=outage"))
    use(page, page.locator(".sb-find__facets input, [data-sb-find] input[type=checkbox]").first, "Space")
    use(page, page.locator(".sb-find__title").first)
    expect(page).to_have_url(re.compile("/stories/"))


def test_the_index_is_narrowed_sorted_and_cleared(page: Page, site: str) -> None:
    page.goto(site + "star-index/")
    page.get_by_role("button", name="Story", exact=True).wait_for()
    reach(page, page.get_by_label("Words", exact=True))
    page.keyboard.type("debt")
    use(page, page.get_by_role("button", name="Story", exact=True))
    expect(page.get_by_role("columnheader", name="Story")).to_have_attribute("aria-sort", "ascending")
    use(page, page.locator("tbody .sb-keep"))
    expect(page.locator("tbody .sb-keep")).to_have_attribute("aria-pressed", "true")
    page.goto(site + "star-index/?words=zymurgy")
    use(page, page.locator("[data-sb-index-clear]"))
    expect(page.locator("tbody tr")).to_have_count(4)


def test_the_drawer_of_a_phone_is_opened_walked_and_closed(context: Callable[..., BrowserContext], site: str) -> None:
    page = context(viewport={"width": 390, "height": 844}, reduced_motion="reduce").new_page()
    page.goto(site + STORY)
    menu = page.get_by_role("button", name="Menu")
    expect(menu).to_have_attribute("aria-expanded", "false")
    use(page, menu)
    expect(menu).to_have_attribute("aria-expanded", "true")
    drawer = page.locator(".md-sidebar--primary")
    reach(page, drawer.get_by_role("link", name="Dive deep"))
    page.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()
    page.keyboard.press("Space")
    use(page, drawer.locator("label.md-nav__title", has_text="Principles"))
    use(page, drawer.get_by_role("link", name="STAR index"))
    expect(page).to_have_url(re.compile("/star-index/"))


def test_the_page_behind_an_open_drawer_is_out_of_reach(context: Callable[..., BrowserContext], site: str) -> None:
    page = context(viewport={"width": 390, "height": 844}, reduced_motion="reduce").new_page()
    page.goto(site + STORY)
    menu = page.get_by_role("button", name="Menu")
    use(page, menu)
    stops = stops_of(page)
    assert stops
    assert {*stops} == {"the drawer", "its button"}
    page.keyboard.press("Escape")
    assert "the page" in stops_of(page)
    menu.press("Enter")
    page.set_viewport_size({"width": 1300, "height": 844})  # a tablet that is turned: the drawer is a column now
    assert "the page" in stops_of(page)


def stops_of(page: Page) -> list[str]:
    """Press Tab through a page once, and return where each stop is."""
    where = """() => {
      const place = document.activeElement;
      if (place === document.body) return "";
      if (place.closest(".sb-menu")) return "its button";
      return place.closest(".md-sidebar--primary") ? "the drawer" : "the page";
    }"""
    found: list[str] = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        found.append(page.evaluate(where))
    return [stop for stop in found if stop]


def test_the_scheme_is_chosen_and_the_tabs_are_walked(page: Page, site: str) -> None:
    page.goto(site)
    reach(page, page.locator("input.md-option").first)
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    holds(page, "localStorage.length > 0")
    use(page, page.get_by_role("navigation", name="Tabs").get_by_role("link", name="Checklists"))
    expect(page).to_have_url(re.compile("/checklists/"))
