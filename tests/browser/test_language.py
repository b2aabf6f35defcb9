"""A site in another language: its pages and its scripts speak it, and what they have no words for is English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sites import PAGES, build, served
from storybank.render import WORDS
from storybank.text.locale import locale_of

pytestmark = pytest.mark.browser

TELLING = 14  # letters: a shorter English word may stand in the content, or be a German one


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory, cases: Path) -> Iterator[str]:
    with served(build(cases / "site", tmp_path_factory.mktemp("german"), language="de")) as address:
        yield address


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory, cases: Path) -> Iterator[str]:
    with served(build(cases / "site", tmp_path_factory.mktemp("french"), language="fr")) as address:
        yield address


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_says_nothing_in_english(page: Page, german: str, path: str) -> None:
    page.goto(german + path)
    assert page.evaluate("document.documentElement.lang") == "de"
    shown = page.content()
    english, own = (dict(locale_of(language, WORDS).tables[0].entries) for language in ("en", "de"))
    told = [said for key, said in english.items() if said != own[key] and isinstance(said, str) and "{" not in said]
    telling = [said for said in told if len(said) >= TELLING]
    assert [said for said in telling if re.search(rf'[>"]{re.escape(said)}[<"]', shown)] == []
    foot = page.locator(".md-copyright")
    expect(foot).to_contain_text("Gemacht mit Material for MkDocs")
    expect(foot).not_to_contain_text("Made with")


def test_scripts_speak_it_too(page: Page, german: str) -> None:
    page.goto(german + "star-index/")
    page.get_by_label("Wörter", exact=True).fill("response time")
    expect(page.locator("[data-sb-filter-status]")).to_have_text("1 von 4 Geschichten")
    page.goto(german + "checklists/")
    page.locator("input[data-sb-tip]").first.check()
    expect(page.locator("[data-sb-count]").first).to_contain_text("1 von ")
    page.goto(german + "find/?q=outage")
    expect(page.locator("#find-status")).to_have_text("3 Geschichten gefunden")
    assert "Prinzip" in page.locator("#find-facets-list legend").all_text_contents()
    page.locator("input[name=part][value=result]").check()
    assert page.url.endswith("?q=outage&part=result"), "an address does not change with the language"


def test_an_address_leads_to_the_same_part_in_every_language(page: Page, german: str) -> None:
    page.goto(german + "stories/technical-debt-resolution/")
    expect(page.locator("h2#result")).to_contain_text("Ergebnis")
    expect(page.locator("h2#about")).to_contain_text("Angaben")


def test_what_has_no_words_in_a_language_is_said_in_english(page: Page, french: str) -> None:
    page.goto(french + "find/?q=outage")
    assert page.evaluate("document.documentElement.lang") == "fr"
    expect(page.locator("#find-status")).to_have_text("3 stories found")
