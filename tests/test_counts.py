"""Counts that the prose states, counted again."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from searching import queries
from storybank.find.ordinary import english
from storybank.link.facts import SPEAKING_WORDS
from storybank.model.library import Library
from storybank.model.settings import Settings
from storybank.parse.languages import words
from storybank.pipeline.load import load
from test_architecture import FUNCTION_LINES, MODULE_LINES

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = [tomllib.loads(file.read_text("utf-8")) for file in words.folder().iterdir() if file.name.endswith(".toml")]
LEAKS = tomllib.loads((ROOT / "tests/cases/privacy/leaks.toml").read_text(encoding="utf-8"))
SEEDED = {code: sentences for code, sentences in LEAKS.items() if code.startswith("SB")}
WORDS = {"ten": 10, "eleven": 11, "twelve": 12, "twenty": 20, "twenty-one": 21, "twenty-two": 22, "sixty": 60}


@cache
def bank() -> Library:
    return load([ROOT / "content"], Settings()).library


def seeded() -> int:
    return sum(map(len, SEEDED.values()))


# Where a sentence stands, what it says with `{}` for the number, as a word or in figures, and how that is counted.
STATED: dict[tuple[str, str], Callable[[], int]] = {
    ("CHANGELOG.md", "of the {} labelled questions"): lambda: len(
        [query for query in queries([story.id for story in bank().stories]) if query.kind == "question"]
    ),
    ("docs/architecture.md", "the limit of {} lines for a module"): lambda: MODULE_LINES,
    ("docs/architecture.md", "for a module and {} for a function"): lambda: FUNCTION_LINES,
    ("docs/finding.md", "How long a story takes to tell is counted at {} words"): lambda: SPEAKING_WORDS,
    ("docs/contributing/privacy.md", "| {} seeded leaks of"): seeded,
    ("docs/contributing/privacy.md", "seeded leaks of {} kinds"): lambda: len(SEEDED),
    ("docs/contributing/privacy.md", "this bank | {} found, each at its exact place"): seeded,
    ("docs/contributing/privacy.md", "| {} sentences that only look like leaks"): lambda: len(LEAKS["innocent"]),
}
# The same for what contributions add to: whoever brings a story or a language should not have to correct a page.
GROWING: dict[tuple[str, str], Callable[[], int]] = {
    ("CHANGELOG.md", "in {} languages, also in dialogues"): lambda: len(LANGUAGES),
    ("CHANGELOG.md", "and {} more principles with"): lambda: len(bank().principles) - 1,
    ("CHANGELOG.md", "more principles with {} retold stories"): lambda: len(
        [story for story in bank().stories if story.principle != "ownership"]
    ),
}


def stated(file: str, sentence: str) -> int:
    """Return the number that a sentence states, which must stand in its file once."""
    before, after = map(re.escape, sentence.split("{}"))
    (said,) = re.findall(rf"{before}([a-z-]+|[\d,]+){after}", (ROOT / file).read_text(encoding="utf-8"))
    return WORDS[said] if said in WORDS else int(said.replace(",", ""))


@pytest.mark.parametrize(("file", "sentence"), STATED)
def test_a_count_that_a_page_states_is_so(file: str, sentence: str) -> None:
    assert stated(file, sentence) == STATED[file, sentence]()


@pytest.mark.parametrize(("file", "sentence"), GROWING)
def test_a_count_of_what_grows_is_no_more_than_there_is_and_more_than_half(file: str, sentence: str) -> None:
    assert stated(file, sentence) <= GROWING[file, sentence]() < 2 * stated(file, sentence)


def test_stems_are_compared_on_as_many_words_as_the_page_of_the_search_says() -> None:
    said = stated("docs/search.md", "compares them on more than {} words")
    assert 1 <= sum(len(few) for _, few in english()) / said < 1.5
