"""The pack: kept anywhere, ordered, undone, printed and taken along."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from anki.collection import Collection, ImportCsvRequest
from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from browser.test_access import findings
from browser.test_home import MOVED
from browser.test_practice import BLOCKED
from sites import BY_EVERY_ENGINE, FOLDER, STORY

pytestmark = [pytest.mark.browser, BY_EVERY_ENGINE]

OUTAGE = "Cross-Team Production Issue"
DEBT = "Technical Debt Resolution"
GAME = "A player found why a game took six minutes to load"
TIP = "Say what it cost, and who paid"


def keep(page: Page, site: str) -> None:
    """Keep two stories and a tip of one page, and a story of its own page, and open the pack."""
    page.goto(site + "principles/ownership/")
    for name in (OUTAGE, DEBT, TIP):
        page.get_by_role("button", name=f"Keep {name}").click()
    page.goto(site + "principles/dive-deep/")
    page.get_by_role("button", name=f"Keep {GAME}").click()
    opened(page, site)


def opened(page: Page, site: str) -> None:
    page.goto(site + "pack/")
    page.locator("[data-sb-ready]").wait_for()


def names(page: Page) -> list[str]:
    """What the list names, in its order."""
    return page.locator(".sb-pack__name > :first-child").all_inner_texts()


def saved(page: Page, button: str) -> str:
    page.get_by_text("Take it along as a file").evaluate("summary => summary.parentElement.open = true")
    with page.expect_download() as started:
        page.get_by_role("button", name=button, exact=True).click()
    return Path(started.value.path()).read_text(encoding="utf-8")


def test_a_button_says_whether_its_story_is_kept_on_every_page(page: Page, site: str) -> None:
    page.goto(site + STORY)
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("button", name="Kept")).to_have_attribute("aria-pressed", "true")
    page.goto(site + "principles/ownership/")
    expect(page.get_by_role("button", name=f"Kept {DEBT}")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name=f"Keep {OUTAGE}")).to_have_attribute("aria-pressed", "false")
    page.get_by_role("button", name=f"Kept {DEBT}").press("Space")
    opened(page, site)
    expect(page.get_by_text("Nothing is kept yet.")).to_be_visible()


def test_what_was_kept_is_put_in_order_with_the_keyboard(page: Page, site: str) -> None:
    keep(page, site)
    assert names(page) == [OUTAGE, DEBT, TIP, GAME]
    page.get_by_role("button", name=f"Move up: {GAME}").focus()
    for _ in range(2):
        page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=f"Move up: {GAME}")).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="is now")).to_have_text(f"{GAME} is now 2 of 4.")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=f"Move down: {GAME}")).to_be_focused()
    assert names(page) == [GAME, OUTAGE, DEBT, TIP]
    page.reload()
    page.locator("[data-sb-ready]").wait_for()
    assert names(page) == [GAME, OUTAGE, DEBT, TIP]
    headings = page.locator(".sb-pack__sheet h2").all_inner_texts()
    assert headings == [f"1. {GAME}", f"2. {OUTAGE}", f"3. {DEBT}"]


def test_a_pointer_drags(page: Page, site: str) -> None:
    keep(page, site)
    rows = page.locator(".sb-pack__item")
    rows.nth(3).drag_to(rows.nth(0), source_position={"x": 4, "y": 4}, target_position={"x": 4, "y": 4})
    expect(rows.first).to_contain_text(GAME)
    assert names(page) == [GAME, OUTAGE, DEBT, TIP]


def test_nobody_loses_what_they_removed(page: Page, site: str) -> None:
    keep(page, site)
    page.get_by_role("button", name=f"Remove: {DEBT}").click()
    expect(page.locator(".sb-pack__item")).to_have_count(3)
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".sb-pack__item")).to_have_count(4)
    page.get_by_role("button", name="Remove all").click()
    expect(page.get_by_text("Nothing is kept yet.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".sb-pack__item")).to_have_count(4)
    assert names(page) == [OUTAGE, DEBT, TIP, GAME]


def test_a_pack_goes_to_another_browser_behind_what_is_there(
    page: Page, context: Callable[..., BrowserContext], site: str
) -> None:
    keep(page, site)
    text = saved(page, "Pack")
    other = context().new_page()
    other.goto(site + "principles/dive-deep/")
    other.get_by_role("button", name=f"Keep {GAME}").click()
    opened(other, site)
    _take_in(other, text)
    expect(other.locator("[data-pack=said]")).to_have_text("Taken in: 4 items.")
    expect(other.locator(".sb-pack__item")).to_have_count(4)
    assert names(other) == [GAME, OUTAGE, DEBT, TIP]


def _take_in(page: Page, text: str) -> None:
    file: FilePayload = {"name": "pack.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator("[data-pack=import]").set_input_files(file)


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ('"<img src=x onerror=hit(1)>"', "item 1 is no id of a story or a tip"),
        ('"javascript:hit(2)"', "item 1 is no id of a story or a tip"),
        ('{"__proto__": {"hit": 3}}', "item 1 is no id of a story or a tip"),
        ('"a", ' * 500 + '"a"', "it has 501 items, and 500 are the most"),
    ],
)
def test_a_pack_from_elsewhere_is_refused_with_a_word(page: Page, site: str, items: str, said: str) -> None:
    opened(page, site)
    _take_in(page, f'{{"format": "storybank-pack", "version": 1, "items": [{items}]}}')
    expect(page.locator("[data-pack=said]")).to_have_text(f"Nothing was taken in: {said}.")
    expect(page.locator(".sb-pack__item")).to_have_count(0)


def test_a_story_that_the_bank_no_longer_has_stays_in_the_list(page: Page, site: str) -> None:
    opened(page, site)
    _take_in(page, '{"format": "storybank-pack", "version": 1, "items": ["gone", "technical-debt-resolution"]}')
    expect(page.locator(".sb-pack__item").first).to_have_text("No longer in this bank: gone ↑↓Remove")
    expect(page.locator(".sb-pack__story")).to_have_count(1)


def test_the_sheet_is_all_that_is_printed_and_keeps_each_title_with_its_story(page: Page, site: str) -> None:
    keep(page, site)
    page.emulate_media(media="print")
    for hidden in (".md-header", ".sb-pack__list", ".sb-pack__row", ".sb-pack__more", ".sb-lede"):
        expect(page.locator(f"{hidden}:visible")).to_have_count(0)
    style = "element => [getComputedStyle(element).breakInside, getComputedStyle(element).breakAfter]"
    for stays in (".sb-pack__story > h2", ".sb-pack__story > .sb-meta", ".sb-pack__part > h3"):
        assert page.locator(stays).first.evaluate(style) == ["avoid", "avoid"], stays
    source = page.locator(".sb-pack__part a[href='https://example.org/loading']")
    assert "https://example.org/loading" in source.evaluate("link => getComputedStyle(link, '::after').content")


def test_questions_come_before_every_answer(page: Page, site: str) -> None:
    keep(page, site)
    page.get_by_label("Sheet").select_option("questions")
    first = page.locator(".sb-pack__sheet > :first-child")
    assert first.locator("li").all_inner_texts() == [
        "Tell me about a time you fixed a problem that was not yours.",
        DEBT,
        "Tell me about a problem you understood better than its owners. / "
        "Tell me about a time you fixed a problem that was not yours.",
    ]
    page.emulate_media(media="print")
    assert first.evaluate("element => getComputedStyle(element).breakAfter") == "page"


def test_the_pack_is_taken_along_as_markdown(page: Page, site: str) -> None:
    keep(page, site)
    text = saved(page, "Markdown")
    assert text.startswith(f"# Pack\n\n## {OUTAGE}\n\nOwn story · Ownership\n\n- Tell me about a time")
    assert "```python\ndef share(day: int) -> float:" in text.replace("   ", "", 1) or "def share(day: int)" in text
    assert f"- [ ] {TIP} (Ownership)" in text
    assert "[How I cut loading times](https://example.org/loading)" in text
    assert f"<{site}stories/technical-debt-resolution/>" in text


def test_the_pack_is_a_deck_of_flashcards(page: Page, site: str, tmp_path: Path) -> None:
    keep(page, site)
    text = saved(page, "Anki")
    head, rows = text.split("\n")[:6], list(csv.reader(io.StringIO("\n".join(text.split("\n")[6:]))))
    assert head[:3] == ["#separator:Comma", "#html:true", "#columns:Guid,Front,Back,Tags"]
    assert imported(tmp_path / "pack.txt", text) == [row[0] for row in rows]
    assert [row[0] for row in rows] == [
        "storybank cross-team-production-issue",
        "storybank technical-debt-resolution",
        "storybank a-player-found-why-a-game-took-six-minutes-to-load",
        "storybank tips-ownership",
    ]
    assert rows[1][1] == f"<b>{DEBT}</b>"
    assert "Cut the response time by 60%" in rows[1][2]
    assert DEBT not in rows[1][2]
    assert f'href="{site}stories/technical-debt-resolution/"' in rows[1][2]
    assert [row[3] for row in rows] == ["ownership", "ownership", "dive-deep", "ownership"]


def imported(path: Path, text: str) -> list[str]:
    """The ids of the notes that Anki makes of a deck, imported twice."""
    path.write_text(text, encoding="utf-8")
    collection = Collection(str(path.with_suffix(".anki2")))
    for _ in range(2):
        metadata = collection.get_csv_metadata(path=str(path), delimiter=None)
        collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata))
    ids = [collection.get_note(number).guid for number in sorted(collection.find_notes(""))]
    collection.close()
    return ids


def test_blocked_storage_is_said(context: Callable[..., BrowserContext], site: str) -> None:
    page = context().new_page()
    page.add_init_script(BLOCKED)
    page.goto(site + "principles/ownership/")
    button = page.get_by_role("button", name=f"Keep {OUTAGE}")
    button.click()
    pressed = page.get_by_role("button", name=f"Kept {OUTAGE}")
    expect(pressed).to_have_attribute("title", re.compile("keeps no data for this site"))
    opened(page, site)
    expect(page.locator("[data-pack=note]")).to_be_visible()
    _take_in(page, '{"format": "storybank-pack", "version": 1, "items": ["technical-debt-resolution"]}')
    assert names(page) == [DEBT]


def test_it_works_from_a_disk(page: Page, www: Path) -> None:
    folder = (www / FOLDER).as_uri() + "/"
    page.goto(f"{folder}principles/ownership/index.html")
    page.get_by_role("button", name=f"Keep {OUTAGE}").click()
    page.goto(f"{folder}pack/index.html")
    page.locator("[data-sb-ready]").wait_for()
    assert "file:" not in saved(page, "Anki")
    page.locator(".sb-pack__list a").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(OUTAGE)


def test_without_scripts_the_page_says_what_else_can_be_printed(
    context: Callable[..., BrowserContext], site: str
) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(site + "pack/")
    expect(page.get_by_role("article").get_by_role("link", name="STAR index")).to_be_visible()
    page.goto(site + "principles/ownership/")
    expect(page.locator("[data-storybank-keep]:visible")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(context: Callable[..., BrowserContext], site: str, width: int, scheme: str) -> None:
    page = context(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce").new_page()
    keep(page, site)
    page.get_by_text("Take it along as a file").click()
    page.get_by_role("button", name=f"Remove: {TIP}").click()
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_nothing_moves_while_it_opens(context: Callable[..., BrowserContext], site: str) -> None:
    page = context(viewport={"width": 390, "height": 844}).new_page()
    page.add_init_script(MOVED)
    keep(page, site)
    for address in (
        "pack/",
        "practice/",
        "practice/?principle=ownership",
        "practice/?set=due",
        "principles/ownership/",
    ):
        page.goto(site + address, wait_until="networkidle")
        page.locator("[data-sb-ready], .sb-keep[aria-pressed]").first.wait_for()
        page.wait_for_timeout(100)
        assert page.evaluate("moved") <= 0.01, address
