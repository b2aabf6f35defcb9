"""Practice: nothing of a story is in sight before it is asked for; what was told is remembered, each site apart."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from browser.test_access import findings
from sites import BY_EVERY_ENGINE, FOLDER, exchange_pages, served

pytestmark = [pytest.mark.browser, BY_EVERY_ENGINE]

ASKED = "Tell me about a time you fixed a problem that was not yours."
TITLE = "Cross-Team Production Issue"
PARTS = (
    "Production outage affecting",
    "Lead the resolution",
    "Took the whole incident",
    "Resolved the outage in 4 hours",
)
OWNERSHIP = "practice/?principle=ownership"
FIRST = "practice/?story=cross-team-production-issue"
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"


def card(page: Page) -> str:
    """What the reader is asked, once the card is there."""
    heading = page.locator(".sb-practice__ask")
    heading.wait_for()
    return heading.inner_text()


def progress(page: Page) -> list[dict[str, object]]:
    """What this browser remembers, whatever the site."""
    entries = page.evaluate("Object.entries(localStorage).filter(([key]) => key.startsWith('storybank.practice '))")
    return [one for _, value in entries for one in json.loads(value)]


def tell(page: Page, grade: str = "3") -> None:
    """Show every part, and say how well it came."""
    while page.get_by_role("group", name="How well did it come?").count() == 0:
        page.keyboard.press("Space")
    page.keyboard.press(grade)


def test_a_story_is_told_with_the_keyboard_alone(page: Page, site: str) -> None:
    page.goto(site + OWNERSHIP)
    assert card(page) in (ASKED, "Technical Debt Resolution")
    expect(page.locator(".sb-practice__ask")).to_be_focused()
    tell(page, "3")
    expect(page.locator(".sb-practice__top")).to_contain_text("2 of 2")
    expect(page.locator(".sb-practice__ask")).to_be_focused()
    tell(page, "4")
    expect(page.locator(".sb-practice__ask")).to_have_text("Told.")
    assert {one["story"] for one in progress(page)} == {"cross-team-production-issue", "technical-debt-resolution"}


def test_nothing_of_the_answer_is_there_before_it_is_asked_for(page: Page, site: str) -> None:
    """Neither in the page, nor for who has it read aloud."""
    page.goto(site + FIRST)
    assert card(page) == ASKED
    article = page.get_by_role("article")

    def there() -> str:
        return article.inner_html() + article.aria_snapshot()

    assert not any(text in there() for text in (TITLE, *PARTS))
    page.get_by_role("button", name="Show the title").click()
    assert TITLE in there()
    for at, part in enumerate(PARTS):
        assert not any(text in there() for text in PARTS[at:])
        page.keyboard.press("Enter")
        assert part in there()
    expect(page.get_by_role("log")).to_contain_text("Found a wrong setting")


def test_each_part_has_its_pace_and_the_clock_can_stop(page: Page, site: str) -> None:
    page.clock.install()
    page.goto(site + FIRST + "&first=title")
    assert card(page) == TITLE
    expect(page.get_by_role("button", name="Show Situation")).to_be_visible()
    page.clock.run_for(3_000)
    expect(page.get_by_role("timer")).to_have_text("0:03")
    expect(page.locator(".sb-practice__pace")).to_have_text("0:03 of about 0:06")
    page.keyboard.press("c")
    page.clock.run_for(60_000)
    expect(page.get_by_role("timer")).to_have_text("0:03")
    expect(page.locator(".sb-practice__pace")).to_have_text("0:03 of about 0:06")
    page.get_by_role("button", name="Go on").click()
    page.clock.run_for(1_000)
    page.get_by_role("button", name="Show Situation").click()
    expect(page.locator(".sb-practice__part h3")).to_have_text("Situation 0:04 · about 0:06")
    expect(page.get_by_role("button", name="Show Task")).to_be_focused()


def test_a_grade_says_when_the_story_comes_again_and_can_be_undone(page: Page, site: str) -> None:
    page.goto(site + OWNERSHIP)
    card(page)
    for _ in range(6):
        page.keyboard.press("Space")
    grades = page.get_by_role("group", name="How well did it come?").get_by_role("button").all_inner_texts()
    assert [text.split()[0] for text in grades] == ["Again", "Hard", "Good", "Easy"]
    assert "tomorrow" in grades[0]
    page.get_by_role("button", name="Easy").click()
    expect(page.locator(".sb-practice__last")).to_contain_text("The last one comes again in 8 days.")
    assert [one["reps"] for one in progress(page)] == [1]
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".sb-practice__top")).to_contain_text("1 of 2")
    assert progress(page) == []


def test_again_brings_the_story_back_at_the_end(page: Page, site: str) -> None:
    page.goto(site + FIRST)
    card(page)
    tell(page, "1")
    expect(page.locator(".sb-practice__top")).to_contain_text("2 of 2")
    tell(page, "3")
    expect(page.locator(".sb-practice__ask")).to_have_text("Told.")


def test_what_is_due_is_found_tomorrow(page: Page, site: str) -> None:
    page.clock.install()
    page.goto(site + FIRST)
    card(page)
    tell(page, "1")
    page.goto(site + "practice/?set=due")
    expect(page.locator("[data-practice=status]")).to_have_text(
        "Nothing is due today. Choose other stories, or come back."
    )
    page.clock.run_for(30 * 3_600_000)
    page.goto(site + "practice/")
    expect(page.get_by_label("Stories", exact=True)).to_have_value("due")
    page.get_by_role("button", name="Begin").click()
    assert card(page) == ASKED
    expect(page.locator(".sb-practice__top")).to_contain_text("1 of 1")


def test_every_set_can_be_chosen(page: Page, site: str) -> None:
    page.goto(site + "practice/")
    page.get_by_role("button", name="Begin").wait_for()
    for name, count in (("Every story", 4), ("Dive deep", 2), ("A search", 1)):
        page.get_by_label("Stories", exact=True).select_option(label=name)
        if name == "A search":
            page.get_by_label("Words", exact=True).fill("legacy service")
        page.get_by_role("button", name="Begin").click()
        expect(page.locator(".sb-practice__top")).to_contain_text(f"1 of {count}")
        page.reload()
        expect(page.locator(".sb-practice__top")).to_contain_text(f"1 of {count}")
        page.goto(site + "practice/")
    page.get_by_label("Stories", exact=True).select_option(label="What I kept")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("[data-practice=status]")).to_contain_text("Nothing is kept yet.")


def test_a_question_is_practised_with_the_stories_that_answer_it(page: Page, site: str) -> None:
    page.goto(site + "questions/")
    (question,) = page.evaluate(
        "[...document.querySelectorAll('[id^=q-]')].filter(e => e.textContent.includes('not yours')).map(e => e.id)"
    )
    page.goto(f"{site}practice/?question={question.removeprefix('q-')}&first=question")
    assert card(page) == ASKED
    expect(page.locator(".sb-practice__top")).to_contain_text("of 2")


def test_a_link_has_the_order_and_not_the_grades(page: Page, context: Callable[..., BrowserContext], site: str) -> None:
    page.goto(site + "practice/?set=all&first=title")
    page.get_by_label("Shuffled").evaluate("box => box.checked = true")
    card(page)
    page.goto(site + "practice/?set=all&first=title&seed=night")
    order = []
    while card(page) != "Told.":
        order.append(card(page))
        tell(page, "2")
    link = page.get_by_role("link", name="A link to these stories").get_attribute("href") or ""
    other = context().new_page()
    other.goto(link)
    for title in order:
        assert card(other) == title
        assert all(one["story"] for one in progress(other))
        tell(other, "4")
    assert len(order) == 4
    assert "2" not in link.partition("?")[2]


def test_progress_is_saved_and_taken_in_elsewhere(
    page: Page, context: Callable[..., BrowserContext], site: str, tmp_path: Path
) -> None:
    page.goto(site + FIRST)
    card(page)
    tell(page, "3")
    page.get_by_text("your progress as a file").click()
    expect(page.get_by_text("1 story due within a week")).to_be_visible()
    with page.expect_download() as started:
        page.get_by_role("button", name="Save as a file").click()
    started.value.save_as(tmp_path / "practice.json")
    other = context().new_page()
    other.goto(site + "practice/")
    other.locator("[data-sb-ready]").wait_for()
    other.locator("[data-practice=import]").set_input_files(tmp_path / "practice.json")
    expect(other.locator("[data-practice=said]")).to_have_text("Taken in: 1 story.")
    assert progress(other) == progress(page)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<script>hit(1)</script>", "it is no JSON"),
        ('{"format": "storybank-pack", "version": 1, "items": []}', "it is no file of the format “storybank-practice”"),
        (
            '{"format": "storybank-practice", "version": 1, "items": [{"story": "<img src=x onerror=hit(2)>"}]}',
            "item 1 needs the id of a story as “story”",
        ),
    ],
)
def test_a_file_from_elsewhere_is_refused_with_a_word(page: Page, site: str, text: str, said: str) -> None:
    page.goto(site + "practice/")
    page.locator("[data-sb-ready]").wait_for()
    page.get_by_text("your progress as a file").click()
    file: FilePayload = {"name": "practice.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator("[data-practice=import]").set_input_files(file)
    expect(page.locator("[data-practice=said]")).to_have_text(f"Nothing was taken in: {said}.")
    assert progress(page) == []


def test_blocked_storage_is_said_and_the_evening_goes_on(context: Callable[..., BrowserContext], site: str) -> None:
    page = context().new_page()
    errors: list[str] = []
    page.add_init_script(BLOCKED)
    page.on("pageerror", lambda error: errors.append(error.stack or str(error)))
    page.goto(site + OWNERSHIP)
    card(page)
    expect(page.locator("[data-practice=note]")).to_be_visible()
    tell(page, "4")
    tell(page, "4")
    expect(page.locator(".sb-practice__ask")).to_have_text("Told.")
    page.get_by_text("your progress as a file").click()
    expect(page.get_by_text("2 stories due within a month")).to_be_visible()
    assert [error for error in errors if "practice.js" in error or "storybank.js" in error] == []


@pytest.fixture
def two_banks(www: Path, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The addresses of the same bank in two folders of one host."""
    (tmp_path / FOLDER).symlink_to(www / FOLDER)
    (tmp_path / "other").symlink_to(www / FOLDER)
    with served(tmp_path) as address:
        yield address, address.replace(f"/{FOLDER}/", "/other/")


