"""The outcome of a story in one line: the sentence that a reader would choose, whole."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from banks import field, story
from outcome_record import WRITTEN, record
from storybank.link.outcome import outcome, says_outcome
from storybank.markdown import plain
from storybank.model.kinds import FieldName, PartKind

LABELLED = yaml.safe_load((Path(__file__).parent / "cases" / "outcomes.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("part", "stories", "chosen"), [("content", 59, 48), ("blind", 65, 62), ("later", 106, 96)])
def test_a_reader_would_choose_the_same_sentence(part: str, stories: int, chosen: int) -> None:
    """Of stories whose best sentences were labelled before the program saw them; see the head of the file."""
    cases = [case for name, case in LABELLED.items() if name.startswith(part) and case["best"]]
    assert len(cases) == stories
    assert sum(outcome(story("A", result=case["result"])) in case["best"] for case in cases) >= chosen


def test_each_sentence_weighs_as_before() -> None:
    now, before = list(record()), WRITTEN.read_text(encoding="utf-8").splitlines()
    changed = difflib.unified_diff(before, now, "before", "now", lineterm="", n=0)
    assert now == before, "\n".join([*list(changed)[:40], "if that is meant: python tests/outcome_record.py"])


@pytest.mark.parametrize(
    ("result", "line"),
    [
        ("The disruption lasted 2.5 hours. The policy closed the gap.", "The policy closed the gap."),
        ("It was a long week. The bill fell from $9K to $2K.", "The bill fell from $9K to $2K."),
        ("- Wrote a page about it\n- Outages fell by 40%", "Outages fell by 40%"),
        ("Die Woche war lang. Es gab 40% weniger Ausfälle.", "Es gab 40% weniger Ausfälle."),
        ("Es war ein langes Jahr. Die Miete sank von 900 auf 700 Euro.", "Die Miete sank von 900 auf 700 Euro."),
        ("Der Umbau dauerte 3 Wochen. Seitdem blieb kein Zug stehen.", "Seitdem blieb kein Zug stehen."),
        ("Everybody was glad.\n\n```\nsaved 90%\n```", "Everybody was glad."),
        ("He said so on 3 May 2021. Nobody lost a file.", "Nobody lost a file."),
    ],
)
def test_the_sentence_that_says_what_came_of_it(result: str, line: str) -> None:
    assert outcome(story("A", result=result)) == line


def test_the_earlier_of_two_alike() -> None:
    assert outcome(story("A", result="The bill fell by 4%. The bill fell by 5%.")) == "The bill fell by 4%."


@given(st.text(alphabet="ab .!?。A\n-*0%", max_size=80), st.text(alphabet="ab .!A", max_size=200))
def test_no_sentence_is_cut(first: str, second: str) -> None:
    result = f"{first}\n\n{second}"
    assert outcome(story("A", result=result)) in plain(result)


@pytest.mark.parametrize(("short", "is_chosen"), [("The bill fell.", True), ("x" * 160, True), ("x" * 161, False)])
def test_the_line_of_the_author_wins(short: str, is_chosen: bool) -> None:
    told = story("A", field(FieldName.SHORT_VERSION, short), result="Cost fell by 90%.")
    assert outcome(told) == (short if is_chosen else "Cost fell by 90%.")


def test_a_story_without_result_has_no_line() -> None:
    told = story("A")
    assert outcome(type(told)("a", "A", "", "", told.items[:1], told.span)) == ""
    assert told.items[3].kind is PartKind.RESULT  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("The change corrected the problem.", False),
        ("It worked.", False),
        ("The project lasted 7 months.", False),
        ("Saved [X] hours.", False),
        ("Cost fell by 90%.", True),
        ("Die Lampe ging wieder an.", True),
        ("Das Dach ist seitdem dicht.", True),
        ("Das hat das Problem gelöst.", False),
        ("Es wurde ein schönes Fest.", False),
        ("Das Projekt dauerte 7 Monate.", False),
        ("Er zahlte 11.000 Euro und kam wieder.", True),
        ("Nobody lost a file.", True),
    ],
)
def test_a_line_says_what_came_of_it(line: str, says: bool) -> None:
    assert says_outcome(line) == says
