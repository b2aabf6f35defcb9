"""The quality of the answers is a number, and it has a floor."""

from __future__ import annotations

from collections import Counter

import pytest
from playwright.sync_api import Page

from searching import Query, quality, queries, search
from storybank.model.library import Library

pytestmark = pytest.mark.browser

# MRR@10 and success@5 that an answer to each kind of query must keep; `make bench` prints what they are.
FLOORS = {
    "exact": (0.95, 0.97),
    "inflected": (0.92, 0.97),
    "spelling": (0.92, 0.95),
    "several": (0.92, 0.97),
    "typo": (0.95, 0.95),
    "prefix": (0.92, 0.95),
    "synonym": (0.95, 0.95),
    "question": (0.80, 0.90),
    "number": (0.95, 0.97),
    "phrase": (0.85, 0.85),
}


@pytest.fixture(scope="module")
def asked(bank: Library) -> list[Query]:
    return queries([story.id for story in bank.stories])


@pytest.fixture(scope="module")
def answers(asked: list[Query], engine: Page) -> list[list[str]]:
    return [found["ids"] for found in search(engine, [query.text for query in asked])]


def judged(asked: list[Query], answers: list[list[str]], kind: str = "") -> tuple[list[Query], list[list[str]]]:
    chosen = [(q, a) for q, a in zip(asked, answers, strict=True) if (q.kind == kind if kind else bool(q.wanted))]
    return [q for q, _ in chosen], [a for _, a in chosen]


def test_query_set_is_large_and_of_all_kinds(asked: list[Query]) -> None:
    kinds = Counter(query.kind for query in asked)
    assert len(asked) >= 150
    assert set(kinds) == {*FLOORS, "empty"}
    assert sum(query.held_back for query in asked) >= 50
    assert len({query.text.casefold() for query in asked}) == len(asked)


def test_answers_keep_the_floor(asked: list[Query], answers: list[list[str]]) -> None:
    result = quality(*judged(asked, answers))
    assert result.mrr >= 0.92
    assert result.fifth >= 0.97


@pytest.mark.parametrize("kind", FLOORS)
def test_each_kind_keeps_its_floor(asked: list[Query], answers: list[list[str]], kind: str) -> None:
    result = quality(*judged(asked, answers, kind))
    assert (result.mrr, result.fifth) >= FLOORS[kind]
    assert result.mrr >= FLOORS[kind][0]
    assert result.fifth >= FLOORS[kind][1]


def test_what_is_not_there_stays_empty(asked: list[Query], answers: list[list[str]]) -> None:
    found = {q.text: ids for q, ids in zip(asked, answers, strict=True) if not q.wanted and ids}
    assert found == {}


def test_one_edit_in_a_word_of_a_title_still_finds_the_story(bank: Library, engine: Page) -> None:
    """Every story by its two longest words, the longer with two letters swapped."""
    texts, wanted = [], []
    for story in bank.stories:
        words = sorted(
            {w for w in story.title.lower().split() if w.isascii() and w.isalpha()}, key=lambda w: (-len(w), w)
        )
        if len(words) > 1 and len(words[0]) >= 6:
            longest = words[0]
            texts.append(f"{words[1]} {longest[:2]}{longest[3]}{longest[2]}{longest[4:]}")
            wanted.append(story.id)
    found = search(engine, texts)
    missed = [(t, w) for t, w, answer in zip(texts, wanted, found, strict=True) if w not in answer["ids"][:5]]
    assert len(texts) > 50
    assert len(missed) <= len(texts) * 0.05, missed


def test_prefix_of_every_keyword_finds_its_stories(bank: Library, engine: Page) -> None:
    """What a person sees while typing a curated keyword: the stories that hold it."""
    held = {slug for slugs in bank.story_keywords.values() for slug in slugs}
    names = [k for k in bank.keywords if k.aliases and k.slug in held and k.name.isalpha() and len(k.name) > 5]
    found = search(engine, [keyword.name[:-1].lower() for keyword in names], depth=100)
    for keyword, answer in zip(names, found, strict=True):
        holders = {id_ for id_, slugs in bank.story_keywords.items() if keyword.slug in slugs}
        assert holders & set(answer["ids"]), keyword.name


def test_a_wrong_first_letter_is_corrected(engine: Page) -> None:
    """The word is looked for in all groups of letters when its own have nothing near."""
    (found,) = search(engine, ["zubernetes"])
    assert "kubernetes" in found["ids"][0]
