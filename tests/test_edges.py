"""What stands beside the titles of a file and is none of their words: numbers that count, dates, states, facts."""

from __future__ import annotations

import pytest

from test_kinds import titles


def told(*written: str, between: str = "\n\n") -> list[str]:
    """Return the titles that are read where these are written above stories."""
    return titles("# Talk\n\n" + "\n\n".join(f"{each}{between}PLAIN" for each in written) + "\n")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("## 1 The ferry", "## 2 The mill"),
        ("**01 The ferry**", "**02 The mill**"),
        ("20210310 The ferry", "20210402 The mill"),
        ("202103100915 The ferry", "202204020801 The mill"),
        ("## 12 May 2021 The ferry", "## 3 June 2021 The mill"),
        ("### 2021-05-12 The ferry", "### 2021-06-03 The mill"),
        ("## 12.05.2021 The ferry", "## 03.06.2021 The mill"),
        ("## DONE The ferry", "## NEXT The mill"),
        ("** DONE The ferry :work:", "** TODO The mill :work:"),
        ("Story one = The ferry", "Story two = The mill"),
        ("story no 1 = The ferry", "story no 2 = The mill"),
    ],
)
def test_what_counts_dates_or_sorts_titles_is_none_of_their_words(first: str, second: str) -> None:
    assert [title.removesuffix(" :work:") for title in told(first, second)] == ["The ferry", "The mill"]


@pytest.mark.parametrize(
    "pair",
    [
        ("## 40 goats on a ferry", "## 14 sacks for the mill"),
        ("## 3 days on a ferry", "## 9 days in the mill"),
        ("## NATO and the ferry", "## The mill"),
        ("## AT SEA", "## ON LAND"),
    ],
)
def test_numbers_and_capitals_that_count_nothing_stay(pair: tuple[str, str]) -> None:
    assert told(*pair) == [each.removeprefix("## ") for each in pair]


@pytest.mark.parametrize(
    "facts", ["Share: 30 %   My mark: 4/5", "Mark: 4/5", "Where: Halden · When: in spring", "Hours: 12"]
)
def test_facts_below_a_title_are_no_title(facts: str) -> None:
    assert told(f"The ferry\n{facts}", f"The mill\n{facts}", between="\n") == ["The ferry", "The mill"]


def test_a_line_in_plain_words_with_a_colon_may_be_a_title() -> None:
    assert titles("Halden: the ferry\nPLAIN\n") == ["Halden: the ferry"]


def test_the_first_line_of_a_quote_is_the_title_of_what_it_holds() -> None:
    assert titles("# Diary\n\n## March\n\nI used this.\n\n> The ferry\n>\nQUOTED\n\nIt went well.\n") == ["The ferry"]


@pytest.mark.parametrize("title", ["The waiter's tray", "My teacher's chalk", "Two nurses' keys"])
def test_what_belongs_to_somebody_is_no_place_of_work(title: str) -> None:
    asked = f"# Talk\n\n## {title}\n\n*Question: Tell me about a gate.*\n\nBOLD\n\n## The mill\n\nBOLD\n"
    assert titles(asked) == [title, "The mill"]
