"""The page about the grammar tells the truth: its examples are read as it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from storybank.model.kinds import STAR
from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.parse import parse

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "grammar.md").read_text(encoding="utf-8")
STORIES, _, NO_STORIES = PAGE.partition("## What is no story")


def examples(text: str) -> list[str]:
    return re.findall(r"```markdown\n(.*?)```", text, re.DOTALL)


@pytest.mark.parametrize("example", examples(STORIES), ids=lambda text: text.split("\n")[0][:30])
def test_an_example_of_a_story_is_one_story_with_four_parts(example: str) -> None:
    document, _ = parse(SourceFile("content/example.md", example), Settings())
    (story,) = document.all_stories
    assert {part.kind for part in story.parts} >= set(STAR)
    assert not story.title_derived
    assert all(story.texts(kind)[0].strip() for kind in STAR)


@pytest.mark.parametrize("example", examples(NO_STORIES), ids=lambda text: text.split("\n")[0][:30])
def test_an_example_of_no_story_is_none(example: str) -> None:
    document, found = parse(SourceFile("content/example.md", example), Settings())
    assert document.all_stories == ()
    assert {d.code for d in found} & {"SB901", "SB902", "SB903"}
