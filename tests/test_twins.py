"""The Markdown beside the pages, and where the links of every export lead."""

from __future__ import annotations

import re
import sqlite3
import zipfile
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urljoin, urlsplit

import feedparser
import pytest

from exported import dated, links
from storybank.export import FORMATS, ExportSources, exports
from storybank.link.as_markdown import words
from storybank.markdown import plain
from storybank.model.addresses import TWIN, story_path, twin_of
from storybank.model.library import Library
from storybank.model.settings import Settings
from storybank.pipeline.build import site
from storybank.pipeline.load import Bank, load
from storybank.render import render

SITE = "https://bank.example/b/"
FILES = {
    "ownership.md": "# Ownership\n\nSee [the second](#two) and [honesty](honesty.md).\n\n## Stories\n\n"
    "### Mending `<b>` & [more] up\n\n**Situation:** See [one more][far], [two](#two) and ![a picture](p.png).[^1]\n\n"
    "**Task:** T.\n\n**Action:** I did.\n\n**Result:** R.\n\n### Two\n\n**Situation:** S.\n\n**Task:** T.\n\n"
    "**Action:** I did.\n\n**Result:** R.\n\n## Tips\n\n- One tip\n- Two tips\n\n[far]: honesty.md\n[^1]: A note.\n",
    "honesty.md": "# Honesty\n\n## Stories\n\n### Three\n\n**Situation:** S.\n\n**Action:** I did.\n\n**Result:** R.\n",
}


def twins(library: Library, settings: Settings | None = None) -> dict[str, str]:
    """Return the Markdown beside the pages, by its place."""
    assets = render(library, settings or Settings()).assets
    return {asset.path: asset.data.decode() for asset in assets if asset.path.endswith(TWIN)}


def made(folder: Path) -> dict[str, str]:
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "p.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return twins(load([folder], Settings(), folder).library)


def test_a_story_is_told_as_it_was_written(tmp_path: Path) -> None:
    found = made(tmp_path)
    path = next(path for path in found if path.startswith("stories/mending"))
    text = found[path]
    assert text.startswith("# Mending \\<b> \\& \\[more\\] up\n\n[Page](./)\n\n")
    assert "**Situation**\n\nSee [one more][far]" in text
    assert "[far]: ../../principles/honesty/index.html.md" in text
    assert "[^1]: A note." in text
    assert "Shows: [Ownership](../../principles/ownership/index.html.md)" in text
    assert "(../two/index.html.md)" in text


def test_a_principle_has_its_sections_and_leads_to_its_stories(tmp_path: Path) -> None:
    text = made(tmp_path)["principles/ownership/index.html.md"]
    assert text.startswith("# Ownership\n")
    assert "- [Two](../../stories/two/index.html.md): R." in text
    assert "## Tips\n\n- One tip\n- Two tips\n" in text


def test_every_page_has_one(content: Bank) -> None:
    pages = render(content.library, Settings()).pages
    found = twins(content.library)
    assert {twin_of(page.path) for page in pages} == set(found)
    for page in pages:
        assert found[twin_of(page.path)].partition("\n")[0] == f"# {words(page.title)}"
        assert len(found[twin_of(page.path)].splitlines()) > 4, page.path


def test_a_twin_says_every_word_of_its_story(content: Bank) -> None:
    told = twins(content.library)
    for story in content.library.stories:
        shown = plain(told[twin_of(story_path(story.id))])
        assert all(plain(part.markdown) in shown for part in story.parts)


def test_a_twin_leads_to_every_story_and_principle_that_its_page_leads_to(content: Bank) -> None:
    site = render(content.library, Settings())
    shown = {page.address for page in site.pages if page.kind in ("story", "principle")}
    found = {asset.path: asset.data.decode() for asset in site.assets if asset.path.endswith(TWIN)}
    counted = 0
    for page in site.pages:
        here = SITE + page.address
        hrefs = (urljoin(here, unescape(link)) for link in re.findall(r'href="([^"]*)"', page.markdown))
        linked = {page_of(href).removeprefix(SITE) for href in hrefs} & shown
        written = {page_of(urljoin(here, link)).removeprefix(SITE) for link in links(found[twin_of(page.path)])}
        assert linked <= {address.removesuffix(TWIN) for address in written}, page.path
        counted += len(linked)
    assert counted > 1000


def _addresses(data: bytes, name: str) -> Iterator[str]:
    """Yield every address in an export, read as programs read it."""
    if name == "atom":
        for entry in feedparser.parse(data).entries:
            yield entry.link
            yield from map(unescape, re.findall(r'(?:href|src)="([^"]*)"', entry.content[0].value))
    elif name == "anki":
        with TemporaryDirectory() as folder:
            database = sqlite3.connect(zipfile.ZipFile(BytesIO(data)).extract("collection.anki2", folder))
            for (fields,) in database.execute("select flds from notes"):
                yield from map(unescape, re.findall(r'(?:href|src)="([^"]*)"', fields))
            database.close()
    elif name == "anki-text":
        yield from map(unescape, re.findall(r'(?:href|src)=""([^"]*)""', data.decode()))
    elif name.startswith("llms"):
        yield from links(data.decode())
        yield from re.findall(r"^Page: (\S+)$", data.decode(), re.MULTILINE)
    else:  # addresses as values
        yield from re.findall(rf'{re.escape(SITE)}[^\s"<>,]*', data.decode())


@pytest.fixture(scope="module")
def published(content: Bank) -> set[str]:
    """Every address below the site's root: of pages, and of files."""
    sources = ExportSources(content.library, content.findings, SITE, dated(content.library))
    whole = site(content, Settings())
    pages = {page.address for page in whole.pages}
    return pages | {asset.path for asset in (*whole.assets, *exports(sources))}


def page_of(address: str) -> str:
    return urlsplit(address)._replace(fragment="").geturl()


def test_every_link_of_every_format_leads_to_something(content: Bank, published: set[str]) -> None:
    sources = ExportSources(content.library, content.findings, SITE, dated(content.library))
    for name, form in FORMATS.items():
        data = b"".join(form.write(sources))
        found = {urljoin("https://nowhere.example/", address) for address in _addresses(data, name)}
        inside = {page_of(address) for address in found if address.startswith(SITE)}
        assert name == "json" or len(inside) >= 50, f"each story in {name} leads to its page"
        assert {unquote(address.removeprefix(SITE)) for address in inside} <= published, name
        assert not [address for address in found if address.startswith("https://nowhere.example/")], name


def test_every_link_of_a_twin_leads_to_something(content: Bank, published: set[str]) -> None:
    for path, text in twins(content.library).items():
        for link in links(text):
            address = page_of(urljoin(SITE + path, link))
            assert not address.startswith(SITE) or unquote(address.removeprefix(SITE)) in published, (path, link)


def test_a_twin_speaks_the_language_of_its_site(content: Bank) -> None:
    found = twins(content.library, Settings(language="de"))
    assert found["questions/index.html.md"].startswith("# Fragen im Gespräch\n\n[Seite](./)\n\n")
