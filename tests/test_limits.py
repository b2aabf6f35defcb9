"""Where the reader draws a line by counting: one more or one less, and it reads otherwise."""

from __future__ import annotations

import re

import pytest

from storybank.model.kinds import FieldName, PartKind
from storybank.model.places import SourceFile, Span
from storybank.model.settings import Settings
from storybank.model.story import Document, Other, Part, Story
from storybank.parse import parse
from storybank.parse.candidates.candidates import evidence_of, find_groups
from storybank.parse.candidates.evidence import Evidence
from storybank.parse.file.markup import markup_of
from storybank.parse.file.names import is_like_a_name
from storybank.parse.layout.labels import label_table
from storybank.parse.layout.sheet import read_sheet
from storybank.parse.layout.slips import meant_by
from storybank.parse.story.entries import read_entries
from storybank.parse.story.retellings import link_retellings
from storybank.parse.titles.title_lines import is_short
from storybank.parse.titles.wording import first_clause, is_question

LABELS = ("Situation", "Task", "Action", "Result")
TOLD = ("We had no tests.", "I was asked to write some.", "I wrote one for each bug.", "Two bugs in a year.")
PARTS = "\n".join(f"**{label}:** {text}" for label, text in zip(LABELS, TOLD, strict=True))


def read(text: str, path: str = "x.md") -> Document:
    return parse(SourceFile(path, text), Settings())[0]


def title(text: str, path: str = "x.md") -> str:
    (story,) = read(text, path).all_stories
    return "" if story.title_derived else story.title


def evidence(text: str) -> list[Evidence]:
    sheet = read_sheet(text, 0, label_table(()))
    return evidence_of(sheet, find_groups(sheet))


def words(count: int) -> str:
    return " ".join(["word"] * count)


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        (words(25), None, True),
        (words(26), None, False),
        (words(14), 14, True),
        (words(15), 14, False),
        ("w" * 239, None, True),
        ("w" * 240, None, False),
        ("  ", None, False),
    ],
)
def test_a_title_is_short(text: str, limit: int | None, *, short: bool) -> None:
    assert (is_short(text) if limit is None else is_short(text, limit)) is short


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("w" * 33 + " two " + "w" * 32, "w" * 33 + " two " + "w" * 32),  # 70 characters
        ("one two three " + "w" * 57, "one two three …"),  # 71
        ("one two " + "w" * 140, "one two " + "w" * 132),  # three words are not cut between, but at 140 characters
        ("We won. They lost.", "We won"),
        ("[We](https://a.example) won, they lost.", "We won, they lost"),
    ],
)
def test_a_title_from_the_text_is_its_first_sentence_cut_at_a_word(text: str, clause: str) -> None:
    assert first_clause(text) == clause


@pytest.mark.parametrize(("count", "like"), [(0, False), (1, True), (5, True), (6, False)])
def test_a_name_of_ones_own_has_at_most_five_words(count: int, *, like: bool) -> None:
    assert is_like_a_name(words(count)) is like


@pytest.mark.parametrize(
    ("name", "titled"), [("we-test-every-thing", False), ("we-test-every-single-thing", True), ("another", True)]
)
def test_a_title_that_is_the_name_of_its_file_is_a_principle_if_it_is_short(name: str, *, titled: bool) -> None:
    heading = name.replace("-", " ").capitalize() if name != "another" else "We test every thing"
    assert bool(title(f"# {heading}\n\n{PARTS}\n", f"{name}.md")) is titled


@pytest.mark.parametrize("heading", ["Why did we fail?", "Story 1: Why did we fail", "Example"])
def test_a_question_an_announced_and_a_generic_title_is_one_though_its_file_is_called_so(heading: str) -> None:
    document = read(f"# {heading}\n\n{PARTS}\n", f"{heading.lower().rstrip('?').replace(' ', '-')}.md")
    assert [principle.heading for principle in document.principles] == [None]


@pytest.mark.parametrize(
    ("label", "read"),
    [
        ("What I had to do then (Task)", True),  # six words before the bracket
        ("What I had to do back then (Task)", False),
        ("(Task)", True),
        ("What I had to do then (Task) and why", False),
        ("Result in hard figures", True),  # four words
        ("Result in hard figures now", False),
        ("S" * 61, False),
        ("ST", True),
        ("S - Situation", True),
        ("Situation & Weather", False),
    ],
)
def test_a_label_is_read_with_few_words_around_it(label: str, *, read: bool) -> None:
    assert (label_table(()).match(label) is not None) is read


def test_a_long_label_is_none() -> None:
    table = label_table((("task", ("t" * 60, "t" * 61)),))
    assert [bool(table.match("t" * count)) for count in (60, 61)] == [True, False]


def test_a_slip_is_known_in_a_long_word_only() -> None:
    assert [meant_by().get(slip, "") for slip in ("reslt", "tsk", "taask", "tasm")] == ["result", "", "task", ""]
    assert [meant_by().get(slip, "") for slip in ("actioon", "actiaon", "situatiaon")] == ["action", "", "situation"]


def story(id_: str, title: str, *texts: str) -> Story:
    span = Span("x.md", 1, 1)
    parts = tuple(Part(PartKind.ACTION, "Action", text, span) for text in texts)
    return Story(id_, title, "", "", parts, span)


def vocabulary(first: int, count: int) -> str:
    return " ".join(f"word{number}" for number in range(first, first + count))


