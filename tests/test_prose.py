"""Labels wherever the words around them, the breaks of the lines and the order of the parts leave them."""

from __future__ import annotations

import textwrap

import pytest

from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.parse import parse
from test_kinds import _SAID, _WORDS, STAR, parts

PLAIN = " ".join(f"{word}: {said}" for word, said in zip(_WORDS, _SAID, strict=True))
BOLD = " ".join(f"**{word}:** {said}" for word, said in zip(_WORDS, _SAID, strict=True))
HEADED = "## TITLE\n\nSTORY"
TWO = [("The ferry", STAR), ("The mill", STAR)]


def both(form: str, story: str = "") -> str:
    form = form.replace("STORY", story)
    return "\n\n".join(form.replace("TITLE", title) for title, _ in TWO)


@pytest.mark.parametrize("told", [PLAIN, BOLD])
@pytest.mark.parametrize("width", [30, 45, 60, 200])
def test_labels_stand_wherever_the_lines_are_broken(told: str, width: int) -> None:
    wrapped = "\n".join(textwrap.wrap(told, width, break_on_hyphens=False))
    assert parts(f"# Talk\n\n{both(HEADED, wrapped)}\n") == TWO


@pytest.mark.parametrize("told", [PLAIN, BOLD])
@pytest.mark.parametrize("lead", ["TITLE. ", "**TITLE.** ", "**TITLE** – "])
def test_a_title_may_stand_before_the_words_of_a_paragraph(told: str, lead: str) -> None:
    assert parts(f"# Talk\n\n{both(lead + told)}\n") == TWO


def test_two_words_for_parts_in_a_paragraph_are_no_labels() -> None:
    assert parts("# Log\n\nWe talked of money. Situation: fine. Then they rang. Result: an offer.\n") == []


LEADERS = ["{} ........ ", "{}.....: ", "{} . ", "{} .......: "]


@pytest.mark.parametrize("form", LEADERS)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_dots_part_a_label_from_its_text(form: str, between: str) -> None:
    story = between.join(form.format(word) + said for word, said in zip(_WORDS, _SAID, strict=True))
    assert parts(f"# Talk\n\n{both(HEADED, story)}\n") == TWO


def test_dots_within_a_text_are_no_label() -> None:
    assert parts("# Talk\n\n## Wait\n\nSituation . . . so they say.\n\nTask force ahead.\n") == []


AROUND = ["…because of this {}", "My {} was", "Here comes the {} then", "{} (say it first!)"]


@pytest.mark.parametrize("form", AROUND)
def test_the_only_word_in_capitals_of_an_emphasised_lead_is_the_label(form: str) -> None:
    story = "\n".join(f"**{form.format(word.upper())}** {said}" for word, said in zip(_WORDS, _SAID, strict=True))
    assert parts(f"# Talk\n\n{both(HEADED, story)}\n") == TWO


def test_a_word_in_capitals_in_plain_prose_is_no_label() -> None:
    lines = "\n".join(f"This is no {word.upper()} of mine, {said}" for word, said in zip(_WORDS, _SAID, strict=True))
    assert parts(f"# Talk\n\n## The ferry\n\n{lines}\n") == []


@pytest.mark.parametrize("form", ["**{}:** ", "{}: ", "- **{}** – "])
@pytest.mark.parametrize("letters", [True, False])
def test_a_story_may_be_told_from_its_end(form: str, letters: bool) -> None:
    pairs = [*zip(_WORDS, _SAID, strict=True)][::-1]
    story = "\n".join(form.format(word[0] if letters else word) + said for word, said in pairs)
    assert parts(f"# Talk\n\n{both(HEADED, story)}\n") == [
        (title, " ".join(reversed(STAR.split()))) for title, _ in TWO
    ]


@pytest.mark.parametrize("form", ["{}) ", "({}) "])
def test_letters_may_count_the_parts(form: str) -> None:
    told = zip("abcd", _WORDS, _SAID, strict=True)
    story = "\n".join(f"   {form.format(letter)}{word} – {said}" for letter, word, said in told)
    assert parts(f"1. The ferry\n{story}\n2. The mill\n{story}\n") == TWO


DONE = (
    "We had lost a bus on the pass in snow.", "It was my turn to drive that night.",
    "I walked back and asked three farmers.", "We arrived late and nobody minded.",
)  # fmt: skip
OWN = ("The spot", "What hung on me", "My own deed", "What is left")


@pytest.mark.parametrize("sign", [" ..... ", ": ", " – "])
def test_the_first_label_of_an_own_form_may_be_for_the_title(sign: str) -> None:
    form = "\n".join([f"Headword{sign}TITLE", *(f"{word}{sign}{said}" for word, said in zip(OWN, DONE, strict=True))])
    assert parts(f"One sheet for each event\n\n{both(form)}\n") == TWO


def test_what_stands_behind_the_parts_of_each_story_is_a_remark() -> None:
    lines = "\n".join(f"{word}: {said}" for word, said in zip(_WORDS, _SAID, strict=True)) + "\nMy aunt said: too long."
    [first, _] = stories(f"# Talk\n\n{both(HEADED, lines)}\n")
    assert first[-1] == _SAID[-1]


def stories(text: str) -> list[list[str]]:
    document, _ = parse(SourceFile("notes.md", text), Settings())
    return [[part.markdown for part in story.parts] for story in document.all_stories]
