"""What practice and pack load: every story in pieces, every tip, and which question leads to which story."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from banks import linked
from storybank.link.facts import SPEAKING_WORDS
from storybank.markdown import plain
from storybank.model.library import Library
from storybank.model.settings import Settings
from storybank.render import render
from storybank.render.catalogue import Catalogue
from storybank.render.pages.questions import groups
from storybank.text.words import size

CALL = re.compile(r"\(self\.storybankTexts=self\.storybankTexts\|\|\[\]\)\.push\((.*)\);\n", re.DOTALL)


def shards(bank: Library) -> dict[str, Any]:
    """Every file of data by its name, read back."""
    found = {}
    for asset in render(bank, Settings()).assets:
        match = CALL.fullmatch(asset.data.decode())
        if match:
            name, _, value = json.loads(match[1])
            assert asset.path == f"practice/{name}.js"
            found[name] = value
    return found


@pytest.fixture(scope="module")
def files() -> dict[str, Any]:
    return shards(linked())


def test_the_core_says_what_there_is(files: dict[str, Any]) -> None:
    bank, core = linked(), files["core"]
    assert [row[0] for row in core["stories"]] == [story.id for story in bank.stories]
    assert [row[0] for row in core["principles"]] == [principle.slug for principle in bank.principles]
    for (_, _, number), story in zip(core["stories"], bank.stories, strict=True):
        assert core["principles"][number][0] == story.principle
    assert core["pace"] == SPEAKING_WORDS
    assert core["addresses"]["practice"] == "practice/"


def test_the_core_holds_nothing_of_a_story_but_its_title(files: dict[str, Any]) -> None:
    told = json.dumps(files["core"])
    for story in linked().stories:
        for part in story.parts:
            assert plain(part.markdown) not in told


def test_questions_lead_where_their_page_does(files: dict[str, Any]) -> None:
    catalogue = Catalogue(linked(), Settings())
    expected = {asked.id: [card.id for card in asked.cards] for _, all_ in groups(catalogue) for asked in all_}
    found = {id_: [files["core"]["stories"][at][0] for at in at_] for id_, _, at_ in files["core"]["questions"]}
    assert found == {id_: cards for id_, cards in expected.items() if cards}
    assert found


def test_a_story_is_there_in_pieces_with_their_words(files: dict[str, Any]) -> None:
    rows = [row for name, value in files.items() if name.startswith("texts-") for row in value]
    for row, story in zip(rows, linked().stories, strict=True):
        parts = [part for part in row["parts"] if part[1] != "other"]
        assert [kind for _, kind, _, _ in parts] == [part.kind for part in story.parts]
        assert [words for _, _, words, _ in parts] == [size(plain(part.markdown)) for part in story.parts]
        assert all(html.startswith("<") for _, _, _, html in parts)


def test_a_tip_is_there_once(files: dict[str, Any]) -> None:
    ids = [tip.id for principle in linked().principles for tip in principle.tips]
    assert [row[0] for row in files["tips"]] == list(dict.fromkeys(ids))
    assert ids


def test_an_empty_bank_has_its_core() -> None:
    core = shards(Library())["core"]
    assert (core["stories"], core["questions"]) == ([], [])