@pytest.mark.parametrize(
    ("second", "again"),
    [
        (story("b", "Other", vocabulary(5, 10)), True),  # five of ten words
        (story("b", "Other", vocabulary(6, 10)), False),
        (story("b", "One", vocabulary(6, 10)), False),  # the same title is no reason
        (story("b", "Other", vocabulary(0, 8)), True),
        (story("b", "Other", vocabulary(0, 7)), False),  # too short to compare
        (story("b", "Other", "a an the of in to we it"), False),  # words of three letters say nothing
    ],
)
def test_a_story_is_told_again_if_enough_of_its_words_are(second: Story, *, again: bool) -> None:
    first = story("a", "One", vocabulary(0, 10))
    assert bool(link_retellings([first, second])[1].retells) is again


def test_a_figure_is_a_word_of_a_story() -> None:
    told = [story(id_, "Same", "1 2 3 4 5 6 7 8") for id_ in "ab"]
    assert [each.retells for each in link_retellings(told)] == ["", "a"]


@pytest.mark.parametrize(("between", "again"), [(39, True), (40, False)])
def test_a_story_is_compared_with_the_forty_before_it(between: int, *, again: bool) -> None:
    others = [story(f"o{n}", f"Other {n}", vocabulary(1000 * (n + 1), 20)) for n in range(between)]
    told = [story("a", "One", vocabulary(0, 20)), *others, story("b", "One", vocabulary(0, 20))]
    assert bool(link_retellings(told)[-1].retells) is again


def test_a_third_telling_names_the_first_one() -> None:
    told = [story(id_, "One", vocabulary(0, 20)) for id_ in "abc"]
    assert [each.retells for each in link_retellings(told)] == ["", "a", "a"]


@pytest.mark.parametrize(
    ("body", "name", "entries"),
    [
        ("kafka, `cost`. ", FieldName.TAGS, ("kafka", "cost")),
        ("#kafka #cost", FieldName.TAGS, ("kafka", "cost")),
        ("#kafka", FieldName.TAGS, ("kafka",)),
        ("#kafka, and #cost", FieldName.ORGANISATION, ("#kafka, and #cost",)),
        ("- one\n  more\n- [x] two", FieldName.QUESTIONS, ("one more", "two")),
        ("Before:\n- one", FieldName.TAGS, ("Before:", "one")),
        (" \n", FieldName.ORGANISATION, ()),
        ("[[kafka]], **cost.**", FieldName.TAGS, ("kafka", "cost")),
    ],
)
def test_the_entries_of_a_field(body: str, name: FieldName, entries: tuple[str, ...]) -> None:
    assert read_entries(body, name) == entries


@pytest.mark.parametrize(
    ("text", "held", "left"),
    [
        ("1 a 1 b", "a b", ["1 1"]),
        ("a b 1\n\n2 c", "a b c", ["1", "2"]),
        ("x a\nx b\nx c", "a b c", ["x", "x", "x"]),
        ("b a x", "a b", ["x"]),
        ("a b c", "a b c", []),
        ("a a b", "a b", ["a"]),
    ],
)
def test_what_stands_around_the_texts_is_found_at_its_line(text: str, held: str, left: list[str]) -> None:
    found = markup_of(text, Document("x.md", (), (), other=(Other("", held, Span("x.md", 1, 1)),)))
    assert [each.text for each in found] == left
    assert all(set(each.text.split()) <= set(text.split("\n")[each.line - 1].split()) for each in found)


def test_the_judge_reads_each_part_up_to_the_next_story() -> None:
    first, second = evidence(f"{PARTS}\n\n{PARTS}\n")
    assert [text for _, _, text in first.parts][-1].strip() == TOLD[-1]
    assert [text.strip() for _, _, text in second.parts] == list(TOLD)


@pytest.mark.parametrize(
    "below",
    ["## Other\n\nMore.", "---\n\nMore.", "| a | b |\n|---|---|\n| More | c |", "**Tags:** more"],
    ids=["heading", "rule", "table", "field"],
)
def test_the_judge_reads_no_further_than_the_story(below: str) -> None:
    (found,) = evidence(f"{PARTS}\n\n{below}\n")
    assert found.parts[-1][2].strip() == TOLD[-1]


@pytest.mark.parametrize(("below", "seen"), [(38, True), (39, False)])
def test_the_judge_reads_forty_lines_of_the_last_part(below: int, *, seen: bool) -> None:
    (found,) = evidence(PARTS + "\nMore." * below + "\nLast.\n")
    assert ("Last." in found.parts[-1][2]) is seen


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (f"### A\n\n{words(11)}\n\n", f"A / {words(11)}"),
        (f"### A\n\n{words(12)}\n\n", ""),
        ("### A\n\none\n\ntwo\n\n", "A / two / one"),
        ("one\n\ntwo\n\nthree\n\n", "three / two"),
        ("### A\n\nResult: none\n\ntwo\n\n", "two"),
        ("### A" + "\n" * 12, "A"),
        ("### A" + "\n" * 13, ""),
    ],
)
def test_the_judge_reads_the_heading_and_the_short_lines_above(above: str, title: str) -> None:
    assert evidence(f"{above}{PARTS}\n")[-1].title == title


@pytest.mark.parametrize(
    ("text", "asked"),
    [("Why?", True), ("**Why?**", True), ("(Why?)", True), ("Tell me about a failure", True), ("We asked.", False)],
)
def test_a_question_ends_so_or_begins_as_one(text: str, *, asked: bool) -> None:
    assert is_question(text) is asked


def test_a_tab_before_a_line_of_a_part_is_as_wide_as_four_spaces() -> None:
    text = re.sub(r":\*\* (.*)", r":**\n\n\t\1\n    So it was\tthen.\n", PARTS)
    (found,) = read(f"### One\n\n{text}\n").all_stories
    assert found.parts[0].markdown == f"{TOLD[0]}\nSo it was\tthen."
