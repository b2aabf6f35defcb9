"""Front matter: text with a line for each key; nothing clever, nothing dangerous, nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.parse import parse as parse_file
from storybank.read.frontmatter import FrontMatter, split


def parse(text: str) -> tuple[FrontMatter, list[str]]:
    front_matter, found = split(SourceFile("x.md", text))
    return front_matter, [f"{d.place}: {d.code}" for d in found]


def values(text: str) -> dict[str, tuple[object, int]]:
    return {v.key: (v.value, v.line) for v in parse(text)[0].values}


def test_each_key_keeps_its_line_and_its_text() -> None:
    text = "---\ntitle: 2026-01-01\n\nprinciple: yes\ntags: [1_000, b]\n---\n# Body\n"
    assert values(text) == {"title": ("2026-01-01", 2), "principle": ("yes", 4), "tags": (["1_000", "b"], 5)}
    assert parse(text)[0].body_line == 7


def test_toml_is_read_too() -> None:
    text = '+++\ntitle = "Ownership"\ntags = ["a", "b"]\n+++\nbody\n'
    assert values(text) == {"title": ("Ownership", 2), "tags": (["a", "b"], 3)}
    assert parse(text)[0].body_line == 5


@pytest.mark.parametrize(
    "text",
    [
        "---\n# why\ntitle: 'a # b' # because\nlist:\n  # inner\n  - x\ntext: |\n  # no comment\n---\n",
        "+++\n# why\n # because\ntitle = 'a # b'\n# inner\n+++\n",
    ],
)
def test_comments_are_kept_and_nothing_else_is_taken_for_one(text: str) -> None:
    kept = [value.value for value in parse(text)[0].values if value.key == "#"]
    assert kept == ["# why", "# because", "# inner"]
    assert values(text)["title"][0] == "a # b"


@pytest.mark.parametrize(
    "text",
    [
        "# No front matter\n",
        "---\nno end\n",
        "---\n\nprose between two rules\n\n---\nmore",
        "",
        "----\ntitle: x\n----\n",
    ],
)
def test_what_is_no_front_matter_stays_body(text: str) -> None:
    assert parse(text) == (FrontMatter(), [])


@pytest.mark.parametrize(
    ("yaml", "place"),
    [
        ("a: &x [1]\nb: *x", "x.md:3:4"),
        ("a: 1\nb: 2\na: 3", "x.md:4:1"),
        ("a: {b: 1, b: 2}", "x.md:2:11"),
        ("a: !!python/object/apply:os.system [ls]", "x.md:2:4"),
        ("a: !custom x", "x.md:2:4"),
        ("title: Ownership: the long view", "x.md:2:17"),
        ("a: " + "[" * 30 + "]" * 30, "x.md:2:23"),
        ("a: \x07", "x.md:1:1"),
        ("a: " + "x" * 20_000, "x.md:1:1"),
    ],
)
def test_what_is_refused_has_its_place_and_is_kept(yaml: str, place: str) -> None:
    front_matter, found = parse(f"---\n{yaml}\n---\nbody\n")
    assert found == [f"{place}: SB110"]
    assert front_matter.values[0].value == yaml


def test_an_unknown_key_is_named() -> None:
    assert parse("---\ntitle: x\ntitel: y\n---\n")[1] == ["x.md:3:1: SB111"]


@given(st.text(alphabet="-+:a \n[]{}&*!'\"#=\x00é", max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    front_matter, _ = parse(f"---\n{text}\n---\nbody")
    assert 1 <= front_matter.body_line <= text.count("\n") + 4


@pytest.mark.parametrize("id_", ["../night", "a/b", "two words", "-x", "1st", "äpfel/"])
def test_an_id_that_is_no_piece_of_an_address_is_said_and_not_used(id_: str) -> None:
    text = f"---\nid: {id_}\n---\n# The flood\n\n**Situation:** S.\n**Task:** T.\n**Action:** A.\n**Result:** R.\n"
    source = SourceFile("content/ownership/flood.md", text)
    assert parse(text)[1] == ["x.md:2:1: SB120"]
    document, _ = parse_file(source, Settings())
    assert [story.id for story in document.all_stories] == ["the-flood"]
