"""Where `format` stops: files of too many stories, and readings that cost too much. Both are said."""

from __future__ import annotations

from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn import principle, story
from storybank import parse
from storybank.format import proof, prove
from storybank.format import story as story_format
from storybank.format.prove import Tidied, tidy
from storybank.markdown import plain
from storybank.markdown.dialect import tokens
from storybank.markdown.fragments import _one_line
from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.model.story import Document

TO_FORMAT = "### {0}\n**Situation:** Lamp {0} broke.\n**Task:** Mend it.\n**Action:** I did.\n**Result:** It shone.\n"
TO_STAY = "**T{0}**\n\n**S:** a\n**T:** b\n**A:** c\n**R:** d\n\n---\n\nx\n"


def tidied(*stories: str) -> Tidied:
    return tidy(SourceFile("ownership.md", principle("Ownership", *stories)), Settings())


def test_a_file_of_too_many_stories_is_left_as_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prove, "MOST_STORIES", 2)
    assert tidied(*map(TO_FORMAT.format, "ab")).changed
    refused = tidied(*map(TO_FORMAT.format, "abc"))
    assert not refused.changed
    (found,) = refused.findings
    assert (found.code, found.place.line) == ("SB731", 1)
    assert found.message == "the file is left as it is written: it holds 3 stories, more than 2; divide it"


def test_a_story_counts_in_the_cost_of_a_reading() -> None:
    source = SourceFile("ownership.md", principle("Ownership", story("One"), story("Two")))
    document = proof.Readings(source, Settings()).document(source.text)
    assert proof.cost(document, source.text) == len(source.text) + 2 * 600


@pytest.mark.parametrize(("budget", "readings"), [(0, 2), (2_600_000, 3)])
def test_what_costs_too_much_is_not_tried_and_said(budget: int, readings: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prove, "LARGE", 0)
    monkeypatch.setattr(prove, "BUDGET", budget)
    read: list[str] = []
    document_of = parse.document_of

    def counted(source: SourceFile, settings: Settings) -> Document:
        read.append(source.text)
        return document_of(source, settings)

    monkeypatch.setattr("storybank.format.proof.document_of", counted)
    counted_out = Mock(side_effect=proof.cost)
    monkeypatch.setattr(proof, "cost", counted_out)
    left = tidied(*map(TO_STAY.format, range(20)))
    assert len(read) == readings
    assert counted_out.call_count == readings  # once a reading, not once a story that asks whether there is another
    assert left.changed is bool(budget)
    assert left.changed or {found.code for found in left.findings} == {"SB731"}


def test_of_the_further_forms_of_a_large_file_only_the_best_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """A story is written with its title as a heading and as a line, in each of two passes; six other forms are not."""
    monkeypatch.setattr(prove, "LARGE", 0)
    written = Mock(side_effect=story_format._text)
    monkeypatch.setattr(story_format, "_text", written)
    assert tidied(*map(TO_STAY.format, range(20))).changed
    assert written.call_count == 20 * 2 * 2


@given(st.text("ab1é中 ,;.:?!'\"()…–-“_*`\n#", max_size=30))
def test_words_are_their_own_plain_text(text: str) -> None:
    assert plain(text) == _one_line(tokens(text))
