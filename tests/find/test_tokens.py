"""The tokeniser stands twice, in Python and in JavaScript: both read every script, and both read it alike."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from playwright.sync_api import Page

from searching import read
from storybank.find.ordinary import english
from storybank.find.tokens import chunks, readings, stem
from storybank.find.words import SPELLINGS
from storybank.markdown import plain
from storybank.model.library import Library

ENGLISH = [word for _, words in english() for word in words]
VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))

_READ = """async (texts) => {
  const tokens = await storybankFind.tokens()
  return texts.map((text) => tokens.chunks(text).map(({ text: chunk }) =>
    [chunk, tokens.readings(chunk), tokens.readings(chunk).flat().map(tokens.isStop)]))
}"""


@pytest.mark.parametrize(("text", "expected"), [pair for pair in VECTORS if pair[1]])
def test_readings(text: str, expected: list[list[str]]) -> None:
    assert [list(way) for way in readings(text)] == expected
    assert list(chunks(text)) == [text]


@pytest.mark.browser
def test_both_read_alike(bank: Library, engine: Page) -> None:
    """The vectors, every text of the bank, and lines of characters from many scripts."""
    chance = random.Random(3)  # noqa: S311 - not for secrets
    alphabet = "abc XYZ 019 .,-_'’%$€×#+ éüß ﬁ Ω й क्ष ा ् ไทย 障害ー 한국 \u200d\u00ad\u0301 \u0130 İ"
    noise = ["".join(chance.choices(alphabet, k=40)) for _ in range(300)]
    texts = [text for text, _ in VECTORS] + noise
    texts += [plain(part.markdown) for story in bank.stories for part in story.parts]
    there = engine.evaluate(_READ, texts)
    for text, found in zip(texts, there, strict=True):
        assert found == read(text), text


@pytest.mark.parametrize(
    "pair",
    [
        "behaviour behavior", "organisations organizations", "prioritised prioritized", "analysing analyzing",
        "centred centered", "metres meters", "catalogue catalog", "licence license", "labelled labeled",
        "programmes programs", "practised practiced", "sceptical skeptical", "customisable customizable",
    ],
)  # fmt: skip
def test_british_and_american_spellings_are_one_term(pair: str) -> None:
    british, american = pair.split()
    assert british != american
    assert stem(british) == stem(american)


@pytest.mark.parametrize(
    "pair", ["precise precisely", "promise promising", "programmer programming", "surprise surprisingly", "wise wisely"]
)
def test_other_words_stay_as_they_are(pair: str) -> None:
    one, other = pair.split()
    assert stem(one) == stem(other)


def test_the_term_of_a_plain_word_begins_as_the_word_does() -> None:
    """The browser leaves words out by their first letter when it marks a text."""
    wrong = [word for word in ENGLISH if any(term[0] != word[0] for way in readings(word) for term in way)]
    assert wrong == []


@pytest.mark.browser
def test_both_stem_alike(engine: Page) -> None:
    british = [word for word, _ in SPELLINGS] + ["organised", "realisation", "precise", "paralysed", "wiser"]
    words = sorted([*ENGLISH, *british])
    there = engine.evaluate("async (words) => words.map((await storybankFind.tokens()).stem)", words)
    assert len(words) > 20_000
    assert there == [stem(word) for word in words]
