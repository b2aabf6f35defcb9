"""The ordinary English words: their table is as it would be made now, and only near ones are chosen."""

from __future__ import annotations

from difflib import ndiff

import pytest

import ordinary_words
from storybank.find.ordinary import english, ordinary


def test_the_table_is_as_it_would_be_made_now() -> None:
    """Else the word list or the stems have changed: run `python tests/ordinary_words.py`."""
    there, made = ordinary_words.TABLE.read_text(encoding="utf-8").splitlines(), ordinary_words.table().splitlines()
    assert there == made or [line for line in ndiff(there, made) if line[0] in "+-"][:10] == []


@pytest.mark.parametrize(
    ("known", "stem"),
    [
        ("looking", "cook"),  # another letter
        ("from", "form"),  # two swapped
        ("boards", "board"),  # a letter too many
        ("deployment", "employ"),  # of `employment`: one letter each
        ("retention", "intent"),  # of `intention`: two letters each
    ],
)
def test_a_word_near_one_of_the_bank_is_chosen(known: str, stem: str) -> None:
    assert stem in ordinary(frozenset({known}), frozenset())


@pytest.mark.parametrize(("known", "stem"), [("kubernetes", "bread"), ("crate", "trace")])
def test_a_word_far_from_all_is_not_chosen(known: str, stem: str) -> None:
    assert stem in {term for term, _ in english()}
    assert stem not in ordinary(frozenset({known}), frozenset())


def test_a_word_that_the_bank_has_is_not_chosen() -> None:
    assert "cook" not in ordinary(frozenset({"looking"}), frozenset({"cook"}))


@pytest.mark.parametrize(
    ("known", "stem", "chosen"), [("aro und", "around", True), ("wa ter", "water", False), ("wat er", "water", False)]
)
def test_each_of_the_two_has_three_letters(known: str, stem: str, *, chosen: bool) -> None:
    assert (stem in ordinary(frozenset(known.split()), frozenset())) is chosen


def test_a_word_made_of_two_is_chosen() -> None:
    found = ordinary(frozenset({"board", "room"}), frozenset())
    assert "boardroom" in found
    assert "boardwalk" not in found
