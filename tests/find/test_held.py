"""Quality on strangers' stories, mostly without tags and questions.

Stories and queries were written before the search was seen; its table of competencies came after them.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from searching import Query, opened, quality, queries, search, write
from storybank.find import build_index
from storybank.model.settings import Settings
from storybank.pipeline.load import load

pytestmark = pytest.mark.browser

HELD = Path(__file__).parent / "held"
# MRR@10 and success@5, as in test_quality.py. A story without the questions that it answers is found by what its words
# tell of them, which is less sure.
FLOORS = {
    "exact": (0.95, 0.97),
    "inflected": (0.90, 0.90),
    "several": (0.95, 0.97),
    "typo": (0.95, 0.97),
    "prefix": (0.95, 0.97),
    "synonym": (0.90, 0.97),
    "question": (0.75, 0.88),
    "number": (0.95, 0.97),
}

Answers = list[tuple[Query, list[str]]]


@pytest.fixture(scope="module")
def answers(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Answers:
    library = load([HELD / "content"], Settings()).library
    asked = queries([story.id for story in library.stories], HELD / "queries.txt")
    page_file = write(build_index(library).files, tmp_path_factory.mktemp("held"))
    with opened(browser, page_file.as_uri()) as page:
        found = search(page, [query.text for query in asked])
    return [(query, answer["ids"]) for query, answer in zip(asked, found, strict=True)]


def test_the_set_is_of_all_kinds(answers: Answers) -> None:
    assert {query.kind for query, _ in answers} == {*FLOORS, "empty"}
    assert len(answers) > 150


@pytest.mark.parametrize("kind", FLOORS)
def test_each_kind_keeps_its_floor(answers: Answers, kind: str) -> None:
    chosen = [(query, ids) for query, ids in answers if query.kind == kind]
    result = quality([query for query, _ in chosen], [ids for _, ids in chosen])
    assert result.mrr >= FLOORS[kind][0]
    assert result.fifth >= FLOORS[kind][1]


def test_what_is_not_there_stays_empty(answers: Answers) -> None:
    assert {query.text: ids for query, ids in answers if not query.wanted and ids} == {}
