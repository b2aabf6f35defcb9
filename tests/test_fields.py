"""The fields of a story: what is said once of each reaches every stage, from what somebody types to page and search."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from storybank.contribute.compose import compose_story
from storybank.export import ExportSources, exports, schema
from storybank.find.fields import names_of, story_entry
from storybank.model.kinds import FIELDS, STAR, Entries, FieldName, FieldPlace
from storybank.model.settings import Settings
from storybank.parse.layout import labels
from storybank.pipeline.load import Bank, load
from storybank.render import render
from storybank.text.locale import locale_of

ROOT = Path(__file__).resolve().parents[1]
PARTS = dict(zip(STAR, ("The lamp broke.", "I had to cross.", "I waited for a car.", "I crossed."), strict=True))
# What somebody writes; a field without a line here has two words of its own.
WRITTEN = {FieldName.KIND: ["retold"], FieldName.ALSO_SHOWS: ["Zebra crossing"]}
NOT_SEARCHED = {FieldName.KIND, FieldName.SOURCE}  # a facet, and addresses that nobody looks for


def values(name: FieldName) -> list[str]:
    return WRITTEN.get(name, [f"zebra {name.replace('_', '')}", f"giraffe {name.replace('_', '')}"])


@pytest.fixture(params=list(FieldName))
def told(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[FieldName, Bank]:
    """A field, and a bank whose one story has it and nothing else."""
    name: FieldName = request.param
    path = tmp_path / "ownership" / "story.md"
    path.parent.mkdir()
    path.write_text(compose_story("Crossing the road", PARTS, {name: values(name)}), encoding="utf-8")
    (tmp_path / "ownership.md").write_text("# Ownership\n\n## Definition\n\nFinish it.\n", encoding="utf-8")
    (tmp_path / "keywords.yml").write_text("".join(f"{value}: []\n" for value in values(name)), encoding="utf-8")
    return name, load([tmp_path], Settings())


def test_every_field_says_what_is_done_with_it() -> None:
    assert list(FIELDS) == list(FieldName)
    assert all(locale_of("en")(f"fields.{name}") for name in FieldName)


def test_the_name_of_a_field_is_a_label_though_no_language_lists_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labels, "table", lambda _: {})
    assert {text: label.names for text, label in labels._listed()} == {n.replace("_", " "): (n,) for n in FieldName}


def test_what_is_composed_is_read_back(told: tuple[FieldName, Bank]) -> None:
    """Its label is known, and its entries are cut as they were joined."""
    name, bank = told
    (story,) = bank.library.stories
    assert [field.name for field in story.fields] == [name], f"no label of {name} is known, or its text is cut"
    whole = FIELDS[name].entries is Entries.WHOLE
    assert list(story.values(name)) == ([", ".join(values(name))] if whole else values(name))


def test_the_page_of_the_story_shows_it(told: tuple[FieldName, Bank]) -> None:
    name, bank = told
    (page,) = [page for page in render(bank.library, Settings()).pages if page.kind == "story"]
    text = html.unescape(html.unescape(re.sub(r"<[^>]*>", " ", page.markdown)))
    assert [value for value in values(name) if value.casefold() not in text.casefold()] == []
    if FIELDS[name].place is not FieldPlace.APART:
        assert locale_of("en")(f"fields.{name}") in text


def test_the_search_looks_into_it(told: tuple[FieldName, Bank]) -> None:
    name, bank = told
    (story,) = bank.library.stories
    entry = story_entry(story, bank.library, names_of(bank.library))
    found = any(values(name)[0].casefold() in passage.text.casefold() for passage in entry.passages)
    assert found == (name not in NOT_SEARCHED)


def test_the_export_holds_it_and_the_schema_knows_it(told: tuple[FieldName, Bank]) -> None:
    name, bank = told
    data = {asset.path: asset.data for asset in exports(ExportSources(bank.library, bank.findings))}
    (story,) = json.loads(data["data/stories.json"])["stories"]
    assert list(story["fields"]) == [name]
    assert name in json.loads(schema())["$defs"]["field_name"]["enum"]


def test_the_grammar_names_its_label() -> None:
    grammar = (ROOT / "docs" / "grammar.md").read_text(encoding="utf-8").casefold()
    assert [name for name in FieldName if name.replace("_", " ") not in grammar] == []
