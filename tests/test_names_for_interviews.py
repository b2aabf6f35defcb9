"""Names of principles below a title that speaks of an interview, in words of no list."""

from __future__ import annotations

import pytest

from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.parse.parser import document_of
from test_kinds import BOLD, read

BODY = BOLD.strip()
TITLES = [
    "Visitor services supervisor",
    "Interview kit",
    "Job interview stories",
    "Entretien agent forestier (ONF)",
    "Pohovor – velitel stanice",
    "Співбесіда: керівниця пошти",
    "Vorstellungsgespräch Stadtwerke",
    "Entrevista de jefa de cocina",
    "Rozmowa kwalifikacyjna",
    "면접 준비",
    "面接メモ",
]


def below(title: str, *headings: str) -> str:
    """Return a file with that title, and below each heading a story with a title of its own."""
    told = (f"## {heading}\n\n### The ferry {at}\n\n{BODY}\n" for at, heading in enumerate(headings))
    return "\n".join([f"# {title}\n", *told])


def names(text: str) -> list[str]:
    return [name for name, _ in read(text)]


@pytest.mark.parametrize("title", TITLES)
def test_headings_above_titled_stories_are_names(title: str) -> None:
    assert names(below(title, "Slow water", "Warm hands")) == ["Slow water", "Warm hands"]


def test_the_title_may_stand_in_the_front_matter() -> None:
    text = below("", "Slow water", "Warm hands").removeprefix("# \n")
    assert names(f"---\ntitle: Interview stories\n---\n{text}") == ["Slow water", "Warm hands"]


@pytest.mark.parametrize(
    "headings",
    [
        pytest.param(("Head gardener, 2015–2020", "Gardener at Elm Park"), id="employers"),
        pytest.param(("Ferry stories", "Office stories"), id="kinds of stories"),
        pytest.param(("School", "Work"), id="topics"),
        pytest.param(("Slow water",), id="one alone"),
        pytest.param(("CAR", "SOAR"), id="forms"),
    ],
)
def test_what_sorts_stories_otherwise_is_no_name(headings: tuple[str, ...]) -> None:
    assert names(below("Interview kit", *headings)) == ["Interview kit"]


@pytest.mark.parametrize("title", ["Lending a hand", "Stories"])
def test_below_any_other_title_that_is_the_name(title: str) -> None:
    assert names(below(title, "Slow water", "Warm hands")) == [title]


def test_stories_in_boxes_have_titles() -> None:
    box = "\n".join(f"    {line}".rstrip() for line in BODY.split("\n"))
    told = (
        f'## {name}\n\n!!! example "{title}"\n{box}\n' for name, title in [("Slow water", "A"), ("Warm hands", "B")]
    )
    assert names("\n".join(["# Interview kit\n", *told])) == ["Slow water", "Warm hands"]


def test_one_whose_story_is_to_come_is_a_name_beside_another() -> None:
    text = below("Interview kit", "Slow water") + "\n## Warm hands\n\nNo story yet.\n"
    assert names(text) == ["Slow water", "Warm hands"]


def test_collections_beside_each_other_are_no_principles() -> None:
    first, second = (
        below(title, "Slow water").replace("## Slow water\n\n", "") for title in ("Ferry stories", "Office stories")
    )
    assert names(f"{first}\n{second}") == ["Notes"]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Value “Slow water”", "Slow water"),
        ("Цінність «Поруч»", "Поруч"),
        ("Valeur « Eau lente »", "Eau lente"),
        ("인재상 1. 끝까지 책임진다", "끝까지 책임진다"),
    ],
)
def test_a_name_in_quotes_behind_its_kind(heading: str, name: str) -> None:
    assert names(below("Notes", heading)) == [name]


@pytest.mark.parametrize("heading", ["Unsorted", "Not assigned", "Sonstiges", "Разное"])
def test_what_is_not_sorted_yet_is_neither_a_principle_nor_a_story(heading: str) -> None:
    text = below("Core values", "Slow water", "Warm hands", heading)
    document = document_of(SourceFile("notes.md", text), Settings())
    assert [principle.title for principle in document.principles] == ["Slow water", "Warm hands"]
    assert [(story.title, story.principle) for story in document.all_stories] == [
        ("The ferry 0", "slow-water"),
        ("The ferry 1", "warm-hands"),
        ("The ferry 2", ""),
    ]


def test_names_below_one_employer_stand_beside_those_below_another() -> None:
    first = f"# 1. Opole Power (2008–2014)\n\n## 1.1 Responsibility\n\n### The valve\n\n{BODY}\n"
    second = f"# 2. Hinkley (2014–2020)\n\n## 2.1 Questioning attitude\n\n### The weld\n\n{BODY}\n"
    assert read(f"{first}\n{second}") == [("Responsibility", ["The valve"]), ("Questioning attitude", ["The weld"])]


def test_a_story_in_a_table_has_its_title_in_the_header() -> None:
    rows = "\n".join(f"| {word} | {said} |" for word, said in zip("STAR", BODY.split("\n\n"), strict=True))
    rows = rows.replace("**", "").replace("Situation: ", "").replace("Task: ", "")
    told = (f"## {name}\n\n| STAR | {title} |\n|---|---|\n{rows}\n" for name, title in
            [("Slow water", "The old ferry"), ("Warm hands", "The new ferry")])  # fmt: skip
    assert read("\n".join(["# Interview kit\n", *told])) == [
        ("Slow water", ["The old ferry"]),
        ("Warm hands", ["The new ferry"]),
    ]


def test_a_box_that_is_closed_above_the_parts_gives_no_title() -> None:
    box = ":::info[Also answers]\nTell me about a time the data misled you.\n:::"
    text = f"# Ownership\n\n## Stories\n\n### Three minutes of nothing\n\n{box}\n\n{BODY}\n"
    assert read(text) == [("Ownership", ["Three minutes of nothing"])]


def test_a_question_in_italics_below_a_title_is_its_question() -> None:
    text = f"# Ownership\n\n## Stories\n\n### The lost rabbit\n\n*Question: When did you do more?*\n\n{BODY}\n"
    assert read(text) == [("Ownership", ["The lost rabbit"])]


def test_most_of_the_announced_names_above_untitled_stories_are_enough() -> None:
    text = "\n".join(
        ["# Values interview\n", *(f"## {name}\n\n{BODY}\n" for name in ("Kindness", "Learning", "One crew"))]
    )
    assert [name for name, _ in read(text)] == ["Kindness", "Learning", "One crew"]
    fewer = text.replace("Learning", "The ferry")
    assert [name for name, _ in read(fewer)] == ["Values interview"]


def test_behaviours_of_the_civil_service_are_shared_names() -> None:
    text = f"# Application\n\n## Changing and Improving\n\n{BODY}\n\n## Delivering at Pace\n\n{BODY}\n"
    assert [name for name, _ in read(text)] == ["Changing and Improving", "Delivering at Pace"]
