"""Every page type for every reader: axe, keyboard, narrow screens, no script, no colours of ours."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from sites import PAGES, STORY

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]  # the rules that another colour scheme can break


def findings(page: Page, rules: list[str] = RULES) -> list[str]:
    """What axe has against the page: each rule with the node it names."""
    options = {"runOnly": rules}
    violations = Axe().run(page, options=options).response["violations"]
    return [f"{v['id']}: {node['html'][:160]}" for v in violations for node in v["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(context: Callable[..., BrowserContext], site: str, width: int, scheme: str) -> None:
    page = context(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce").new_page()
    found = {}
    for name, address in PAGES.items():
        page.goto(site + address)
        found[name] = findings(page, RULES if scheme == "light" else COLOURS)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is wider than the screen"
    assert found == {name: [] for name in PAGES}
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == scheme


def test_keyboard_reaches_the_content_and_shows_where_it_is(page: Page, site: str) -> None:
    page.goto(site + STORY)
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                """() => { const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect()
                return [e.textContent.trim().slice(0, 40), s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0,
                        r.width > 0 && r.height > 0, e.tagName] }"""
            )
        )
    links = [entry for entry in seen if entry[3] == "A"]
    assert any(text.startswith("Cross-Team") for text, *_ in links)
    assert [entry for entry in links if not entry[1]] == []


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_page_is_whole_without_scripts(context: Callable[..., BrowserContext], site: str, address: str) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(site + address)
    expect(page.locator("h1").first).to_be_visible()
    expect(page.locator("[data-sb-progress]:visible, [data-sb-filter]:visible")).to_have_count(0)


def test_search_leads_to_the_complete_index_without_scripts(context: Callable[..., BrowserContext], site: str) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(site)
    page.get_by_role("article").get_by_label("Search the stories").fill("outage")
    page.get_by_role("article").get_by_role("button", name="Search").click()
    assert page.url.endswith("/bank/find/?q=outage")
    page.get_by_role("article").get_by_role("link", name="STAR index").click()
    assert page.locator("tbody tr").count() == 4
    page.get_by_role("link", name="Technical Debt Resolution").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Technical Debt Resolution")


def test_story_can_be_walked_and_edited(page: Page, site: str) -> None:
    page.goto(site + STORY)
    breadcrumb = page.get_by_role("navigation", name="Breadcrumb")
    assert breadcrumb.get_by_role("link").all_inner_texts() == ["Home", "Principles", "Ownership"]
    edit = page.locator("a[rel=edit]").get_attribute("href") or ""
    assert re.search(r"/content/ownership\.md\?plain=1#L17-L\d+$", edit), edit
    page.locator(".md-footer__link--prev").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cross-Team Production Issue")


def test_print_shows_text_and_boxes_only(page: Page, site: str) -> None:
    page.goto(site + "checklists/")
    page.get_by_label("Say what it cost").check()
    page.emulate_media(media="print")
    for hidden in (".md-header", ".md-tabs", ".md-sidebar", "[data-sb-progress]", ".md-footer"):
        expect(page.locator(f"{hidden}:visible")).to_have_count(0)
    expect(page.get_by_label("Say what it cost")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"


def test_forced_colours_keep_every_control_visible(context: Callable[..., BrowserContext], site: str) -> None:
    page = context(forced_colors="active").new_page()
    page.goto(site)
    for control in (
        page.get_by_role("article").get_by_label("Search the stories"),
        page.get_by_role("article").get_by_role("button", name="Search"),
    ):
        assert control.evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"


def test_wish_for_stillness_is_respected(context: Callable[..., BrowserContext], site: str) -> None:
    page = context(reduced_motion="reduce").new_page()
    page.goto(site)
    durations = page.evaluate(
        "[...document.querySelectorAll('*')].map(e => getComputedStyle(e).transitionDuration)"
        ".filter(d => d.split(', ').some(x => parseFloat(x) > 0))"
    )
    assert durations == []
