"""The tokeniser stands twice, in Python and in JavaScript: both read every script, and both read it alike."""

from __future__ import annotations

import json
import random
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest
from playwright.sync_api import Page

from searching import read
from storybank.find.ordinary import english
from storybank.markdown import plain
from storybank.model.library import Library
from storybank.text.english import NUMBERS, SPELLINGS
from storybank.text.terms import readings
from storybank.text.words import chunks, stem

ENGLISH = [word for _, words in english() for word in words]
VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))

_READ = """async (texts) => {
  const tokens = await storybankFind.tokens()
  return JSON.stringify(texts.map((text) => tokens.chunks(text).map(({ text: chunk }) =>
    [chunk, tokens.readings(chunk), tokens.readings(chunk).flat().map(tokens.isStop)])))
}"""


@pytest.mark.parametrize(("text", "expected"), [pair for pair in VECTORS if pair[1]])
def test_readings(text: str, expected: list[list[str]]) -> None:
    assert [list(way) for way in readings(text)] == expected
    assert list(chunks(text)) == [text]


def alphabets() -> dict[str, str]:
    """Return the letters, figures and marks of each script that has some dozens, by the name that Unicode gives it.

    Those of an old version of Unicode: every Python and every browser know them.
    """
    found: defaultdict[str, str] = defaultdict(str)
    for char in map(chr, range(0x2FA20)):
        if unicodedata.ucd_3_2_0.category(char)[0] in "LMN":
            found[unicodedata.name(char).partition(" ")[0]] += char
    return {script: chars for script, chars in found.items() if len(chars) >= 24}


def drawn(count: int) -> list[str]:
    """Return words of one script or two, with what may stand in, before and behind a word."""
    chance = random.Random(3)  # noqa: S311 - not for secrets
    scripts = sorted(alphabets().items())
    between = ["-", "'", "’", ".", "_", ",", "×", "\u00ad", "\u200d", "\u200c", "\u200b", "\ufe0f", "\U000e0100", "/"]
    before = ["$", "€ ", "£", "¥", "(", "\u0301", "7,", "1,200", "3.5", "９"]
    behind = [
        "%",
        "++",
        "#",
        "×",
        "K",
        " million",
        "\u00a0Bıllion",
        " per cent",
        "m",
        "\u20e3",
        "'s",
        "isation",
        "\x1cbn",
    ]
    words = []
    for number in range(count):
        parts = [chance.choices(scripts[number % len(scripts)][1], k=chance.randint(1, 5)) for _ in range(3)]
        word = "".join(parts[0])
        if chance.random() < 0.5:
            word += chance.choice(between) + "".join(chance.choice(parts[1:]))
        if chance.random() < 0.2:
            word += "".join(chance.choices(chance.choice(scripts)[1], k=2))
        word = chance.choice(before) + word if chance.random() < 0.3 else word
        word = word + chance.choice(behind) if chance.random() < 0.3 else word
        words.append(chance.choice((word, word.upper(), word.title())))
    return words


@pytest.mark.browser
def test_both_cut_and_read_alike(bank: Library, engine: Page) -> None:
    """The vectors, every text of the bank, lines of characters, and twenty thousand words of many scripts."""
    chance = random.Random(3)  # noqa: S311 - not for secrets
    alphabet = "abc XYZ 019 .,-_'’%$€×#+ éüß ﬁ Ω й क्ष ा ् ไทย 障害ー 한국 \u200d\u00ad\u0301 \u0130 İ"
    noise = ["".join(chance.choices(alphabet, k=40)) for _ in range(300)]
    texts = [text for text, _ in VECTORS] + noise + drawn(20_000)
    texts += [plain(part.markdown) for story in bank.stories for part in story.parts]
    assert len(alphabets()) > 40
    there = json.loads(engine.evaluate(_READ, texts))
    for text, found in zip(texts, there, strict=True):
        assert found == read(text), ascii(text)


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
    """The browser leaves words out by their first letter when it marks a text, those of figures excepted."""
    wrong = [
        word
        for word in {*ENGLISH} - NUMBERS.keys()
        if any(term[0] != word[0] for way in readings(word) for term in way)
    ]
    assert wrong == []


@pytest.mark.browser
def test_both_stem_alike(engine: Page) -> None:
    british = [word for word, _ in SPELLINGS] + ["organised", "realisation", "precise", "paralysed", "wiser"]
    words = sorted([*ENGLISH, *british])
    there = engine.evaluate("async (words) => words.map((await storybankFind.tokens()).stem)", words)
    assert len(words) > 20_000
    assert there == [stem(word) for word in words]
