"""A story's page: it answers first, also on a phone, and can be taken along."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from sites import ROOT, build, holds, served
from storybank.markdown import plain, render
from storybank.model.kinds import STAR, FieldName
from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.model.story import Story
from storybank.parse import parse
from storybank.pipeline.load import load
from storybank.text.words import size

pytestmark = pytest.mark.browser

LONG = "stories/giving-the-nightly-export-back-to-the-people-who-read-it/"
MIXED = "stories/a-rack-a-list-and-a-link/"
PHONE = {"width": 390, "height": 844}
SPY = """window.taken = []
Object.defineProperty(navigator, "clipboard", {value: {writeText: async (text) => { taken.push(text) }}})
window.print = () => taken.push("printed")"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, cases: Path) -> Path:
    return build(cases / "story", tmp_path_factory.mktemp("story"))


@pytest.fixture(scope="module")
def stories(folder: Path) -> Iterator[str]:
    """The address of a site with two stories: one of 250 words, and one with every kind of block."""
    with served(folder) as address:
        yield address


@pytest.fixture
def phone(context: Callable[..., BrowserContext]) -> Page:
    return context(viewport=PHONE).new_page()


def bottom(page: Page, selector: str) -> float:
    return float(page.evaluate(f"document.querySelector('{selector}').getBoundingClientRect().bottom + scrollY"))


def test_result_and_questions_stand_on_the_first_screen_of_a_phone(phone: Page, stories: str) -> None:
    phone.goto(stories + LONG)
    glance = phone.locator(".sb-glance")
    assert "from four hours to six minutes" in glance.inner_text()
    assert glance.get_by_role("link").count() == 3 + 1 + 3, "three questions, the principle and the keywords"
    assert bottom(phone, ".sb-glance") < PHONE["height"]


def test_the_result_part_of_250_words_is_within_a_screen_and_a_half_of_a_phone(phone: Page, stories: str) -> None:
    phone.goto(stories + LONG)
    words = phone.locator(".sb-part").all_inner_texts()
    assert 240 <= len(" ".join(words).split()) <= 260
    assert bottom(phone, "#result") < 1.5 * PHONE["height"]
    assert bottom(phone, ".sb-part--result") < 1.5 * PHONE["height"]
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_result_of_every_story_of_250_words_begins_within_a_screen_and_a_half(phone: Page, bank: str) -> None:
    """Of this repository's own stories, whatever their titles, results and questions."""
    told = load([ROOT / "content"], Settings(), ROOT).library.stories
    short = [story for story in told if sum(size(plain(p.markdown)) for p in story.parts if p.kind in STAR) <= 250]
    assert len(short) > 4
    found = {}
    for story in short:
        phone.goto(f"{bank}stories/{story.id}/", wait_until="domcontentloaded")
        found[story.id] = phone.locator("#result").evaluate("part => part.getBoundingClientRect().top + scrollY")
    assert {id_: at for id_, at in found.items() if at > 1.5 * PHONE["height"]} == {}


def test_questions_lead_to_the_page_of_questions_and_more_open_below(page: Page, stories: str) -> None:
    page.goto(stories + LONG)
    expect(page.get_by_text("What would you do first")).to_be_hidden()
    page.get_by_text("1 more").click()
    page.get_by_role("link", name="What would you do first").click()
    assert re.search(r"/questions/#[\w-]+$", page.url)
    expect(page.locator(f"[id='{page.url.partition('#')[2]}']")).to_contain_text("What would you do first")


def test_jumps_lead_to_each_part(page: Page, stories: str) -> None:
    page.goto(stories + LONG)
    jumps = page.get_by_role("navigation", name="Parts of this story").get_by_role("link")
    assert jumps.all_inner_texts() == ["SITUATION", "TASK", "ACTION", "RESULT"]
    jumps.last.click()
    expect(page).to_have_url(re.compile("#result$"))
    expect(page.locator("h2#result")).to_be_in_viewport()


def test_the_keyboard_passes_by_the_anchors_of_headings(page: Page, stories: str) -> None:
    page.goto(stories + LONG)
    assert page.locator(".headerlink").count() > 5
    for _ in range(60):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") != "headerlink"


def test_a_short_telling_stands_before_the_parts_and_says_how_long_it_takes(page: Page, stories: str) -> None:
    page.goto(stories + MIXED)
    headings = [text.rstrip("¶").strip().casefold() for text in page.locator("article h2").all_inner_texts()]
    assert headings[:2] == ["in short", "situation"]
    expect(page.locator(".sb-part--short")).to_contain_text("To tell in 20 seconds")


def parsed(text: str) -> tuple[Story, ...]:
    return parse(SourceFile("a.md", text), Settings())[0].all_stories


