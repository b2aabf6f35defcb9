"""Each case: the stories a careful reader finds, no others, with every part and every word."""

from collections import Counter

import pytest

from parse_cases import Case, cases, differences, pair, shapes
from storybank.model.settings import Settings
from storybank.read.files import read_text
from test_parse_laws import lost, owners

NEGATIVES = 10


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    found, missed, invented = pair(case)
    assert [wanted["title"] for wanted in missed] == []
    assert [story.title for story in invented] == []
    assert [difference for wanted, story in found for difference in differences(wanted, story)] == []


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_case_keeps_every_word_and_line(case: Case) -> None:
    source, _ = read_text(case.path, Settings())
    assert source is not None
    assert not lost(source.text)
    assert [line for line, count in owners(source.text).items() if count > 1] == []


def test_every_shape_stands_in_three_cases() -> None:
    counts = Counter(shape for case in cases() for shape in case.shapes)
    assert {shape: counts[shape] for shape in shapes() if counts[shape] < 3} == {}
    assert set(counts) - set(shapes()) == set()


def test_there_are_enough_files_without_a_story() -> None:
    assert sum(not case.stories for case in cases()) >= NEGATIVES
