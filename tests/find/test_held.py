"""Quality on strangers' stories, mostly without tags and questions, and on notes that have no keywords either.

Stories and queries of `held` were written before the search was seen, its table of competencies came after them; those
of `notes` were written before its near meanings.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from searching import Query, opened, quality, queries, search, write
from storybank.find import build_index
from storybank.model.settings import Settings
from storybank.pipeline.load import load

pytestmark = pytest.mark.browser

BANKS = Path(__file__).parent
# MRR@10 and success@5, as in test_quality.py. A story without the questions that it answers is found by what its words
# tell of them, which is less sure.
FLOORS = {
    "held": {
        "exact": (0.95, 0.97),
        "inflected": (0.90, 0.90),
        "several": (0.95, 0.97),
        "typo": (0.95, 0.97),
        "prefix": (0.95, 0.97),
        "synonym": (0.90, 0.97),
        "question": (0.75, 0.88),
        "number": (0.95, 0.97),
    },
    "notes": {
        "exact": (0.90, 0.97),
        "inflected": (0.92, 0.94),
        "several": (0.95, 0.97),
        "typo": (0.95, 0.97),
        "prefix": (0.95, 0.97),
        "synonym": (0.88, 0.95),
        "question": (0.75, 0.90),
        "number": (0.95, 0.95),
    },
}

Answers = dict[str, list[tuple[Query, list[str]]]]


@pytest.fixture(scope="module")
def answers(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Answers:
    return {name: list(_answered(browser, BANKS / name, tmp_path_factory.mktemp(name))) for name in FLOORS}


def _answered(browser: Browser, bank: Path, folder: Path) -> Iterator[tuple[Query, list[str]]]:
    library = load([bank / "content"], Settings()).library
    asked = queries([story.id for story in library.stories], bank / "queries.txt")
    page_file = write(build_index(library).files, folder)
    with opened(browser, page_file.as_uri()) as page:
        found = search(page, [query.text for query in asked])
    yield from ((query, answer["ids"]) for query, answer in zip(asked, found, strict=True))


@pytest.mark.parametrize("bank", FLOORS)
def test_the_set_is_of_all_kinds(answers: Answers, bank: str) -> None:
    assert {query.kind for query, _ in answers[bank]} == {*FLOORS[bank], "empty"}
    assert len(answers[bank]) > 140


@pytest.mark.parametrize(("bank", "kind"), [(bank, kind) for bank, kinds in FLOORS.items() for kind in kinds])
def test_each_kind_keeps_its_floor(answers: Answers, bank: str, kind: str) -> None:
    chosen = [(query, ids) for query, ids in answers[bank] if query.kind == kind]
    result = quality([query for query, _ in chosen], [ids for _, ids in chosen])
    assert result.mrr >= FLOORS[bank][kind][0]
    assert result.fifth >= FLOORS[bank][kind][1]


@pytest.mark.parametrize("bank", FLOORS)
def test_what_is_not_there_stays_empty(answers: Answers, bank: str) -> None:
    assert {query.text: ids for query, ids in answers[bank] if not query.wanted and ids} == {}
