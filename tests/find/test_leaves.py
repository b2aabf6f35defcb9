"""How the index is cut into leaves: what leads from one to another, and what a list shows at once."""

from __future__ import annotations

from typing import Any

import pytest

from storybank.find import leaves as module
from storybank.find.leaves import Leaf, leaves, masks
from storybank.find.postings import Index, Posting
from storybank.text.shards import size


def index(words: dict[str, str], levels: tuple[int, ...] = (5,)) -> Index:
    """Return an index in which stories of these levels hold each term."""
    postings = {term: [Posting(at, 1, level, (at,)) for at, level in enumerate(levels)] for term in words.values()}
    return Index(postings, words)


def cut(made: Index, stubs: tuple[str, ...] = ()) -> list[Leaf]:
    return leaves(made, masks(made), stubs)


@pytest.fixture
def one_a_leaf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LEAF_BYTES", 1)


@pytest.mark.usefixtures("one_a_leaf")
def test_a_word_leads_from_its_own_leaf_to_that_of_its_term() -> None:
    made = index({"run": "run", "go": "go", "went": "go", "ahead": "run"})
    assert [(leaf.first, [row[:2] for row in leaf.terms]) for leaf in cut(made)] == [
        ("", [("go", "2went"), ("run", "3ahead")]),
        ("r", [("run", "3ahead"), ("go", "2went")]),
    ]


@pytest.mark.parametrize(("dropped", "ending"), [(0, "0s"), (9, "9s"), (10, "as"), (35, "zs"), (36, ""), (40, "")])
def test_an_ending_says_in_one_digit_how_much_it_drops(dropped: int, ending: str) -> None:
    ((row,),) = (leaf.terms for leaf in cut(index({"xs": "x" + "y" * dropped})))
    assert row[1] == ending


def test_a_leaf_shows_the_three_strongest_stories_of_a_term() -> None:
    stubs = ("a A", "b B", "c C", "d D")
    rows: list[Any] = cut(index({"x": "x"}, (3, 9, 3, 9)), stubs)[0].terms
    assert rows[0][5] == "1 b B\n3 d D\n0 a A"


def test_positions_are_given_by_their_distances() -> None:
    made = Index({"x": [Posting(0, 1, 5, (9, 2)), Posting(4, 1, 5, (7,))]}, {"x": "x"})
    (leaf,) = cut(made)
    rows: list[Any] = leaf.terms
    assert (rows[0][2], leaf.positions) == ([0, 4], [[2, 2, 7, 1, 7]])


def test_a_leaf_ends_where_the_name_of_the_next_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    made = index({term: term for term in ("abac", "abad", "abae", "abaf", "b", "babac")})
    (whole,) = cut(made)
    monkeypatch.setattr(module, "LEAF_BYTES", sum(map(size, whole.terms)) - 1)
    assert [leaf.first for leaf in cut(made)] == ["", "b"]
