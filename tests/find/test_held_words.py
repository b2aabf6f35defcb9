"""What an entry holds for the search is kept from one build to the next, and read again when the entry changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from bank_files import EXPORT, INDEX, principle
from storybank.find import held, postings
from storybank.find.fields import Entry
from storybank.find.held import HeldWords
from storybank.model.settings import CACHE, OFF, Settings
from storybank.model.site import Asset
from storybank.pipeline.build import build


def searched(folder: Path, settings: Settings) -> list[Asset]:
    site = build(folder, settings)[1]
    return [asset for asset in site.assets if asset.path.startswith("find/")]


def test_after_an_edit_what_the_others_hold_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE, str(tmp_path / "cache"))
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "dive-deep.md").write_text(principle("Dive deep", "The missing index", "", INDEX), encoding="utf-8")
    (folder / "ownership.md").write_text(principle("Ownership", "The export", "", EXPORT), encoding="utf-8")
    seen: list[str] = []

    def held_words(entry: Entry, settings: Settings) -> HeldWords:
        seen.append(entry.title)
        return held.held_words(entry, settings)

    monkeypatch.setattr(postings, "held_words", held_words)
    searched(folder, Settings())
    assert sorted(seen) == ["Dive deep", "Ownership", "The export", "The missing index"]
    seen.clear()
    searched(folder, Settings(language="de", coverage=0, labels={"task": ("Job",)}))
    assert seen == []
    path = folder / "ownership.md"
    path.write_text(path.read_text(encoding="utf-8").replace("export", "transfer", 1), encoding="utf-8")
    kept = searched(folder, Settings())
    assert seen == ["The transfer"]
    monkeypatch.setenv(CACHE, OFF)
    assert kept == searched(folder, Settings())
