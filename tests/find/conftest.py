"""The real bank, its index, and the search over it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from searching import opened, write
from storybank.find import build_index
from storybank.find.fields import names_of, story_entry
from storybank.find.index import Search
from storybank.find.postings import Index, index
from storybank.model.library import Library
from storybank.pipeline.load import Bank


@pytest.fixture(scope="session")
def bank(content: Bank) -> Library:
    """The library of this repository's content."""
    return content.library


@pytest.fixture(scope="session")
def search(bank: Library) -> Search:
    """The search over it."""
    return build_index(bank)


@pytest.fixture(scope="session")
def made(bank: Library) -> Index:
    """The inverted index of its stories."""
    return index([story_entry(story, bank, names_of(bank)) for story in bank.stories])


@pytest.fixture(scope="session")
def engine(search: Search, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A blank page from a disk with the search over the bank."""
    with opened(browser, write(search.files, tmp_path_factory.mktemp("index")).as_uri()) as page:
        yield page
