"""What is near in meaning: the rows that the build lists, and what a search makes of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser

import word_vectors
from banks import library, part, principle, section, story
from find_entries import entry
from searching import opened, search, write
from storybank.find import build_index, nearness, not_found
from storybank.find.fields import Entry
from storybank.find.vectors import FULL, common, vectors
from storybank.model.kinds import PartKind, SectionKind
from storybank.text.shards import size

FRIDGE = entry("The fridge", "The fridge in the ward was too warm. I called the technician.")
RENT = entry("A new rent", "The landlord wanted more rent for the shop. We talked until he took less.")
STORIES = {
    "fridge": ("The fridge in the ward was too warm.", "It is cold."),
    "rent": ("The rent of the shop.", "Less."),
}


def rows(*stories: Entry) -> dict[str, tuple[list[int], list[int], str]]:
    """Return for each word the numbers of the stories near it, how near they are, and what stands for it."""
    found = {}
    for word, _, gaps, levels, names in nearness.near(stories):
        found[word] = (list(map(int, np.cumsum(gaps))), [int(level, 36) for level in levels], names)
    return found


def test_a_word_that_no_story_has_lists_the_story_it_is_near() -> None:
    stories, levels, names = rows(FRIDGE, RENT)["refriger"]
    assert stories[int(np.argmax(levels))] == 0
    assert names.split(",")[0] == "fridge"
    assert rows(RENT, FRIDGE)["landladi"][0][0] == 0


def test_rows_are_in_the_order_of_the_browser_and_shards_hold_all() -> None:
    made = nearness.near((FRIDGE, RENT))
    words = [word for word, *_ in made]
    assert words == sorted(words)
    cut = nearness.shards(made)
    assert [row for shard in cut for row in shard] == list(made)
    assert all(size(shard) < 1.2 * nearness.SHARD_BYTES for shard in cut)


def test_no_word_lists_more_stories_than_it_may() -> None:
    many = tuple(entry(f"Fridge {at}", "The fridge was too warm.") for at in range(3 * nearness.MOST))
    found = rows(*many)
    assert max(len(stories) for stories, *_ in found.values()) == nearness.MOST
    assert found["refriger"][0] == list(range(nearness.MOST))  # of equals the first


def test_without_numpy_nothing_is_near(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearness, "vectors", lambda: None)
    nearness.near.cache_clear()
    assert nearness.near((FRIDGE,)) == ()
    assert nearness.shards(()) == []
    monkeypatch.setattr("storybank.find.vectors.find_spec", lambda _: None)
    assert vectors() is None
    ((path, lacking),) = not_found()
    assert path == "find/near-0.js"
    assert "storybank[near]" in lacking
    nearness.near.cache_clear()


def test_the_two_files_of_the_table_belong_together() -> None:
    table = vectors()
    assert table is not None
    assert len(table.words) == len(table.weights) == len(table.rows) > 30_000
    assert list(table.words) == sorted(set(table.words)) == list(common())
    lengths = np.linalg.norm(table.rows.astype(float), axis=1)
    assert np.abs(lengths - FULL).max() < 4


def test_the_table_is_made_of_the_commonest_word_of_each_stem() -> None:
    assert word_vectors.first_of_each(["the", "worked", "cat", "works"]) == {"work": 1, "cat": 2}
    assert list(word_vectors.telling([0, 10_000, 90_000])) == [11, 74, 102]
    made = word_vectors.reduced(np.eye(200, dtype=np.float32), [3, 4])
    assert abs(int(np.linalg.norm(made[0].astype(float))) - FULL) <= 1


@pytest.mark.browser
def test_words_that_no_story_has_find_the_story_they_are_near(browser: Browser, tmp_path: Path) -> None:
    told = [
        story(title, part(PartKind.SITUATION, one), part(PartKind.RESULT, other))
        for title, (one, other) in STORIES.items()
    ]
    bank = library(principle("P", section(SectionKind.STORIES, "Stories", *told)))
    with opened(browser, write(build_index(bank).files, tmp_path).as_uri()) as page:
        near, far, quoted = search(
            page, ["refrigerator temperature", "world championship", '"refrigerator temperature"']
        )
    assert (near["mode"], near["ids"][0]) == ("near", bank.stories[0].id)
    assert far["ids"] == quoted["ids"] == []
