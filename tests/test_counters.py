"""Counters before titles: a file that speaks of one elsewhere keeps it."""

from __future__ import annotations

import pytest

from storybank.format.counters import counters_in

TEXT = "Example 1: A\nExample 2: B\nAs in EXAMPLE 2, and in Example 10.\n3. C\nSee story  3.\n4. D\n一、E\n"
TEXT += "It follows case\n6 of them.\n6: F\n\n### Story\n 7: G\n\n### Story\n\n8: H\n"


@pytest.mark.parametrize(
    ("label", "spoken"),
    [
        ("Example 2", True),  # whatever its capitals
        ("Example 1", False),  # "Example 10" is another one
        ("3", True),  # behind a word for what is counted
        ("4", False),
        ("6", True),  # the line was wrapped
        ("7", False),  # a heading announces what stands below it
        ("8", False),
        ("一", False),
        ("Example", False),  # a word without a number names nothing
        ("Example 9", False),
    ],
)
def test_a_counter_is_spoken_of_beside_its_title(label: str, spoken: bool) -> None:
    assert counters_in(TEXT).speak_of(label) is spoken
