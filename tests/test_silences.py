"""Nothing that a writer meant to be read disappears without a finding at its place."""

from __future__ import annotations

import pytest

from storybank.model.findings import Finding
from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.parse import parse

STORY = """**Situation:** The lift of the clinic stopped between two floors.
**Task:** I was the porter on duty.
**Action:** I cranked it down by hand and called the maker.
**Result:** Nobody waited longer than ten minutes."""
OWN_WORDS = """**That morning:** The lift of the clinic stopped between two floors.

**My duty:** I was the porter on duty.

**Then:** I cranked it down by hand.

**Today:** Nobody waits longer than ten minutes."""
FORM = "**Situation:** [where]\n**Task:** [what]\n**Action:** [how]\n**Result:** [so]"
PROSE = "The lift stopped, I cranked it down, and nobody waited."


def found(text: str, *codes: str) -> list[Finding]:
    every = parse(SourceFile("x.md", text), Settings())[1]
    return [each for each in every if each.code in codes]


def lines(text: str, code: str) -> list[int]:
    return [each.place.line for each in found(text, code)]


@pytest.mark.parametrize("section", ["Stories", "STAR Pattern Examples", "故事", "Beispiele"])
def test_a_heading_among_the_stories_without_one_is_reported(section: str) -> None:
    text = f"# Calm\n\n## {section}\n\n### The lift\n\n{PROSE}\n\n### The door\n\n{STORY}\n"
    assert lines(text, "SB253") == [5]


def test_a_section_of_stories_that_holds_only_prose_is_reported_itself() -> None:
    assert lines(f"# Calm\n\n## Stories\n\n{PROSE}\n", "SB253") == [3]


@pytest.mark.parametrize(
    "text",
    [
        f"# Calm\n\n## Stories\n\n### The lift\n\n{STORY}\n",
        f"# Calm\n\n## Stories\n\n### From the clinic\n\n#### The lift\n\n{STORY}\n",
        f"# Calm\n\n## Stories\n\n### Interview tips\n\n- Breathe.\n\n### The lift\n\n{STORY}\n",
        f"# Calm\n\n## Stories\n\n#\nStory: The lift\n{STORY}\n",
        f"# Calm\n\n## Stories\n\n### The form\n\n{FORM}\n",
        f"# Calm\n\n## Background\n\n### The lift\n\n{PROSE}\n",
        "# Calm\n\n## Stories\n\n## Interview tips\n\n- Breathe.\n",
    ],
    ids=["a story", "deeper", "a section", "empty heading", "reported otherwise", "no stories", "nothing written yet"],
)
def test_other_headings_are_not(text: str) -> None:
    assert lines(text, "SB253") == []


@pytest.mark.parametrize("above", ["## Stories\n\n### The lift", "## The lift", ""])
def test_labels_that_no_table_knows_are_reported_with_the_right_form_of_their_line(above: str) -> None:
    text = f"# Calm\n\n{above}\n\n{OWN_WORDS}\n"
    reported = found(text, "SB254")
    assert [text.split("\n")[each.place.line - 1] for each in reported] == OWN_WORDS.split("\n\n")
    assert [each.example for each in reported] == [
        "**Situation:** The lift of the clinic stopped between two floors.",
        "**Task:** I was the porter on duty.",
        "**Action:** I cranked it down by hand.",
        "**Result:** Nobody waits longer than ten minutes.",
    ]


def test_labels_that_no_table_knows_are_reported_beside_some_that_one_knows() -> None:
    mixed = OWN_WORDS.replace("That morning", "How it was").replace("My duty", "My part")
    assert lines(f"# Calm\n\n## The lift\n\n{mixed}\n", "SB254") == [9, 11]
    turned = mixed.replace("How it was", "Outcome")  # no Situation: facts, or a form of its own
    assert lines(f"# Calm\n\n## The lift\n\n{turned}\n", "SB254") == []


@pytest.mark.parametrize(
    "text",
    [
        f"# Calm\n\n## The lift\n\n{STORY}\n**Odd one:** I kept the crank.\n",
        "# Calm\n\n## Focus areas\n\n**Pace:** I go slowly.\n\n**Voice:** I speak low.\n\n**Eyes:** I look up.\n",
        "# Calm\n\n**Author:** A. Porter\n\n**Edited:** in May\n\n**Status:** final\n",
        "# Calm\n\n**Ada:** I came late.\n\n**Ben:** Why?\n\n**Ada:** I missed my bus.\n\n**Cid:** Again?\n",
    ],
    ids=["of a story", "of another section", "facts about a document", "a dialogue"],
)
def test_other_labels_are_not(text: str) -> None:
    assert lines(text, "SB254") == []


@pytest.mark.parametrize(("count", "reported"), [(2, 0), (3, 3), (8, 4), (9, 0)])
def test_own_labels_are_reported_where_there_are_as_many_as_parts(count: int, reported: int) -> None:
    names = ("Then", "Soon", "Here", "There", "Now", "Once", "Late", "Early", "Twice")
    text = "\n\n".join(f"**{name}:** I turned the crank." for name in names[:count])
    assert lines(text, "SB254") == [2 * n + 1 for n in range(reported)]  # no heading stands above


@pytest.mark.parametrize(
    ("line", "column", "right"),
    [
        ("title: Lift #2 of the clinic", 13, 'title: "Lift #2 of the clinic"'),
        ("tags: #lift #calm", 7, 'tags: "#lift #calm"'),
        ('title: The "slow" lift #1', 24, 'title: "The \\"slow\\" lift #1"'),
    ],
)
def test_a_comment_that_eats_words_of_the_front_matter_is_reported(line: str, column: int, right: str) -> None:
    (only,) = found(f"---\nid: lift\n{line}\n---\n# Calm\n", "SB116")
    assert (only.place.line, only.place.column, only.example) == (3, column, right)


@pytest.mark.parametrize("line", ['title: "Lift #2"', "title: Lift # not yet", "#title: Lift", "title: C#", "  #x"])
def test_a_remark_in_the_front_matter_is_not(line: str) -> None:
    assert found(f"---\nid: lift\n{line}\n---\n# Calm\n", "SB116") == []