def shown(markdown: str) -> str:
    """A part as a page shows it, whatever its alignment and the blank lines in its source."""
    return re.sub(r' class="[^"]*"|\s+', lambda match: " " * match[0].isspace(), render(markdown))


def taken(page: Page, name: str) -> str:
    page.get_by_role("button", name=name).click()
    holds(page, "taken.length")
    return str(page.evaluate("taken.pop()"))


def test_a_story_copied_as_markdown_is_read_as_the_same_story(page: Page, stories: str, cases: Path) -> None:
    page.add_init_script(SPY)
    page.goto(stories + MIXED)
    copied = taken(page, "Copy as Markdown")
    expect(page.get_by_role("status")).to_have_text("Copied as Markdown")
    (story,) = parsed(copied)
    (_, written) = parsed((cases / "story" / "ownership.md").read_text(encoding="utf-8"))
    assert story.title == written.title.replace("[link](https://example.org/a)", "link")
    assert [(part.kind, shown(part.markdown)) for part in story.parts] == [
        (part.kind, shown(part.markdown)) for part in written.parts
    ]
    assert {field.name: field.values for field in story.fields} == {f.name: f.values for f in written.fields}
    page.goto(stories + LONG)
    (story,) = parsed(taken(page, "Copy as Markdown"))
    summary = "The export fell from four hours to six minutes, and has an owner."
    assert story.values(FieldName.SHORT_VERSION) == (summary,)
    assert len(story.values(FieldName.QUESTIONS)) == 4


def test_a_story_copied_as_text_has_no_marks(page: Page, stories: str) -> None:
    page.add_init_script(SPY)
    page.goto(stories + LONG)
    copied = taken(page, "Copy as text")
    assert copied.startswith("Giving the nightly export back to the people who read it\n\nSituation: Every night")
    assert "read every order" in copied
    assert "Questions:\n\n- Tell me about" in copied
    assert copied.rstrip().endswith(LONG)
    assert not re.search(r"[*¶]", copied)


def test_share_and_print(page: Page, stories: str) -> None:
    page.add_init_script(SPY)
    page.goto(stories + LONG + "?q=export#result")
    page.evaluate("() => { navigator.share = undefined }")
    assert taken(page, "Share") == stories + LONG
    assert taken(page, "Print") == "printed"
    page.evaluate("() => { navigator.share = async (what) => { taken.push(what.url) } }")
    assert taken(page, "Share") == stories + LONG


def test_a_refused_clipboard_is_said(page: Page, stories: str) -> None:
    page.add_init_script(SPY.replace("taken.push(text)", "throw new Error('no')", 1))
    page.goto(stories + LONG)
    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_role("status")).to_have_text("That did not work here")


def test_keep_is_shown_once_the_kept_set_serves_it(page: Page, stories: str) -> None:
    page.goto(stories + LONG)
    keep = page.locator(f"button[data-storybank-keep='{LONG.split('/')[1]}']")
    expect(keep).to_have_count(1)
    keep.evaluate("button => button.setAttribute('aria-pressed', 'false')")
    expect(keep).to_be_visible()


def test_the_page_is_whole_without_scripts(context: Callable[..., BrowserContext], stories: str) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(stories + LONG)
    expect(page.locator(".sb-glance")).to_contain_text("from four hours to six minutes")
    expect(page.locator(".sb-take")).to_be_hidden()
    page.get_by_text("1 more").click()
    expect(page.get_by_role("link", name="What would you do first")).to_be_visible()


def test_the_tools_work_from_a_folder(page: Page, folder: Path) -> None:
    page.add_init_script(SPY)
    page.goto((folder / "bank" / LONG / "index.html").as_uri())
    assert taken(page, "Copy as text").rstrip().endswith(f"file://{folder}/bank/{LONG}index.html")


def test_the_story_is_practised_by_a_link_that_works_on_a_disk_too(page: Page, stories: str, folder: Path) -> None:
    page.goto(stories + LONG)
    link = page.get_by_role("group", name="This story").get_by_role("link", name="Practise")
    assert link.evaluate("a => a.href") == f"{stories}practice/?story={LONG.split('/')[1]}"
    page.goto((folder / "bank" / LONG / "index.html").as_uri())
    assert "/practice/index.html?story=giving" in link.evaluate("a => a.href")


def test_how_it_is_told_is_closed_and_whole_without_scripts(
    context: Callable[..., BrowserContext], stories: str
) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(stories + LONG)
    told = page.locator("details.sb-strength")
    expect(told.get_by_text("Who acts")).to_be_hidden()
    told.locator("summary").click()
    expect(told).to_contain_text("“I” 8 times (“I read”, “I found”, “I wrote”, …), “we” not at all")
