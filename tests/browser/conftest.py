"""The built sites of the browser tests: a small one, and the one of this repository's own bank."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from sites import ROOT, build, served


@pytest.fixture(scope="session")
def www(tmp_path_factory: pytest.TempPathFactory, cases: Path) -> Path:
    """The folder with the built site of `tests/cases/site`."""
    return build(cases / "site", tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def site(www: Path) -> Iterator[str]:
    """The address of that site."""
    with served(www) as address:
        yield address


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the site of this repository's own bank."""
    return build(ROOT / "content", tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="session")
def bank(whole: Path) -> Iterator[str]:
    """The address of that site."""
    with served(whole) as address:
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
