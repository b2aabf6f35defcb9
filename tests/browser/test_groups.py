"""Questions and keywords: short before anything is opened, filtered as one types, opened by an address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from sites import FOLDER, exchange_pages

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
QUESTION = "Tell me about a problem you understood better than its owners."
STATUS = "[data-sb-groups-status]"


@pytest.fixture
def phone(context: Callable[..., BrowserContext]) -> Page:
    return context(viewport=PHONE).new_page()


def the_question(page: Page) -> Locator:
    return page.locator("[data-sb-item]", has_text=QUESTION)


def address_of(question: Locator) -> str:
    return f"questions/#{question.get_attribute('id')}"


@pytest.mark.parametrize(("address", "held"), [("questions/", 255), ("keywords/", 120)])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_six_screens_of_a_phone_hold_the_whole_page_before_anything_is_opened(
    context: Callable[..., BrowserContext], bank: str, address: str, held: int, scripts: bool
) -> None:
    page = context(viewport=PHONE, java_script_enabled=scripts).new_page()
    page.goto(bank + address)
    assert page.locator("[data-sb-item]").count() == held
    height = page.locator("html").bounding_box()
    assert height is not None
    assert height["height"] <= 6 * PHONE["height"]
    assert height["width"] == PHONE["width"]
    expect(page.locator("main details[open]")).to_have_count(0)


def test_without_scripts_every_group_opens_and_nothing_that_needs_them_is_offered(
    context: Callable[..., BrowserContext], site: str
) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(site + "questions/")
    expect(page.locator("[data-sb-groups-form]")).to_be_hidden()
    page.get_by_role("heading", name="Dive deep").click()
    expect(the_question(page)).to_be_visible()
    page.get_by_text("On this page", exact=True).last.click()
    page.get_by_role("navigation", name="On this page").last.get_by_role("link", name="Ownership").click()
    assert page.url.endswith("/questions/#ownership")


def test_the_filter_shows_what_holds_every_word_and_is_kept_in_the_address(phone: Page, site: str) -> None:
    phone.goto(site + "questions/")
    total = phone.locator("[data-sb-item]").count()
    field = phone.get_by_label("Filter the questions").last
    field.fill("UNDERSTOOD problém")
    expect(phone.locator(STATUS)).to_have_text(f"1 of {total} questions")
    expect(the_question(phone)).to_be_visible()
    expect(phone.locator("[data-sb-group]:visible")).to_have_count(1)
    assert phone.url.endswith("?words=UNDERSTOOD+probl%C3%A9m")
    phone.reload()
    expect(the_question(phone)).to_be_visible()
    field.fill("")
    expect(phone.locator(STATUS)).to_have_text(f"{total} questions")
    expect(phone.locator("[data-sb-group][open]")).to_have_count(0)
    assert phone.url.endswith("/questions/")


def test_groups_that_the_reader_opened_are_open_again_after_the_filter(phone: Page, site: str) -> None:
    phone.goto(site + "questions/")
    phone.get_by_role("heading", name="Ownership").click()
    field = phone.get_by_label("Filter the questions").last
    field.fill("owners")
    field.fill("nothing has these words")
    expect(phone.locator("[data-sb-group]:visible")).to_have_count(0)
    field.fill("")
    assert [group.get_attribute("id") for group in phone.locator("[data-sb-group][open]").all()] == ["ownership"]


def test_the_name_of_a_principle_in_the_filter_stands_for_all_its_questions(phone: Page, site: str) -> None:
    phone.goto(site + "questions/?words=dive")
    group = phone.locator("#dive-deep")
    assert group.locator("[data-sb-item]:visible").count() == group.locator("[data-sb-item]").count() > 0


def test_a_keyword_is_found_by_its_other_spellings(phone: Page, bank: str) -> None:
    phone.goto(bank + "keywords/")
    phone.get_by_label("Filter the keywords").last.fill("jdk")
    expect(phone.locator("[data-sb-item]:visible")).to_have_count(1)
    phone.locator("#java summary").click()
    expect(phone.locator("#java")).to_contain_text("Also: jvm, jdk")
    expect(phone.locator("#java dd a").first).to_be_visible()


@pytest.mark.parametrize("named", ["question", "principle", "keyword"])
def test_an_address_opens_what_it_names(phone: Page, site: str, named: str) -> None:
    phone.goto(site + "questions/")
    address, inside = {
        "question": (address_of(the_question(phone)), the_question(phone)),
        "principle": ("questions/#dive-deep", the_question(phone)),
        "keyword": ("keywords/#debugging", phone.locator("#debugging dd a").first),
    }[named]
    phone.goto("about:blank")
    phone.goto(site + address)
    expect(inside).to_be_in_viewport()
    clear_of_the_tools(phone, phone.locator(f"[id='{address.partition('#')[2]}']"))


def clear_of_the_tools(page: Page, place: Locator) -> None:
    top, tools = place.bounding_box(), page.locator("[data-sb-filterbar]").bounding_box()
    assert top is not None
    assert tools is not None
    assert top["y"] >= tools["y"] + tools["height"]


def test_an_address_opens_its_place_where_the_theme_exchanges_pages_and_goes_before_a_filter(
    page: Page, site: str
) -> None:
    exchange_pages(page, site)
    page.goto(site + "questions/")
    address = address_of(the_question(page))
    page.goto(site + "keywords/")
    page.evaluate("window.stayed = true")
    page.get_by_role("link", name="Interview questions", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Interview questions")
    page.get_by_label("Filter the questions").last.fill("nothing has these words")
    page.evaluate(f"location.hash = '{address.partition('#')[2]}'")
    expect(the_question(page)).to_be_in_viewport()
    expect(page.locator(STATUS)).not_to_contain_text("of")
    assert page.evaluate("window.stayed") is True


def test_a_link_from_a_story_to_its_keyword_opens_it(page: Page, site: str) -> None:
    exchange_pages(page, site)
    page.goto(site + "stories/technical-debt-resolution/")
    link = page.locator("main a[href*='keywords/#']").first
    name = link.inner_text()
    link.click()
    group = page.locator("details.sb-keyword[open]")
    expect(group.locator("[data-sb-words]").first).to_have_text(name)
    expect(group.locator("dd a").first).to_be_in_viewport()


def test_the_list_of_groups_leads_into_one_and_closes(phone: Page, site: str) -> None:
    phone.goto(site + "questions/")
    jump = phone.locator("[data-sb-jump]")
    jump.locator("summary").click()
    jump.get_by_role("link", name="Ownership").click()
    expect(phone.locator("#ownership")).to_have_attribute("open", "")
    assert jump.get_attribute("open") is None
    phone.locator("#ownership summary").click()
    jump.locator("summary").press("Enter")
    jump.get_by_role("link", name="Ownership").press("Enter")  # the same address again
    expect(phone.locator("#ownership")).to_have_attribute("open", "")
    jump.locator("summary").press("Enter")
    phone.keyboard.press("Escape")
    assert jump.get_attribute("open") is None
    expect(jump.locator("summary")).to_be_focused()


def test_nothing_moves_when_the_script_arrives(phone: Page, site: str) -> None:
    phone.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) moved += e.value })"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    for address in ("questions/", "keywords/"):
        phone.goto(site + address, wait_until="networkidle")
        expect(phone.locator("[data-sb-groups-form]")).to_be_visible()
        assert phone.evaluate("moved") <= 0.001


def test_on_a_disk_an_address_opens_what_it_names(phone: Page, www: Path) -> None:
    phone.goto((www / FOLDER / "keywords" / "index.html").as_uri() + "#debugging")
    expect(phone.locator("#debugging dd a").first).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_coverage_is_whole_on_a_phone_and_never_wider_than_it(
    context: Callable[..., BrowserContext], site: str, scripts: bool
) -> None:
    page = context(viewport={"width": 360, "height": 740}, java_script_enabled=scripts).new_page()
    page.goto(site + "coverage/")
    row = page.get_by_role("row", name="Ownership")
    expect(row).to_be_visible()
    expect(page.get_by_role("heading", name="What is missing")).to_be_visible()
    for heading in page.locator("main details > summary > h3").all():
        heading.click()
    expect(page.locator("main details.sb-group[open]")).to_have_count(2)
    width = page.locator("html").evaluate("html => html.scrollWidth") if scripts else None
    assert width in (360, None)
    expect(page.get_by_role("link", name="Contribute one").first).to_be_visible()


def test_a_row_of_coverage_leads_to_the_questions_of_its_principle(phone: Page, bank: str) -> None:
    phone.goto(bank + "coverage/")
    phone.get_by_role("row", name="Frugality").get_by_role("link").click()
    first = phone.locator("#frugality [data-sb-item]").first
    expect(first).to_be_in_viewport()
    expect(first.get_by_role("listitem").first).to_contain_text("of this principle")
    phone.get_by_label("Filter the questions").last.fill("no such words at all")
    expect(phone.locator("[data-sb-group]:visible")).to_have_count(0)
