"""The facets: each is one entry, and both halves of the search are made of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from banks import SPAN, library, linked, principle, section, story
from storybank.find import build_index
from storybank.find.facets import FACETS, Facet, FacetControl, FacetSources, facets, speaking
from storybank.find.fields import FieldKind, names_of, story_entry
from storybank.find.postings import index
from storybank.link import facts
from storybank.model.kinds import SectionKind
from storybank.model.library import Library
from storybank.model.story import FocusArea

ENGLISH = speaking("en")
LABELS = {facet.name: ENGLISH(f"facets.{facet.name}") for facet in FACETS}
NAMES = {kind: ENGLISH(f"searched.{kind.name.lower()}") for kind in FieldKind}
BROWSER = Path(__file__).resolve().parents[2] / "hooks" / "storybank" / "find" / "browser"

# What each facet finds in the small bank of tests/banks.py: the keys of its values, each with how many stories.
EXPECTED: dict[str, dict[str, int]] = {
    "principle": {"ownership": 2, "dive-deep": 1},
    "keyword": {"kafka": 2, "cost": 1},
    "measured": {"yes": 1},
    "kind": {"own": 1, "retold": 1},
    "length": {"1": 2},
    "area": {"ownership.a": 1},
}


def _found(bank: Library) -> dict[str, dict[str, int]]:
    made = index([story_entry(story, bank, names_of(bank)) for story in bank.stories])
    minutes = [facts.minutes(facts.words(story), facts.SPEAKING_WORDS) for story in bank.stories]
    sources = FacetSources(bank, made, minutes, ENGLISH)
    return {
        facet.name: {value.key: len(value.stories) for value in facet.values(sources) if value.stories}
        for facet in FACETS
    }


@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.name)
def test_a_facet_finds_its_values(facet: Facet) -> None:
    assert _found(linked())[facet.name] == ({} if facet.control is FacetControl.MATCHED else EXPECTED[facet.name])
    assert EXPECTED.get(facet.name) != {}, "no value proves nothing: give the bank of tests/banks.py one"


def test_a_story_is_of_its_principle_and_of_the_areas_whose_every_word_it_holds() -> None:
    areas = section(SectionKind.FOCUS_AREAS, "Focus areas", FocusArea("a", "Cost-cutting", "", SPAN))
    told = [story(slug, result="We cut the cost.", principle=slug) for slug in ("frugality", "ownership")]
    own = [section(SectionKind.STORIES, "Stories", one) for one in told]
    found = _found(library(principle("Frugality", own[0], areas), principle("Ownership", own[1])))
    assert found["principle"] == {"frugality": 1, "ownership": 1}
    assert found["area"] == {"frugality.a": 1}


def test_a_story_of_three_minutes_has_a_length_and_all_longer_ones_another() -> None:
    told = [story(f"Told {number}") for number in range(5)]
    bank = library(principle("P", section(SectionKind.STORIES, "Stories", *told)))
    (facet,) = (facet for facet in FACETS if facet.name == "length")
    found = {
        value.key: value.stories for value in facet.values(FacetSources(bank, index([]), [1, 2, 3, 4, 9], ENGLISH))
    }
    assert found == {"1": (0,), "2": (1,), "3": (2,), "more": (3, 4)}


def test_a_name_is_used_once_and_does_not_stand_for_something_else_in_the_address() -> None:
    names = [facet.name for facet in FACETS]
    assert len(names) == len({*names})
    assert not {"q", "sort"} & {*names}
    assert all(re.fullmatch("[a-z]+", name) for name in names)
    assert {*EXPECTED} == {facet.name for facet in FACETS if facet.control is not FacetControl.MATCHED}


def test_the_browser_is_told_of_every_facet_and_every_field() -> None:
    asset = next(asset for asset in build_index(linked()).files if asset.path == "find/core.js")
    _, _, core = json.loads(asset.data.decode().partition("push(")[2].rstrip().removesuffix(");"))
    assert core["facets"] == [[facet.name, LABELS[facet.name], facet.control] for facet in FACETS]
    assert core["fields"] == [[kind.name.lower(), NAMES[kind]] for kind in FieldKind]
    assert len(core["anchors"]) == len(FieldKind)


@pytest.mark.parametrize("words", [[*LABELS.values()], [*NAMES.values()]])
def test_the_browser_has_no_list_of_its_own(words: list[str]) -> None:
    """A list there would be a second place, which the next facet or field forgets."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(BROWSER.glob("*.js")))
    assert [word for word in words if f'"{word}"' in text and word != "Keyword"] == []


def test_values_and_declarations_have_the_same_names() -> None:
    bank = linked()
    sources = FacetSources(bank, index([]), [1] * len(bank.stories), ENGLISH)
    assert set(facets(sources)) == {facet.name for facet in FACETS if facet.control is not FacetControl.MATCHED}
