"""The package for Anki: whoever imported it gets what changed and what is new, and keeps what they learned."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.consts import CARD_TYPE_REV, QUEUE_TYPE_REV

from repositories import DAY, START, commit
from storybank.cli import main
from storybank.export import FORMATS, ExportSources
from storybank.export.anki_package import DECK, MODEL
from storybank.model.history import NO_HISTORY
from storybank.model.settings import Settings
from storybank.pipeline.history import read_history
from storybank.pipeline.load import load
from test_feed import bank, story

SITE = "https://bank.example/b/"


def sources(folder: Path) -> ExportSources:
    loaded = load([folder], Settings(), folder)
    return ExportSources(loaded.library, (), SITE, read_history(loaded.sources, Settings(), folder))


def written(of: ExportSources) -> bytes:
    return b"".join(FORMATS["anki"].write(of))


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    with TemporaryDirectory() as folder:
        opened = Collection(str(Path(folder, "mine.anki2")))
        yield opened
        opened.close()


def bring(collection: Collection, of: ExportSources) -> dict[str, int]:
    """Import the package, and return how many notes were new, brought up to date, or left as they were."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "bank.apkg")
        path.write_bytes(written(of))
        request = ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions())
        log = collection.import_anki_package(request).log
    counted = {name: len(getattr(log, name)) for name in ("new", "updated", "duplicate", "conflicting")}
    return {name: number for name, number in counted.items() if number}


def backs(collection: Collection) -> str:
    return "\n".join(collection.get_note(number).fields[1] for number in sorted(collection.find_notes("")))


def rows(data: bytes, query: str) -> list[Any]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "collection.anki2")
        path.write_bytes(zipfile.ZipFile(BytesIO(data)).read(path.name))
        opened = sqlite3.connect(path)
        found = opened.execute(query).fetchall()
        opened.close()
    return found


def test_what_changed_is_brought_up_to_date_and_what_is_new_is_added(tmp_path: Path, collection: Collection) -> None:
    commit(tmp_path, 1, a=bank(story("One"), story("Two")))
    assert bring(collection, sources(tmp_path)) == {"new": 2}
    assert bring(collection, sources(tmp_path)) == {"duplicate": 2}
    commit(tmp_path, 5, a=bank(story("Three"), story("One", "It held for a year."), story("Two")))
    assert bring(collection, sources(tmp_path)) == {"new": 1, "updated": 1, "duplicate": 1}
    assert "for a year" in backs(collection)
    assert bring(collection, sources(tmp_path)) == {"duplicate": 3}
    assert [deck["name"] for deck in collection.decks.all() if deck["name"] != "Default"] == ["Stories of work"]
    assert {collection.get_note(n).note_type()["name"] for n in collection.find_notes("")} == {"Storybank story"}  # type: ignore[index]


def test_what_somebody_learned_stays(tmp_path: Path, collection: Collection) -> None:
    commit(tmp_path, 1, a=bank(story("One")))
    bring(collection, sources(tmp_path))
    (card,) = map(collection.get_card, collection.find_cards(""))
    card.ivl, card.type, card.queue, card.reps = 30, CARD_TYPE_REV, QUEUE_TYPE_REV, 5
    collection.update_card(card)
    commit(tmp_path, 5, a=bank(story("One", "It held for a year.")))
    assert bring(collection, sources(tmp_path)) == {"updated": 1}
    (card,) = map(collection.get_card, collection.find_cards(""))
    assert (card.ivl, card.reps) == (30, 5)


def test_a_note_was_changed_when_its_story_was(tmp_path: Path) -> None:
    commit(tmp_path, 1, a=bank(story("One"), story("Two")))
    commit(tmp_path, 4, a=bank(story("One", "It held for a year."), story("Two")))
    data = written(sources(tmp_path))
    assert rows(data, "select sfld, mod from notes order by id") == [("One", START + 4 * DAY), ("Two", START + DAY)]
    assert rows(data, "select mod from cards order by id") == [(START + 4 * DAY,), (START + DAY,)]


def test_without_git_no_change_is_made_up(tmp_path: Path, collection: Collection) -> None:
    """Notes arrive once; later ones are added; none is said to have changed."""
    (tmp_path / "a.md").write_text(bank(story("One")), encoding="utf-8")
    of = replace(sources(tmp_path), history=NO_HISTORY)
    assert rows(written(of), "select mod from notes") == [(0,)]
    assert bring(collection, of) == {"new": 1}
    (tmp_path / "a.md").write_text(bank(story("One", "It held for a year."), story("Two")), encoding="utf-8")
    assert bring(collection, replace(sources(tmp_path), history=NO_HISTORY)) == {"new": 1, "duplicate": 1}


def test_two_packages_are_equal(tmp_path: Path) -> None:
    commit(tmp_path, 1, a=bank(story("One"), story("Two")))
    assert written(sources(tmp_path)) == written(sources(tmp_path))
    commit(tmp_path, 9, README="text\n")
    assert {entry.date_time for entry in zipfile.ZipFile(BytesIO(written(sources(tmp_path)))).infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }


def test_what_must_never_change(tmp_path: Path) -> None:
    """Another number, another field or another id, and the decks of all who imported one are never updated again."""
    commit(tmp_path, 1, a=bank(story("One")))
    data = written(sources(tmp_path))
    ((models,),) = rows(data, "select models from col")
    (model,) = [each for each in json.loads(models).values() if each["name"] == "Storybank story"]
    assert (int(model["id"]), [field["name"] for field in model["flds"]]) == (1964201733, ["Front", "Back"])
    assert len(model["tmpls"]) == 1
    assert (MODEL.model_id, DECK) == (1964201733, 1964201734)
    assert rows(data, "select guid from notes") == [("d~puNZO)p=",)]


def test_a_package_is_no_text_for_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.md").write_text(bank(story("One")), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("sys.stdout.isatty", lambda: True)
        assert main(["export", "--format", "anki", "."]) == 2
    assert "> FILE" in capsys.readouterr().err
    with monkeypatch.context() as patch:
        patch.setattr("storybank.export.formats.anki.find_spec", lambda _: None)
        assert main(["export", "--format", "anki", "."]) == 2
    assert "pip install 'storybank[anki]'" in capsys.readouterr().err
