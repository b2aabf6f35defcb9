"""One built site for all browser tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from sites import build, served


@pytest.fixture(scope="session")
def www(tmp_path_factory: pytest.TempPathFactory, cases: Path) -> Path:
    """The folder with the built site of `tests/cases/site`."""
    return build(cases / "site", tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def site(www: Path) -> Iterator[str]:
    """The address of that site."""
    with served(www) as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Make browser contexts with the given options; they are closed after the test."""
    made: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        made.append(browser.new_context(**options))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for entry in made:
        entry.close()


@pytest.fixture
def page(context: Callable[..., BrowserContext]) -> Page:
    """A page of a desktop's width."""
    return context(viewport={"width": 1280, "height": 900}).new_page()
