"""Counts that the prose states, counted again."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from storybank.model.settings import Settings
from storybank.parse.languages import words
from storybank.pipeline.load import load

ROOT = Path(__file__).resolve().parents[1]
NUMBERS = dict(
    enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
)
NUMBERS |= {20: "twenty", 21: "twenty-one", 22: "twenty-two", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy"}


def languages() -> int:
    return sum(file.name.endswith(".toml") for file in words.folder().iterdir())


def principles_beside_ownership() -> int:
    return len(load([ROOT / "content"], Settings()).library.principles) - 1


def retold_stories() -> int:
    stories = load([ROOT / "content"], Settings()).library.stories
    return sum(story.principle != "ownership" for story in stories)


# What a sentence says, with the number as a word where `{}` stands, and how it is counted.
STATED: dict[str, Callable[[], int]] = {
    "in {} languages, also in dialogues": languages,
    "in each of the {} languages whose labels are": languages,
    "and {} more principles with": principles_beside_ownership,
    "more principles with {} retold stories": retold_stories,
}


@pytest.mark.parametrize("sentence", STATED)
def test_a_count_of_the_changelog_is_so(sentence: str) -> None:
    before, after = map(re.escape, sentence.split("{}"))
    found = re.findall(rf"{before}([a-z-]+){after}", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert found == [NUMBERS[STATED[sentence]()]]
