"""The search over banks of a story or two, in which nearly nothing is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from banks import library, part, principle, section, story
from searching import opened, search, write
from storybank.find import build_index
from storybank.model.kinds import PartKind, SectionKind
from storybank.model.site import Page

pytestmark = pytest.mark.browser

Ask = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def ask(browser: Browser, tmp_path: Path) -> Ask:
    """Search a bank with one story of the given title and text, and the pages written by hand."""

    def asked(title: str, text: str, queries: list[str], *pages: Page) -> list[dict[str, Any]]:
        told = story(title, part(PartKind.ACTION, text))
        bank = library(principle("P", section(SectionKind.STORIES, "Stories", told)))
        with opened(browser, write(build_index(bank, pages).files, tmp_path).as_uri()) as page:
            return search(page, queries)

    return asked


def test_a_bank_without_latin_words_answers_latin_queries(ask: Ask) -> None:
    found = ask("障害対応", "夜中に復旧した", ["障害", "kafka", "обновление", "移行xyz"])
    assert [one["count"] for one in found] == [1, 0, 0, 0]


def test_a_word_that_only_a_page_has_does_not_hide_what_begins_with_it(ask: Ask) -> None:
    guide = Page("guide.md", "text", "Guide", "", "In short: kub")
    found = ask("Kubernetes upgrade", "We moved", ["kub", "kube"], guide)
    assert [one["count"] for one in found] == [1, 1]


def test_a_word_that_is_still_typed_at_the_end_of_a_question_is_not_missed(ask: Ask) -> None:
    question = "how do you handle an outage of zookeeper"
    found = ask("Zookeeper outage", "We handled it", [question, f"{question} q", f"{question} qx", "outage q"])
    assert [one["count"] for one in found] == [1, 1, 1, 1]


def test_what_only_a_page_has_may_be_a_misspelling(ask: Ask) -> None:
    guide = Page("guide.md", "text", "Guide", "", "kuberentes is corrected")
    found = ask("Kubernetes upgrade", "We moved", ["kuberentes"], guide)
    assert [one["count"] for one in found] == [1]
