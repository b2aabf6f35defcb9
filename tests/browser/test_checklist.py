"""Checklists remember: across pages, reloads and edits of the content, and say so when they cannot."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from sites import BY_EVERY_ENGINE, build, served

pytestmark = [pytest.mark.browser, BY_EVERY_ENGINE]

TIP = "Say what it cost, and who paid"
KEY = "storybank.ticks "  # and the address of the site: two banks on one host never mix
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"


def test_tick_is_one_state_on_both_pages_and_survives_a_reload(page: Page, site: str) -> None:
    page.goto(site + "principles/ownership/")
    page.get_by_label(TIP).check()
    expect(page.locator("[data-sb-count]")).to_have_text("1 of 3")
    page.goto(site + "checklists/")
    expect(page.get_by_label(TIP)).to_be_checked()
    expect(page.locator("[data-sb-count]").first).to_have_text("1 of 4")
    page.reload()
    expect(page.get_by_label(TIP)).to_be_checked()
    page.get_by_label(TIP).uncheck()
    page.goto(site + "principles/ownership/")
    expect(page.get_by_label(TIP)).not_to_be_checked()


def test_tick_survives_another_order_and_a_corrected_comma(page: Page, cases: Path, tmp_path: Path, site: str) -> None:
    page.goto(site + "checklists/")
    page.get_by_label(TIP).check()
    kept = page.evaluate("key => localStorage.getItem(key)", KEY + site)
    edited = tmp_path / "edited"
    shutil.copytree(cases / "site", edited)
    file = edited / "ownership.md"
    lines = file.read_text(encoding="utf-8").splitlines()
    at = lines.index(f"- {TIP}")
    lines[at - 1], lines[at] = "- Say what it cost and who paid.", lines[at - 1]
    file.write_text("\n".join(lines), encoding="utf-8")
    with served(build(edited, tmp_path / "build")) as address:
        page.goto(address)
        page.evaluate("([key, ticks]) => localStorage.setItem(key, ticks)", [KEY + address, kept])
        page.goto(address + "checklists/")
        expect(page.get_by_label("Say what it cost and who paid.")).to_be_checked()
        expect(page.get_by_label("Show willingness")).not_to_be_checked()


def test_reset_clears_its_own_list_only(page: Page, site: str) -> None:
    page.goto(site + "checklists/")
    for box in page.get_by_role("checkbox").all():
        if box.is_visible():
            box.check()
    expect(page.locator("[data-sb-count]").first).to_have_text("4 of 4")
    page.get_by_role("button", name="Reset the checklist Dive deep").click()
    expect(page.locator("[data-sb-count]").first).to_have_text("3 of 4")
    page.get_by_role("button", name="Reset the checklist all principles").click()
    expect(page.locator("[data-sb-count]").first).to_have_text("0 of 4")
    expect(page.get_by_role("button", name="Reset the checklist all principles")).to_have_count(0)


def test_a_reset_is_undone_by_the_same_button(page: Page, site: str) -> None:
    page.goto(site + "checklists/")
    page.get_by_label(TIP).check()
    reset = page.locator("[data-sb-checklist-total] [data-sb-reset]")
    reset.click()
    expect(page.get_by_label(TIP)).not_to_be_checked()
    expect(reset).to_have_text("Undo")
    expect(reset).to_be_focused()
    reset.press("Enter")
    expect(page.get_by_label(TIP)).to_be_checked()
    expect(reset).to_have_text("Reset")
    reset.click()
    page.get_by_label("Show willingness").check()
    expect(reset).to_have_text("Reset")


def test_only_what_is_left_is_shown_on_demand(page: Page, site: str) -> None:
    page.goto(site + "checklists/")
    page.get_by_label(TIP).check()
    left = page.get_by_role("button", name="Show only what is left")
    left.click()
    expect(page.get_by_label(TIP)).to_be_hidden()
    page.get_by_label("Show willingness").check()
    expect(page.get_by_label("Show willingness")).to_be_visible()
    left.click()
    expect(page.get_by_label(TIP)).to_be_visible()


def test_the_lists_are_saved_as_a_file(page: Page, site: str) -> None:
    page.goto(site + "checklists/")
    page.get_by_label(TIP).check()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a file").click()
    text = saved.value.path().read_text(encoding="utf-8")
    assert f"- [x] {TIP}\n" in text
    assert "## Ownership\n\n- [ ] " in text


def test_other_tab_follows(context: Callable[..., BrowserContext], site: str) -> None:
    tabs = context()
    first, second = tabs.new_page(), tabs.new_page()
    for tab in (first, second):
        tab.goto(site + "checklists/")
    first.get_by_label(TIP).check()
    expect(second.get_by_label(TIP)).to_be_checked()


def test_blocked_storage_is_said_and_ticks_last_on_the_page(context: Callable[..., BrowserContext], site: str) -> None:
    page = context().new_page()
    errors: list[str] = []
    page.add_init_script(BLOCKED)
    page.on("pageerror", lambda error: errors.append(error.stack or str(error)))
    page.goto(site + "checklists/")
    page.get_by_label(TIP).check()
    expect(page.locator("[data-sb-count]").first).to_have_text("1 of 4")
    expect(page.locator("[data-sb-storage-note]")).to_be_visible()
    assert [error for error in errors if "storybank.js" in error] == []  # the theme fails in its own scripts


@pytest.mark.parametrize("value", ["{", "null", '{"a": 1}', "[1, null]"])
def test_damaged_storage_is_written_anew(page: Page, site: str, value: str) -> None:
    page.goto(site)
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY + site, value])
    page.goto(site + "checklists/")
    page.get_by_label(TIP).check()
    page.reload()
    expect(page.get_by_label(TIP)).to_be_checked()
    expect(page.locator("[data-sb-storage-note]")).to_be_hidden()


def test_keyboard_ticks(page: Page, site: str) -> None:
    page.goto(site + "checklists/")
    page.get_by_label(TIP).focus()
    page.keyboard.press("Space")
    expect(page.get_by_label(TIP)).to_be_checked()


def test_ticks_are_shown_after_instant_navigation(page: Page, site: str) -> None:
    page.route("**/sitemap.xml", lambda route: route.fulfill(body=_sitemap(site), content_type="text/xml"))
    page.goto(site + "checklists/")
    page.get_by_label(TIP).check()
    page.evaluate("window.marker = true")
    page.get_by_role("navigation", name="Tabs").get_by_role("link", name="Principles").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Principles")
    page.get_by_role("link", name="Definition, tips and questions of Ownership").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ownership")
    assert page.evaluate("window.marker") is True, "the page was loaded anew"
    expect(page.get_by_label(TIP)).to_be_checked()


def _sitemap(site: str) -> str:
    """The sitemap that the theme reads, with the addresses of the test's host."""
    pages = ("", "principles/", "principles/ownership/", "checklists/")
    return f"<urlset>{''.join(f'<url><loc>{site}{page}</loc></url>' for page in pages)}</urlset>"