def test_two_banks_on_one_host_never_mix(page: Page, two_banks: tuple[str, str]) -> None:
    one, other = two_banks
    page.goto(one + FIRST)
    card(page)
    tell(page, "1")
    page.goto(one + "principles/ownership/")
    page.get_by_role("button", name=f"Keep {TITLE}").click()
    page.get_by_role("article").get_by_role("checkbox").first.check()
    for address, due, kept in ((one, 1, 1), (other, 0, 0)):
        page.goto(address + "practice/")
        page.locator("[data-sb-ready]").wait_for()
        page.get_by_text("your progress as a file").click()
        expect(page.get_by_text("1 story due tomorrow")).to_have_count(due)
        page.goto(address + "pack/")
        page.locator("[data-sb-ready]").wait_for()
        expect(page.locator(".sb-pack__item")).to_have_count(kept)
        page.goto(address + "checklists/")
        expect(page.locator("[data-sb-checklist-total] [data-sb-count]")).to_have_text(f"{kept} of 4")


def test_it_works_from_a_disk(page: Page, www: Path) -> None:
    failed: list[str] = []
    page.on("console", lambda message: failed.append(message.text) if message.type == "error" else None)
    page.goto((www / FOLDER / "practice" / "index.html").as_uri() + "?q=legacy+service&first=title")
    assert card(page) == "Technical Debt Resolution"
    tell(page, "3")
    expect(page.locator(".sb-practice__ask")).to_have_text("Told.")
    assert len(progress(page)) == 1
    assert failed == []


