"""Names of principles below a title that speaks of an interview, in words of no list."""

from __future__ import annotations

import pytest

from test_kinds import BOLD, read

BODY = BOLD.strip()
TITLES = [
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
