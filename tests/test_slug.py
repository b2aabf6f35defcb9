"""Addresses and ids made from text: what they promise to bookmarks and to ticks."""

from __future__ import annotations

import re

import pytest

from storybank.text.slug import MAX_LENGTH, slugify, stable_id, unique


def test_a_long_title_is_cut_at_a_word() -> None:
    assert slugify("word " * 40) == "-".join(["word"] * 16)
    assert slugify("a" * 200) == "a" * MAX_LENGTH
    assert slugify("a" * MAX_LENGTH + " b") == "a" * MAX_LENGTH


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Отказ от лишних согласований", "otkaz-ot-lishnikh-soglasovaniy"),
        ("Большая альфа", "bolshaya-alfa"),
        ("Η μεγάλη αλλαγή", "i-megali-allagi"),
        ("Björn før Łódź, straße", "bjorn-for-lodz-strasse"),
        ("Kafka の障害", "kafka"),
        ("→ 50 % ☕", "50"),
    ],
)
def test_a_title_in_another_alphabet_has_an_address_that_can_be_read(title: str, slug: str) -> None:
    assert slugify(title) == slug


@pytest.mark.parametrize("title", ["展示主动承担", "障害から学ぶ", "☕☕"])
def test_a_title_without_letters_that_can_be_spelled_has_a_digest(title: str) -> None:
    assert re.fullmatch("x-[0-9a-f]{8}", slugify(title))


@pytest.mark.parametrize(
    "corrected",
    ["show how you have improved things", "Show how you have improved things.", "Show: how you have improved ｔhings"],
)
def test_a_small_correction_keeps_the_id(corrected: str) -> None:
    assert stable_id(corrected) == stable_id("Show how you have improved things")


def test_another_text_has_another_id() -> None:
    assert stable_id("展示主动承担") != stable_id("展示长远思考")


def test_a_repeated_name_gets_the_next_number_that_is_free() -> None:
    assert unique(["a", "a-2", "a"]) == ["a", "a-2", "a-3"]
