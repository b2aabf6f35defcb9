"""A language is one file: its labels, fields, sections and definitions are read once the file stands in the folder."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from parse_cases import cases
from storybank.model.kinds import NEEDED, STAR
from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.parse import parse
from storybank.parse.candidates.evidence import Evidence, features
from storybank.parse.candidates.verdict import weights
from storybank.parse.languages import words
from storybank.parse.layout import labels
from storybank.read import made
from storybank.read.files import read_text
from storybank.text.fold import fold

MADE_UP = """\
[parts]
situation = ["lagovo"]
task = ["tasovo"]
action = ["agovo"]
result = ["rezovo"]

[fields]
tags = ["etikovo"]

[sections]
stories = ["rakontovoj"]

[words]
instructions = ["priskribu"]
first_person = ["mivo"]
singular = ["mivo"]
past_endings = ["isvo"]
"""
TOLD = ("Lagovo: La pumpo ruinigisvo.", "Tasovo: Ripari gin.", "Agovo: Mivo trovisvo la kauzon.", "Rezovo: Bone.")
TAUGHT = tuple(f"{line.partition(':')[0]}: Priskribu gin." for line in TOLD)
CACHED = (words._languages, words._tables, words.word_list, words.raw_list, words.phrases, words.unparted)
FILES = sorted(file.name for file in words.folder().iterdir() if file.name.endswith(".toml"))
BUILT = (labels.label_table, labels.section_table, labels._shipped, labels._letters)


def forget() -> None:
    for cached in (*CACHED, *BUILT):
        cached.cache_clear()


@pytest.fixture
def with_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Lay the files of all languages, and one more, into a folder that is read instead."""
    for file in words.folder().iterdir():
        if file.name.endswith(".toml"):
            (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "xx.toml").write_text(MADE_UP, encoding="utf-8")
    monkeypatch.setattr(words, "folder", lambda: tmp_path)
    monkeypatch.setattr(made, "kept", lambda _name, make: make())
    forget()
    yield
    forget()


def read(*lines: str) -> tuple[list[list[str]], list[str], set[str]]:
    """Return the kinds of parts of each story, its tags, and the codes of the findings."""
    document, found = parse(SourceFile("a.md", "# Zorgo\n\n## Rakontovoj\n\n" + "\n\n".join(lines)), Settings())
    stories = document.all_stories
    tags = [value for story in stories for field in story.fields for value in field.values]
    return [[str(part.kind) for part in story.parts] for story in stories], tags, {each.code for each in found}


@pytest.mark.usefixtures("with_another")
def test_a_language_is_one_file() -> None:
    parts, tags, codes = read("### La pumpo", *TOLD, "Etikovo: pumpoj")
    assert parts == [["situation", "task", "action", "result"]]
    assert tags == ["pumpoj"]
    assert "SB902" not in codes


@pytest.mark.usefixtures("with_another")
def test_a_definition_in_it_is_none() -> None:
    parts, _, codes = read("### La metodo", *TAUGHT)
    assert parts == []
    assert "SB902" in codes


def test_without_the_file_nobody_understands_it() -> None:
    parts, tags, _ = read("### La pumpo", *TOLD, "Etikovo: pumpoj")
    assert (parts, tags) == ([], [])


def test_each_language_that_has_labels_knows_definitions() -> None:
    """Whoever reads a language's labels must not take its definitions of the method for stories."""
    for language in words._languages():
        assert {"situation", "action", "result"} <= set(language["parts"])
        assert {"instructions", "first_person"} <= set(language["words"]), f"the language of {language['parts']}"


@cache
def told_and_taught() -> tuple[frozenset[frozenset[str]], tuple[str, ...]]:
    """Return the labels of each story of the cases, and the lines of each definition of the method."""
    told, taught = set(), []
    for case in cases():
        source, _ = read_text(case.path, Settings())
        assert source is not None
        document, found = parse(source, Settings())
        told |= {frozenset(fold(part.label) for part in story.parts) for story in document.all_stories}
        lines = source.text.split("\n")
        taught += [fold("\n".join(lines[d.place.line - 1 :][:9])) for d in found if d.code == "SB902"]
    return frozenset(told), tuple(taught)


@pytest.mark.parametrize("file", FILES)
def test_a_language_has_no_list_that_the_reader_does_not_know(file: str) -> None:
    """English names every list, if only as an empty one, so that a mistyped name is seen."""
    english, language = (tomllib.loads((words.folder() / name).read_text("utf-8")) for name in ("en.toml", file))
    named, known = ({(table, name) for table, lists in each.items() for name in lists} for each in (language, english))
    assert named <= known, "a list is called as in en.toml"


def test_the_reader_asks_for_each_list_of_words(root: Path) -> None:
    source = "".join(path.read_text("utf-8") for path in (root / "hooks" / "storybank" / "parse").rglob("*.py"))
    assert [name for name in words.table("words") if f'"{name}"' not in source] == []


@pytest.mark.parametrize("file", FILES)
def test_each_language_has_a_case_with_a_story_and_a_definition(file: str) -> None:
    language = tomllib.loads((words.folder() / file).read_text(encoding="utf-8"))
    own = {fold(word) for name in ("parts", "stand_ins") for some in language.get(name, {}).values() for word in some}
    told, taught = told_and_taught()
    assert any(len(story & own) >= len(STAR) for story in told), "no story in tests/cases/parse tells in it"
    asking = [fold(word) for word in language["words"].get("instructions", ())]
    taught = tuple(text for text in taught if any(word in text for word in asking))
    assert any(sum(word in text for word in own) >= len(NEEDED) for text in taught), (
        f"no definition of the method there is told apart by the `instructions` of {file}"
    )


def test_each_feature_has_a_weight_and_no_other() -> None:
    assert list(weights()["features"]) == list(features(Evidence(())))
