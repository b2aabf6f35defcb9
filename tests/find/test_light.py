"""Words that tell little of what a person looks for come with the index, by the language of the bank."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from banks import library, part, principle, section, story
from searching import opened, search, write
from storybank import find
from storybank.find import build_index
from storybank.find.light import light_words
from storybank.model.kinds import PartKind, SectionKind

FOLDER = resources.files(find) / "thesaurus" / "light"
LANGUAGES = sorted(file.name.removesuffix(".toml") for file in FOLDER.iterdir())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_is_whole_and_its_patterns_can_be_read(language: str) -> None:
    lists = light_words(language)
    assert all(lists[key] for key in ("frames", "asking", "everywhere", "light", "endings"))
    for frame in lists["frames"]:  # type: ignore[attr-defined]
        re.compile(frame)
    re.compile(str(lists["endings"]))


def test_a_bank_has_the_words_of_english_and_its_own() -> None:
    english, german, other = (light_words(language) for language in ("en", "de", "xx"))
    assert other == english
    for key in ("asking", "everywhere", "light"):
        words = str(german[key]).split()
        assert words[: len(str(english[key]).split())] == str(english[key]).split()
        assert len(words) > len(str(english[key]).split())
    assert "erzahlen" in str(german["asking"]).split()


@pytest.mark.browser
def test_a_german_question_is_read_as_one(browser: Browser, tmp_path: Path) -> None:
    told = story("Nachtschicht", part(PartKind.ACTION, "Ich habe die Migranten eingearbeitet und ihnen geholfen."))
    bank = library(principle("P", section(SectionKind.STORIES, "Geschichten", told)))
    typed = [
        "Erzählen Sie von einer Situation, in der Sie jemandem geholfen haben",
        "Wann haben Sie einen Delfin trainiert?",
        "Ausbeutung Migranten",
        "Delfin Migranten",
    ]
    counts = {}
    for language in ("de", "en"):
        with opened(browser, write(build_index(bank, (), language).files, tmp_path / language).as_uri()) as page:
            counts[language] = [(one["mode"], one["count"]) for one in search(page, typed)]
    assert counts["de"] == [("closest", 1), ("none", 0), ("all", 1), ("none", 0)]
    assert counts["en"] != counts["de"]