def test_once_begun_it_needs_no_network(context: Callable[..., BrowserContext], site: str) -> None:
    offline = context()
    page = offline.new_page()
    page.goto(site + "practice/?set=all", wait_until="networkidle")
    card(page)
    offline.set_offline(True)
    for _ in range(4):
        tell(page, "3")
    expect(page.locator(".sb-practice__ask")).to_have_text("Told.")


def test_without_scripts_it_says_what_it_does_and_where_questions_are(
    context: Callable[..., BrowserContext], site: str
) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(site + FIRST)
    page.get_by_role("article").get_by_role("link", name="interview questions").click()
    assert page.url.endswith("/questions/")


def test_it_begins_on_a_page_that_the_theme_exchanges(page: Page, site: str) -> None:
    exchange_pages(page, site)
    page.goto(site + "principles/ownership/", wait_until="networkidle")
    page.evaluate("window.stayed = true")
    page.get_by_role("link", name="Practise these stories").click()
    card(page)
    assert page.evaluate("window.stayed"), "the page was loaded anew"
    tell(page, "3")
    expect(page.locator(".sb-practice__top")).to_contain_text("2 of 2")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_any_state(
    context: Callable[..., BrowserContext], site: str, width: int, scheme: str
) -> None:
    page = context(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce").new_page()
    page.goto(site + "practice/")
    page.locator("[data-sb-ready]").wait_for()
    page.get_by_text("your progress as a file").click()
    found = {"choosing": findings(page)}
    page.goto(site + FIRST)
    card(page)
    found["asked"] = findings(page)
    for _ in range(5):
        page.keyboard.press("Space")
    found["shown"] = findings(page)
    page.keyboard.press("4")
    found["told"] = findings(page)
    assert found == {name: [] for name in found}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
