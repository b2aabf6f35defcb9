"""The built sites of the browser tests: a small one, and the one of this repository's own bank."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from sites import ROOT, build_once, served


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> str:
    """What builds the sites: MkDocs, or what a module asks for with `BY_EVERY_ENGINE`.

    ProperDocs is not among them, because its files are those of MkDocs (tests/test_engines.py).
    """
    return str(getattr(request, "param", "mkdocs"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str], Path]:
    """Build a folder of content by an engine, once in a run, and return the folder to serve."""
    return partial(build_once, factory=tmp_path_factory)


@pytest.fixture(scope="session")
def www(built: Callable[[Path, str], Path], cases: Path, engine: str) -> Path:
    """The folder with the built site of `tests/cases/site`."""
    return built(cases / "site", engine)


@pytest.fixture(scope="session")
def site(www: Path) -> Iterator[str]:
    """The address of that site."""
    with served(www) as address:
        yield address


@pytest.fixture(scope="session")
def whole(built: Callable[[Path, str], Path], engine: str) -> Path:
    """The folder with the site of this repository's own bank."""
    return built(ROOT / "content", engine)


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
        for opened in entry.pages:
            opened.unroute_all(behavior="ignoreErrors")  # an answer on its way is no fault of a test that has ended
        entry.close()


@pytest.fixture
def page(context: Callable[..., BrowserContext]) -> Page:
    """A page of a desktop's width."""
    return context(viewport={"width": 1280, "height": 900}).new_page()
