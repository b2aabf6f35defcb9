"""What lists say about a story: one line, a measured result or not, its kind, its length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banks import field, part, story
from storybank.link import facts
from storybank.model.kinds import FieldName, PartKind


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("It works. And more.", "It works."),
        ('He said "no." Then he left.', 'He said "no."'),
        ("Tools, e.g. a linter, cost 3.5 days. Done.", "Tools, e.g. a linter, cost 3.5 days."),
        ("Did it work? Yes.", "Did it work?"),
        ("完了しました。次の文。", "完了しました。"),
        ("no full stop", "no full stop"),
        ("", ""),
    ],
)
def test_first_sentence(text: str, line: str) -> None:
    assert facts.one_line(text) == line


@pytest.mark.parametrize(
    ("length", "line"),
    [(2, "on …"), (9, "one two …"), (11, "one two …"), (18, "one two, three …"), (19, "one two, three four")],
)
def test_long_line_is_cut_at_a_word(length: int, line: str) -> None:
    assert facts.one_line("one two, three four", length) == line


@pytest.mark.parametrize(("length", "line"), [(160, "x" * 160), (161, "x" * 160 + " …")])
def test_a_line_has_160_characters(length: int, line: str) -> None:
    assert facts.one_line("x" * length) == line


@pytest.mark.parametrize(("at_least", "line"), [(11, "Think. Act."), (12, "Think. Act. Then rest.")])
def test_short_sentences_are_joined_up_to_a_length(at_least: int, line: str) -> None:
    assert facts.one_line("Think. Act. Then rest. Later.", at_least=at_least) == line


@given(st.text())
def test_line_never_breaks_and_is_never_much_longer(text: str) -> None:
    line = facts.one_line(text)
    assert len(line) <= facts.LINE_LENGTH + 2
    assert "\n" not in line


@pytest.mark.parametrize(
    "result",
    [
        "cost fell by 40%",
        "3x faster",
        "saved $50K",
        "down in 4 hours",
        "a 4-hour outage",
        "12 million requests",
        "1,749 issues",
    ],
)
def test_measured(result: str) -> None:
    assert facts.is_measured(story("A", result=result))


@pytest.mark.parametrize(
    "result", ["It worked.", "moved to Python 3.12", "became RFC 9000 in May 2021", "the 2nd try", "", "met on 10 May"]
)
def test_not_measured(result: str) -> None:
    assert not facts.is_measured(story("A", result=result))


def test_metric_counts_as_measured() -> None:
    assert facts.is_measured(story("A", part(PartKind.METRICS, "p99 fell by 80 ms")))


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        *(("retold", "retold"), ("Illustrative", "illustrative"), ("own", "own"), ("someone's", "own")),
        *(("Nacherzählt", "retold"), ("selbst erlebt", "own"), ("erfunden", "illustrative")),
    ],
)
def test_kind_as_written(written: str, kind: str) -> None:
    assert facts.kind(story("A", field(FieldName.KIND, written))) == kind


def test_story_that_says_nothing_is_own() -> None:
    assert facts.kind(story("A")) == "own"


def test_words_of_every_script_count() -> None:
    short = story("A")
    longer = story("A", part(PartKind.LEARNING, "пять слов here, e-mail and 3.5 日本語"))
    assert facts.words(longer) - facts.words(short) == 8


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (140, 1), (280, 2), (345, 2), (355, 3)])
def test_minutes(words: int, minutes: int) -> None:
    assert facts.minutes(words, facts.SPEAKING_WORDS) == minutes


@pytest.mark.parametrize(("count", "minutes"), [(0, 1), (209, 1), (211, 2)])
def test_a_minute_is_140_words_spoken(count: int, minutes: int) -> None:
    assert facts.minutes(count, facts.SPEAKING_WORDS) == minutes


@pytest.mark.parametrize(("count", "minutes"), [(329, 1), (331, 2)])
def test_a_minute_is_220_words_read(count: int, minutes: int) -> None:
    assert facts.minutes(count, facts.READING_WORDS) == minutes


@pytest.mark.parametrize(("count", "seconds"), [(0, 10), (34, 10), (36, 20), (140, 60), (245, 100), (246, 110)])
def test_seconds_are_told_in_tens(count: int, seconds: int) -> None:
    assert facts.seconds(count) == seconds
