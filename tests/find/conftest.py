"""The real bank, its index, and the search over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from searching import opened, write
from storybank.find import build_index
from storybank.model.library import Library
from storybank.model.settings import Settings
from storybank.pipeline.load import load


@pytest.fixture(scope="session")
def bank(root: Path) -> Library:
    """The library of this repository's content."""
    return load([root / "content"], Settings()).library


@pytest.fixture(scope="session")
def engine(bank: Library, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A blank page from a disk with the search over the bank."""
    with opened(browser, write(build_index(bank).files, tmp_path_factory.mktemp("index")).as_uri()) as page:
        yield page
