"""What a first visit costs: the bytes over the wire for the heaviest story of this bank, and for a search in it."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from chromium import WITHOUT_WINDOW, find_chromium
from page_types import Compressed, build_here
from sites import FOLDER, served

pytestmark = pytest.mark.browser

KIB = 1024
MOST = 90 * KIB
MOST_FOUND = 120 * KIB


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with this repository's site as it is published: all its pages stand in the navigation and the map."""
    return build_here(tmp_path_factory.mktemp("published"))


@pytest.fixture(scope="module")
def address(published: Path) -> Iterator[str]:
    with served(published, Compressed) as address:
        yield address


def heaviest(published: Path) -> str:
    """The address of the story whose page is the largest, compressed."""
    pages = (published / FOLDER / "stories").glob("*/index.html")
    page = max(pages, key=lambda path: len(gzip.compress(path.read_bytes())))
    return f"stories/{page.parent.name}/"


def fetched(context: BrowserContext, address: str) -> list[tuple[str, int]]:
    """What a browser that has nothing yet fetches for a page, each with its bytes, headers and all."""
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    names: dict[str, str] = {}
    sizes: dict[str, int] = {}
    wire.on("Network.responseReceived", lambda event: names.update({event["requestId"]: event["response"]["url"]}))
    wire.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(address, wait_until="networkidle")
    return [(names[id_], int(size)) for id_, size in sizes.items() if not names[id_].startswith("data:")]


def shows_icons() -> bool:
    """A browser without a window has no place for the icon of a site, and does not fetch it."""
    return not str(find_chromium(WITHOUT_WINDOW)).endswith(WITHOUT_WINDOW)


def test_a_story_is_light_on_a_first_visit(
    context: Callable[..., BrowserContext], published: Path, address: str
) -> None:
    found = fetched(context(viewport={"width": 390, "height": 844}), address + heaviest(published))
    asked = [name.removeprefix(address).partition("?")[0] for name, _ in found]
    names = set(asked)
    icons = {"assets/images/favicon.png"} if shows_icons() else set()
    assert {"sitemap.xml", "assets/storybank/storybank.js", *icons} <= names
    assert not [name for name in names if name.startswith("http")], "of another host"
    assert [name for name in names if name.endswith("sitemap.xml")] == ["sitemap.xml"]
    assert not [name for name in names if name.endswith(("practice.js", "star-index.js", "groups.js", "find.js"))]
    assert len(asked) == len(names), "nothing is asked for twice"
    assert sum(size for _, size in found) <= MOST, found


@pytest.mark.parametrize("query", ["outage", "kubernetes", "kafka+outage", "outage+rollback"])
def test_what_was_found_is_light_on_a_first_visit(
    context: Callable[..., BrowserContext], address: str, query: str
) -> None:
    """On a phone: the facets are folded there, and fetched when they are unfolded."""
    page = context(viewport={"width": 390, "height": 844})
    found = fetched(page, f"{address}find/?q={query}")
    names = [name.removeprefix(address).partition("?")[0] for name, _ in found]
    assert len(names) == len(set(names)), "nothing is asked for twice"
    assert "find/find.js" in names
    assert 0 < len([name for name in names if name.startswith("find/stories-")]) <= 4, names
    late = (
        "find/spelling-",
        "find/late",
        "find/facets",
        "find/aside",
        "find/competencies",
        "find/pages-",
        "find/positions-",
    )
    assert [name for name in names if name.removeprefix("find/").startswith(late)] == []
    assert sum(size for _, size in found) <= MOST_FOUND, found
