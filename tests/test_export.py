"""The export: the object that others rely on, its schema, and that no word of a source is missing from it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from exported import lost_words, published, texts
from storybank.export import FORMATS, exports, schema
from storybank.export.formats.json import as_json
from storybank.model.kinds import FieldName, PartKind
from storybank.model.settings import Settings
from storybank.pipeline.load import Bank, load

ROOT = Path(__file__).resolve().parents[1]
CONTENT = ROOT / "content"
CASES = sorted((ROOT / "tests" / "cases" / "parse").rglob("*.md"))
SOURCES = [*sorted(CONTENT.glob("*.md")), *CASES]


@cache
def exported(*paths: Path) -> Any:
    bank = load(paths, Settings())
    return json.loads(as_json(bank.library, bank.findings))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_word_of_a_source_is_missing(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "ignore")
    assert not lost_words(text, exported(path))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_word_of_the_bare_source_is_missing(path: Path) -> None:
    """Tags, numbers of parts and half words in bold count too."""
    bank = exported(path)
    text = published(path.read_bytes().decode("utf-8", "ignore"), bank)
    held = "\n".join(texts([*bank["principles"], *bank["stories"], *bank["documents"]]))
    assert not Counter(re.findall(r"\w+", text)) - Counter(re.findall(r"\w+", held))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_export_of_a_source_fits_the_schema(path: Path) -> None:
    Draft202012Validator(json.loads(schema())).validate(exported(path))


@pytest.fixture(scope="module")
def bank() -> Any:
    return exported(CONTENT)


def test_the_whole_bank_fits_the_schema(bank: Any) -> None:
    Draft202012Validator(json.loads(schema())).validate(bank)
    assert len(bank["principles"]) == len(list(CONTENT.glob("*.md")))


DAMAGE: dict[str, Callable[[Any], object]] = {
    "a key too many": lambda data: data.update(more=1),
    "a key too few": lambda data: data["stories"][0].pop("title"),
    "an unknown kind": lambda data: data["stories"][0]["parts"][0].update(kind="plot"),
    "no line": lambda data: data["stories"][0]["source"].update(line=0),
    "an unknown field": lambda data: data["stories"][0]["fields"].update(mood=["fine"]),
    "no slug": lambda data: data["principles"][0].update(slug="No slug"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_the_schema_is_strict(damage: str, bank: Any) -> None:
    validator = Draft202012Validator(json.loads(schema()))
    data = json.loads(json.dumps(bank))
    validator.validate(data)
    DAMAGE[damage](data)
    with pytest.raises(ValidationError):
        validator.validate(data)


def test_the_schema_names_every_kind_and_field() -> None:
    definitions = json.loads(schema())["$defs"]
    assert definitions["part_kind"]["enum"] == [str(kind) for kind in PartKind]
    assert definitions["field_name"]["enum"] == [str(name) for name in FieldName]


def test_the_ownership_document_has_its_four_stories(bank: Any) -> None:
    (ownership,) = [p for p in bank["principles"] if p["slug"] == "ownership"]
    stories = {story["id"]: story for story in bank["stories"]}
    own = [stories[id_] for id_ in ownership["stories"]]
    assert [[part["kind"] for part in story["parts"]] for story in own] == [
        ["situation", "task", "action", "result"]
    ] * 4
    assert len(ownership["focus_areas"]) == len(ownership["tips"]) == 5
    assert own[0]["title"] == "DB stream + Kafka worker left incomplete by a resigning dev"
    assert own[1]["title"] == "Cross-Team Production Issue"
    assert own[1]["title_label"] == ""
    assert own[1]["source"]["path"].endswith("content/ownership.md")


def test_lines_point_at_the_text(bank: Any) -> None:
    for story in bank["stories"]:
        path = CONTENT / Path(story["source"]["path"]).name
        lines = path.read_text(encoding="utf-8").split("\n")
        for part in story["parts"]:
            assert part["label"].casefold() in lines[part["line"] - 1].casefold()
            assert story["source"]["line"] <= part["line"] <= story["source"]["end_line"]


def test_two_exports_are_equal() -> None:
    first, second = (load([CONTENT], Settings()) for _ in range(2))
    assert as_json(first.library, first.findings) == as_json(second.library, second.findings)


# How each format is read back, by a reader that is not ours: the ids of the stories that it finds in the bytes.
READERS: dict[str, Callable[[bytes], list[str]]] = {
    "json": lambda data: [story["id"] for story in json.loads(data)["stories"]],
}


def test_every_format_has_a_reader() -> None:
    assert set(FORMATS) == set(READERS)


@pytest.mark.parametrize("name", READERS)
def test_a_format_is_read_back_whole(name: str, content: Bank) -> None:
    """The same bytes from the command and in the site, and every story in them."""
    form = FORMATS[name]
    data = b"".join(form.write(content.library, content.findings))
    assert READERS[name](data) == [story.id for story in content.library.stories]
    published = {asset.path: asset.data for asset in exports(content.library, content.findings)}
    assert not form.path or published[form.path] == data
    assert b"".join(form.write(content.library, content.findings)) == data


def test_no_two_files_of_the_site_share_a_path() -> None:
    loaded = load([CASES[0]], Settings())
    paths = [asset.path for asset in exports(loaded.library, loaded.findings)]
    assert len(paths) == len(set(paths))
    assert {path.partition("/")[0] for path in paths} == {"data"}
