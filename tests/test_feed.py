"""The feed: valid, read as its stories are told, by their days in git, and never with a day that was made up."""

from __future__ import annotations

import re
from calendar import timegm
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag
from xml.etree import ElementTree as ET

import feedparser
import pytest

from exported import dated
from repositories import DAY, START, commit, git
from storybank.cli import main
from storybank.export import FORMATS, ExportSources, exports
from storybank.export.formats.atom import MOST
from storybank.link import image_path
from storybank.model.history import NO_HISTORY
from storybank.model.settings import Settings
from storybank.pipeline.history import SHALLOW, read_history
from storybank.pipeline.load import Bank, load

SITE = "https://bank.example/b/"
ATOM = "{http://www.w3.org/2005/Atom}"


def bank(*stories: str) -> str:
    return "# Ownership\n\n## Stories\n\n" + "\n".join(stories)


def story(title: str, result: str = "It held.", more: str = "") -> str:
    return (
        f"### {title}\n\n**Situation:** We lost {title}.\n\n**Task:** I was to find {title}.\n\n"
        f"**Action:** I looked for {title}.{more}\n\n**Result:** {result}\n"
    )


def sources(folder: Path, site: str = SITE) -> ExportSources:
    loaded = load([folder], Settings(), folder)
    return ExportSources(loaded.library, loaded.findings, site, read_history(loaded.sources, Settings(), folder))


def written(of: ExportSources) -> bytes:
    return b"".join(FORMATS["atom"].write(of))


def read(of: ExportSources) -> Any:
    """Return the feed as feedparser reads it, which must find no fault."""
    feed = feedparser.parse(written(of))
    assert not feed.bozo, feed.bozo_exception
    assert feed.version == "atom10"
    return feed


def day(when: Any) -> float:
    return (timegm(when) - START) / DAY


def test_the_newest_stories_come_first_with_their_days(tmp_path: Path) -> None:
    commit(tmp_path, 1, a=bank(story("Old")))
    commit(tmp_path, 3, a=bank(story("New"), story("Old")))
    commit(tmp_path, 8, a=bank(story("New"), story("Old", "It held for a year.")))
    feed = read(sources(tmp_path))
    assert [(e.title, day(e.published_parsed), day(e.updated_parsed)) for e in feed.entries] == [
        ("New", 3, 3),
        ("Old", 1, 8),
    ]
    assert day(feed.feed.updated_parsed) == 8
    assert [e.link for e in feed.entries] == [f"{SITE}stories/new/", f"{SITE}stories/old/"]
    assert [[tag.label for tag in e.tags] for e in feed.entries] == [["Ownership"]] * 2
    assert feed.entries[1].summary == "It held for a year."
    assert feed.feed.links[1].href == f"{SITE}atom.xml"


def test_what_rfc_4287_asks_for(content: Bank) -> None:
    """Each element that must be there, once; ids that are whole addresses and no two alike; days with a zone."""
    feed = ET.fromstring(written(ExportSources(content.library, (), SITE, dated(content.library))))  # noqa: S314
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == min(MOST, len(content.library.stories))
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1
        (alternate,) = [link for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert str(alternate.get("href")).startswith(SITE)
        for when in (*element.findall(f"{ATOM}updated"), *element.findall(f"{ATOM}published")):
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", when.text or "")
    assert all(entry.findtext(f"{ATOM}author/{ATOM}name") for entry in entries)
    assert all(next(iter(entry.findall(f"{ATOM}link"))).get("rel") == "alternate" for entry in entries)
    ids = [str(element.findtext(f"{ATOM}id")) for element in (feed, *entries)]
    assert len(set(ids)) == len(ids)
    assert all(id_.startswith(SITE) for id_ in ids)


def test_a_reader_sees_the_words_as_they_were_written(tmp_path: Path) -> None:
    more = "\n\n<details><summary>The query</summary>\n\nIt took `a < b & c`.\n\n</details>\n\n- [ ] one box"
    commit(tmp_path, 1, a=bank(story("Use `<b>` & *care*", "Half\x0b of it \U0001f600.", more)))
    (entry,) = read(sources(tmp_path)).entries
    assert entry.title == "Use &lt;b> &amp; care"  # HTML, as `type` says
    assert entry.title_detail.type == "text/html"
    text = entry.content[0].value
    assert "<strong>" not in text
    assert "The query" in text
    assert "<code>a &lt; b &amp; c</code>" in text
    assert "\U0001f600" in text
    raw = written(sources(tmp_path))
    assert b"details" not in raw
    assert b"summary&gt;" not in raw


def test_links_lead_to_whole_addresses(tmp_path: Path) -> None:
    more = " See [one](#one), [gone](gone.md), [out](https://out.example/x?a=1&b=2), a note[^1] and ![p](p.png).\n"
    more += '\n<a href="gone.md">raw</a> <img src="https://out.example/y.png" alt="far">\n\n[^1]: A note.\n'
    (tmp_path / "p.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    commit(tmp_path, 1, a=bank(story("One"), story("Two", more=more)))
    of = sources(tmp_path)
    two = next(e for e in ET.fromstring(written(of)).iter(f"{ATOM}entry") if e.findtext(f"{ATOM}title") == "Two")  # noqa: S314
    text = str(two.findtext(f"{ATOM}content"))
    links = re.findall(r'(?:href|src)="([^"]*)"', text)
    places = [link for link in links if link.startswith(f"{SITE}stories/two/#fn")]
    assert len(places) == 2  # to the note and back
    assert {urldefrag(link)[0] for link in links if link not in places} == {
        f"{SITE}stories/one/",
        "https://out.example/x?a=1&amp;b=2",
        f"{SITE}{image_path('p.png')}",
        "https://out.example/y.png",
    }
    assert "gone" in text
    assert "raw" in text
    assert ">far</a>" in text


def test_two_feeds_are_equal_and_a_later_build_changes_nothing(tmp_path: Path) -> None:
    commit(tmp_path, 1, a=bank(story("One"), story("Two")))
    first = written(sources(tmp_path))
    commit(tmp_path, 9, README="text\n")
    assert written(sources(tmp_path)) == first


def test_without_days_or_an_address_there_is_no_feed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text(bank(story("One")), encoding="utf-8")
    of = sources(tmp_path)
    assert written(of) == b""
    assert "atom.xml" not in {asset.path for asset in exports(of)}
    monkeypatch.chdir(tmp_path)
    assert main(["export", "--format", "atom", "--site", SITE, "."]) == 2
    assert "not a git repository" in capsys.readouterr().err
    commit(tmp_path, 1)
    assert main(["export", "--format", "atom", "."]) == 2
    assert "--site" in capsys.readouterr().err
    assert "atom.xml" in {asset.path for asset in exports(sources(tmp_path))}
    assert "atom.xml" not in {asset.path for asset in exports(sources(tmp_path, site=""))}


def test_a_shallow_clone_has_no_feed_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "bank").mkdir()
    commit(tmp_path / "bank", 1, a=bank(story("One")))
    git(tmp_path, "clone", "-q", "--depth=1", (tmp_path / "bank").as_uri(), "clone")
    of = sources(tmp_path / "clone")
    assert written(of) == b""
    assert SHALLOW in FORMATS["atom"].lacks(of)
    assert NO_HISTORY.missing in FORMATS["atom"].lacks(ExportSources(of.library, (), SITE))
