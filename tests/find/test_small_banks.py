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


# What people type for a figure, beside what stands in a story.
FIGURES = [
    ("It took ninety minutes", ["90 minutes", "90-minute", "90 min"]),
    ("A 90-minute outage", ["90 minutes", "90min", "90-minute"]),
    ("We had 1.1 M hits", ["1100000", "1,100,000 hits", "1.1m", "1.1 million"]),
    ("It failed over in 55 s", ["55 seconds", "55s", "55 sec"]),
    ("5,000 requests per second", ["5000 rps", "5k requests", "5,000"]),
    ("Moved to v14 at night", ["version 14", "v14"]),
    ("1.6 MW on the grid", ["1.6 megawatt", "1.6 MW"]),
    ("Twenty-five nurses", ["25 nurses", "twenty-five"]),
    ("$31k a month", ["31000 dollars", "$31,000", "31k"]),
    ("It cost €12", ["12 euros", "12 EUR"]),
    ("Down from 10 to 2", ["from 10 to 2", "10"]),
    ("The share fell by 60 %", ["60%", "60 percent", "60 per cent"]),
    ("In C++ over HTTP/2 with CI/CD on .NET at p99.9", ["C++", "http2", "HTTP/2", "cicd", ".net", "p99.9"]),
]


@pytest.mark.parametrize(("text", "typed"), FIGURES)
def test_a_figure_is_found_as_people_type_it(ask: Ask, text: str, typed: list[str]) -> None:
    found = ask("Alpha", text, [*typed, "77 hours", "$9m"])
    assert [one["count"] for one in found] == [*(1 for _ in typed), 0, 0]


def test_a_word_that_only_says_how_is_not_missed(ask: Ask) -> None:
    typed = ["useless alerts", "whole alerts", "alerts", "horse alerts training", "volcano alerts"]
    found = ask("Nights", "We deleted alerts", typed)
    assert [one["count"] for one in found] == [1, 1, 1, 0, 0]


def test_a_word_that_puts_it_in_general_is_not_missed_beside_another(ask: Ask) -> None:
    queries = ["migrants exploitation", "tariff escalation", "exploitation", "migrants dolphin"]
    found = ask("Wages", "The migrants were paid by the tariff.", queries)
    assert [one["count"] for one in found] == [1, 1, 0, 0]


def test_what_is_shortened_is_no_other_word(ask: Ask) -> None:
    found = ask("Nights", "We'd said they'll move, I've seen it", ["wedding", "they'll move"])
    assert [one["count"] for one in found] == [0, 1]


def test_a_misspelling_that_sounds_alike_is_understood(ask: Ask) -> None:
    found = ask("Shepherds on a hill", "We built it", ["shepard", "shepperds", "leopard"])
    assert [one["count"] for one in found] == [1, 1, 0]


def test_what_is_narrower_does_not_bring_what_is_wide(ask: Ask) -> None:
    queries = ["illness", "fever", "cache", "redis"]
    found = ask("Nights", "She was ill, and we cached it", queries)
    assert [one["count"] for one in found] == [1, 0, 1, 0]


def test_a_question_is_met_whoever_is_meant(ask: Ask) -> None:
    asked = ["tell me about a time you kept a promise", "tell me about a time you kept your promise to someone"]
    found = ask(
        "Loaves", "I had promised it, so I drove there myself", [*asked, "tell me about a time you flew a kite"]
    )
    assert [one["count"] for one in found] == [1, 1, 0]
