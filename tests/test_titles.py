"""What the words of a title say: a counter before it, an id behind it, and whether it names a story or a principle."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storybank.parse.file.names import announces, is_collection, is_competency, name_before, name_of, sounds_like_one
from storybank.parse.titles.wording import Wording, is_generic, is_length, is_question, is_wrapped, read_wording


@pytest.mark.parametrize(
    ("written", "label", "title"),
    [
        ("Example 2: The query", "Example 2", "The query"),
        ("Example 2 The query", "Example 2", "The query"),
        ("Example: The query", "Example", "The query"),
        ("Example", "", "Example"),
        ("Example 2", "Example 2", ""),
        ("Story 1 - The query", "Story 1", "The query"),
        ("Story | The query", "Story", "The query"),
        ("Story The query", "", "Story The query"),
        ("Question 3 - Example 1: The query", "Question 3 - Example 1", "The query"),
        ("Principle 4: The query", "Principle 4", "The query"),
        ("Q: The query", "Q", "The query"),
        ("1. The query", "1", "The query"),
        ("4) The query", "4", "The query"),
        ("1.2 The query", "1.2", "The query"),
        ("1.2.3 The query", "1.2.3", "The query"),
        ("#3 The query", "#3", "The query"),
        ("3 | The query", "3", "The query"),
        ("2024: The query", "2024", "The query"),
        ("3 days late", "", "3 days late"),
        ("10.5 million", "", "10.5 million"),
        ("II. The query", "", "II. The query"),
        ("二、查询", "二", "查询"),
        ("Tell me about it", "", "Tell me about it"),
        ("The *slow* query", "", "The slow query"),
        ("A &amp; B&nbsp;C", "", "A & B C"),
        ("", "", ""),
    ],
)
def test_a_title_has_a_counter_before_it(written: str, label: str, title: str) -> None:
    assert read_wording(written) == Wording(label, title)


def test_a_title_has_an_id_behind_it_and_a_link_hides_its_address() -> None:
    assert read_wording("The query {#slow}") == Wording("", "The query", "slow")
    assert read_wording("Why the `<b>` tag and `x` stay") == Wording("", "Why the `<b>` tag and x stay")
    assert read_wording("The [query](https://a.example) ran") == Wording("", "The query ran", "", "<https://a.example>")


TITLES = (
    "Example", "STAR answer", "Answer 2", "My best example", "Story of the query", "Ownership stories",
    "2-minute version", "Two minutes", "90 seconds", "2 minutes late",
    "Why?", "Tell me about a failure",
    "**bold**", "**bold**:", "*a*", "`code`", "a*", "**a** b",
    "Teamwork", "Teamwork at home", "Leadership principles", "My values",
    "Ownership", "2. Ownership", "Owning", "Ownership and me", "Ownership — x", "Ownership: x", "Amazon Ownership",
)  # fmt: skip


@pytest.mark.parametrize(
    ("says", "true"),
    [
        (is_generic, "Example, STAR answer, Answer 2, My best example"),
        (is_length, "2-minute version, Two minutes, 90 seconds"),
        (is_question, "Why?, Tell me about a failure"),
        (is_wrapped, "**bold**, **bold**:, *a*, `code`"),
        (is_competency, "Teamwork, Ownership, 2. Ownership"),
        (
            is_collection,
            "Example, STAR answer, My best example, Story of the query, Ownership stories, Leadership principles,"
            " My values",
        ),
        (announces, "Leadership principles, My values"),
        (name_of, "Ownership stories, Ownership, 2. Ownership, Amazon Ownership"),
        (name_before, "Ownership, 2. Ownership, Ownership — x, Ownership: x"),
    ],
)
def test_of_some_titles_it_is_true(says: Callable[[str], object], true: str) -> None:
    assert ", ".join(title for title in TITLES if says(title)) == true


@pytest.mark.parametrize(
    ("title", "is_said"), [("顾客是上帝", True), ("顾客就是上帝", False), ("Put patients first", True)]
)
def test_a_name_without_spaces_says_what_to_do_when_it_is_terse(title: str, is_said: bool) -> None:
    assert sounds_like_one(title) is is_said
