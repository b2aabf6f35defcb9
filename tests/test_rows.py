"""Rows and names in texts: what a plain search finds, whatever stands beside and within what."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from storybank.markdown import Names
from storybank.text.rows import Rows
from storybank.text.words import alone

LETTERS = st.text("ab", max_size=6)
PIECES = st.sampled_from(["Own", "own", "OWN", "ing", "東", "京", " ", "-", "(", "#", "2", "\u0301", "É", "é"])
TEXTS = st.lists(PIECES, max_size=12).map("".join)


@given(st.lists(LETTERS, max_size=6, unique=True), st.text("ab", max_size=20))
def test_every_row_is_found_wherever_it_stands_and_the_longest_first(rows: list[str], text: str) -> None:
    wanted = [
        (at, len(row), row)
        for at in range(len(text))
        for row in sorted(rows, key=len, reverse=True)
        if row and text.startswith(row, at)
    ]
    assert [*Rows((row, row) for row in rows).found_in(text)] == wanted


def test_of_equal_rows_the_first_counts() -> None:
    assert [*Rows([("ab", 1), ("ab", 2)]).found_in("ab")] == [(0, 2, 1)]


@given(st.lists(TEXTS.filter(bool), min_size=1, max_size=5, unique_by=str.lower), TEXTS)
def test_names_are_found_as_one_pattern_of_all_of_them_would_find_them(names: list[str], text: str) -> None:
    any_name = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
    standing = re.finditer(rf"(?<!-){alone(any_name)}(?!-)", text, re.IGNORECASE)
    wanted = [match.span() for match in standing if not match[0][0].islower()]
    assert [(begin, end) for begin, end, _ in Names(names).found_in(text)] == wanted


def test_a_name_that_does_not_count_hides_no_other() -> None:
    names, text = Names(["Data Loss", "Data", "Loss Prevention"]), "Data Loss Prevention"
    assert [name for *_, name in names.found_in(text)] == ["Data Loss"]
    assert [name for *_, name in names.found_in(text, {"Data Loss"})] == ["Data", "Loss Prevention"]


class Counted(str):
    """A word that counts how often it is looked up."""

    lookups = 0
    __slots__ = ()

    def __hash__(self) -> int:
        Counted.lookups += 1
        return super().__hash__()


def lookups(length: int) -> int:
    """Look for a row of the same word in a longer one in which it nearly stands everywhere; return the work."""
    rows = Rows([(["w"] * length + ["end"], 1)])
    Counted.lookups = 0
    assert not [*rows.found_in([Counted("w")] * 2 * length)]
    return Counted.lookups


def test_the_work_grows_with_the_text_and_not_with_the_length_of_a_row() -> None:
    counts = [lookups(length) for length in (50, 100, 200, 400)]
    assert all(larger <= 2.1 * smaller for smaller, larger in pairwise(counts))
