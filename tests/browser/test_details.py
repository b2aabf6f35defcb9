"""What makes a site whole: the way on from a wrong address, one edge, a drawer without traps, what stays still."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from sites import PAGES, STORY, holds

pytestmark = pytest.mark.browser

EMPTY = "[data-sb-index-empty]"
# Where the first column of a page begins: that of its navigation, of its labels, or of its text.
LEFT = """() => {
  const found = document.querySelectorAll(".md-sidebar--primary .md-nav__link, article :is(h1, h2)");
  const shown = [...found].filter((one) => one.checkVisibility());
  return Math.min(...shown.map((one) => one.getBoundingClientRect().left));
}"""
# Words that a line break cuts: those whose letters stand on two lines, but for hyphens and slashes inside.
BROKEN = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    for (const { index, 0: word } of node.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) found.push(word);
    }
  }
  return found;
}"""
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  const seen = (list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value; };
  new PerformanceObserver(seen).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 500);
})"""


def test_a_wrong_address_leads_on(page: Page, site: str) -> None:
    page.goto(site + "404.html")
    main = page.locator("article")
    for name in ("Home", "Principles", "STAR index", "Interview questions", "Checklists", "Keywords"):
        expect(main.get_by_role("link", name=name, exact=True)).to_be_visible()
    expect(main.get_by_label("Search the stories")).to_be_visible()


def test_an_index_without_a_row_says_what_to_do(page: Page, site: str) -> None:
    page.goto(site + "star-index/?words=zymurgy&principle=ownership")
    expect(page.locator(EMPTY)).to_be_visible()
    link = page.locator(EMPTY).get_by_role("link")
    assert str(link.get_attribute("href")).endswith("find/?q=zymurgy")
    page.locator(EMPTY).get_by_role("button").click()
    expect(page.locator(EMPTY)).to_be_hidden()
    expect(page.locator("[data-sb-filter-status]")).to_have_text("4 stories")
    expect(page.get_by_label("Words", exact=True)).to_be_focused()
    assert page.url.endswith("star-index/")


def test_principle_and_keywords_of_a_row_are_links(page: Page, site: str) -> None:
    page.goto(site + "star-index/")
    row = page.locator("tbody tr").filter(has_text="Technical Debt Resolution")
    row.get_by_role("link", name="Ownership", exact=True).click()
    assert page.url == site + "principles/ownership/"
    page.go_back()
    row.get_by_role("link", name="outage", exact=True).click()
    assert page.url == site + "keywords/#outage"


def test_the_title_of_a_principle_is_the_link_to_it(page: Page, site: str) -> None:
    page.goto(site + "principles/")
    page.locator("h2#ownership").get_by_role("link", name="Ownership").click()
    assert page.url == site + "principles/ownership/"


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_pages_begin_at_one_edge(page: Page, site: str, path: str) -> None:
    """The text of a page that stands alone begins where the navigation of the others does."""
    page.goto(site + "star-index/")
    edge = page.evaluate(LEFT)
    page.goto(site + path)
    assert abs(page.evaluate(LEFT) - edge) <= 2


def test_the_header_has_an_edge_when_the_page_is_scrolled(page: Page, site: str) -> None:
    line = "getComputedStyle(document.querySelector('.md-header')).borderBottomColor"
    page.goto(site + STORY)
    assert page.evaluate(line) == "rgba(0, 0, 0, 0)"
    page.evaluate("scrollTo(0, 400)")
    holds(page, f"{line} !== 'rgba(0, 0, 0, 0)'")


def test_a_closed_drawer_holds_no_tab_stop(context: Callable[..., BrowserContext], site: str) -> None:
    page = context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(site + STORY)
    focused: list[str] = []
    for _ in range(14):
        page.keyboard.press("Tab")
        focused.append(page.evaluate("document.activeElement.closest('.md-sidebar') ? 'drawer' : 'page'"))
    assert "drawer" not in focused
    page.locator("label.md-header__button[for=__drawer]").click()
    drawer = page.locator(".md-sidebar--primary")
    expect(drawer.get_by_role("link", name="Dive deep")).to_be_visible()
    expect(drawer.get_by_role("link", name="STAR index")).to_have_count(0)  # the open part covers it
    drawer.locator("label.md-nav__title", has_text="Principles").click()
    expect(drawer.get_by_role("link", name="STAR index")).to_be_visible()
    expect(drawer.get_by_role("link", name="Dive deep")).to_have_count(0)


def test_progress_is_drawn_by_the_browser_where_colours_are_forced(
    context: Callable[..., BrowserContext], site: str
) -> None:
    look = "getComputedStyle(document.querySelector('.sb-progress progress')).appearance"
    page = context().new_page()
    page.goto(site + "checklists/")
    assert page.evaluate(look) == "none"
    page.emulate_media(forced_colors="active")
    assert page.evaluate(look) == "auto"


@pytest.mark.parametrize("path", ["principles/ownership/", "star-index/"])
def test_no_word_is_broken_on_paper(context: Callable[..., BrowserContext], site: str, path: str) -> None:
    page = context(viewport={"width": 680, "height": 960}).new_page()  # A4 without its margins
    page.goto(site + path)
    page.emulate_media(media="print")
    assert page.evaluate(BROKEN) == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["star-index/", "checklists/", "", "principles/ownership/", STORY])
def test_nothing_moves_while_a_page_arrives(
    context: Callable[..., BrowserContext], site: str, path: str, width: int
) -> None:
    page = context(viewport={"width": width, "height": 844}).new_page()
    page.goto(site + path)
    assert page.evaluate(SHIFTS) <= 0.01


def test_a_page_says_what_it_is_where_it_is_shared(page: Page, site: str) -> None:
    page.goto(site + STORY)
    tags = page.locator("meta[property]")
    said = tags.evaluate_all("all => all.map((one) => [one.getAttribute('property'), one.content])")
    assert dict(said)["og:title"] == "Technical Debt Resolution"
    assert dict(said)["og:url"] == f"https://example.org/bank/{STORY}"
    assert not [name for name, _ in said if "image" in name]
    data = json.loads(page.locator("script[type='application/ld+json']").text_content() or "")
    assert data["@type"] == "Article"
    assert data["headline"] == "Technical Debt Resolution"
    assert len(colours(page)) == 1  # the theme keeps it with the chosen scheme


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_frame_of_the_browser_has_the_colour_of_the_header(
    context: Callable[..., BrowserContext], site: str, scheme: str, scripts: bool
) -> None:
    page = context(color_scheme=scheme, java_script_enabled=scripts).new_page()
    page.goto(site + STORY)
    header = page.locator(".md-header").evaluate("header => getComputedStyle(header).backgroundColor")
    assert colours(page) == [header]


def colours(page: Page) -> list[str]:
    """The colours that a page gives to the frame of the browser, of those that are meant for this reader."""
    painted = "dot.style.color = tag.content; return dot.style.color"
    found = page.locator("meta[name=theme-color]").evaluate_all(
        "tags => tags.filter(({ media }) => matchMedia(media || 'all').matches)"
        f".map((tag) => {{ const dot = document.createElement('i'); {painted} }})"
    )
    assert isinstance(found, list)
    return found
