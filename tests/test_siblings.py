"""A bank of thirteen files as people keep beside one another: uneven headings, letters, empty `#` lines."""

from __future__ import annotations

from pathlib import Path

from bank_files import build, draw
from storybank.model.findings import Severity
from storybank.model.settings import Settings
from storybank.pipeline.load import Bank, load

NAMES = (
    "Customer Obsession",
    "Ownership",
    "Invent and Simplify",
    "Are Right A Lot",
    "Learn and Be Curious",
    "Hire and Develop the Best",
    "Insist on the Highest Standards",
    "Think Big",
    "Bias for Action",
    "Frugality",
    "Earn Trust",
    "Dive Deep",
    "Deliver Results",
)
PLACES = (
    "harbour",
    "clinic",
    "archive",
    "bakery",
    "depot",
    "theatre",
    "observatory",
    "school",
    "quarry",
    "library",
    "airfield",
    "vineyard",
    "laundry",
)
EMPTY = ("#", "# ", "##", "#", "###")
FOCUS = ("Key Backend Focus Areas", "Key Focus Areas", "Key Areas", "Focus Areas")
LETTERS = ("{}: {}", "{} : {}", "**{}**: {}", "{}) {}")
LABELS = ("**{}**: {}", "**{}:** {}", "- **{}**: {}")


def told(place: str, number: int) -> list[tuple[str, str]]:
    return [
        ("Situation", f"The {place} counted its stock by hand, and {number} of the lists were lost by March."),
        ("Task", f"I was asked to keep the {place} open while we changed that."),
        ("Action", f"I drew the way of one list, cut {number % 4 + 2} of its stops and taught the {place} crew."),
        ("Result", f"The {place} has lost no list since, and counting takes {number} minutes."),
    ]


def sibling(number: int) -> str:
    """Return one file: the same sections as its siblings, each written as another person would."""
    place, empty = PLACES[number], EMPTY[number % len(EMPTY)]
    letters, labels = LETTERS[number % len(LETTERS)], LABELS[number % len(LABELS)]
    short = [letters.format(label[0], text) for label, text in told(f"old {place}", number + 20)]
    long = [labels.format(label, text) for label, text in told(place, number + 40)]
    return "\n".join(
        [
            f"# {NAMES[number]}",
            "" if number % 2 else "\n## Definition",
            f"## Definition\nWhat it means at the {place}." if number % 2 else f"What it means at the {place}.",
            "\n## STAR Pattern Examples" if number % 3 else "\n## STAR Pattern Examples\n\n",
            empty,
            f"Story: The lists of the old {place}",
            *short,
            f"\n### Example {number % 2 + 1}: Counting the {place} in an evening",
            *long,
            f"\n## {FOCUS[number % len(FOCUS)]}",
            f"- **Stock**: what lies in the {place}",
            "\n## Interview Tips",
            f"- Name the price that the {place} paid.",
            "",
        ]
    )


def files() -> dict[str, str]:
    return {f"content/{name.lower().replace(' ', '-')}.md": sibling(n) for n, name in enumerate(NAMES)}


def read(folder: Path) -> Bank:
    for name, text in files().items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load([folder / "content"], Settings(severity={"SB551": "off"}), base=folder)  # they are alike on purpose


def test_thirteen_files_are_thirteen_principles_with_two_stories_each(tmp_path: Path) -> None:
    library = read(tmp_path).library
    assert sorted(p.title for p in library.principles) == sorted(NAMES)
    assert [len(p.stories) for p in library.principles] == [2] * 13
    assert [len(p.tips) for p in library.principles] == [1] * 13


def test_nothing_is_found_but_what_a_writer_can_do_something_about(tmp_path: Path) -> None:
    found = read(tmp_path).findings
    assert [str(each) for each in found if each.severity is Severity.ERROR] == []
    assert {each.code for each in found if each.severity is Severity.WARNING} == {"SB201"}  # headings without text
    assert sum(each.code == "SB201" for each in found) == 13


def test_they_build_strictly(tmp_path: Path) -> None:
    site = build(draw(tmp_path / "bank", files()), "--strict")
    assert site.code == 0, site.log
    assert len(list((tmp_path / "bank" / "site" / "principles").glob("*/index.html"))) == 13
