"""An Atom feed of the newest stories, by the day on which each came into the repository.

Feed readers differ in what they lose; what all of them read is HTML as text, whole addresses, the alternate link first,
an author in each entry, and no `<details>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, tostring

from ...link.outcome import outcome
from ...markdown import plain
from ...model.history import Written
from ...model.story import Story
from ..export_format import ExportFormat, ExportSources
from ..markup import StoryMarkup
from ..rows import BANK

PATH = "atom.xml"
MOST = 50  # entries: a reader that comes by once a month misses none, in a bank that grows by ten stories a week
_NO_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")  # not even as a reference
_CLOSED = re.compile(r"<(/?)(details|summary)\b[^>]*>")
_OPEN = {"details": "div", "summary": "p"}  # readers strip what can be closed, some with all that it holds
_Dated = tuple[Written, Story]


def _write(sources: ExportSources) -> Iterator[bytes]:
    """Yield the feed: its head, then one entry after the other, the newest first."""
    dated = _newest(sources) if sources.site else []
    if not dated:
        return
    markup = StoryMarkup(sources)
    titles = {principle.slug: plain(principle.title) for principle in sources.library.principles}
    yield b"<?xml version='1.0' encoding='utf-8'?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
    yield from map(_xml, _head(sources.site, max(written.last for written, _ in dated)))
    yield from (_xml(_entry(story, written, markup, titles.get(story.principle, ""))) for written, story in dated)
    yield b"</feed>\n"


def _newest(sources: ExportSources) -> list[_Dated]:
    known = [(sources.history.written(story.span), story) for story in sources.library.stories]
    dated = [(written, story) for written, story in known if written]
    return sorted(dated, key=lambda each: (-each[0].first, -each[0].last, each[1].id))[:MOST]


def _head(site: str, updated: int) -> Iterator[Element]:
    yield _element("title", BANK)
    yield _element("id", site)
    yield _element("updated", _time(updated))
    yield _element("link", rel="alternate", type="text/html", href=site)
    yield _element("link", rel="self", type="application/atom+xml", href=f"{site}{PATH}")
    yield _element("generator", "Storybank")


def _entry(story: Story, written: Written, markup: StoryMarkup, principle: str) -> Element:
    entry, address = Element("entry"), markup.address(story)
    title = _element("title", plain(story.title).replace("&", "&amp;").replace("<", "&lt;"), type="html")
    author = Element("author")
    author.append(_element("name", BANK))
    entry.extend([title, _element("link", rel="alternate", type="text/html", href=address), _element("id", address)])
    entry.extend([_element("published", _time(written.first)), _element("updated", _time(written.last)), author])
    if principle:
        entry.append(_element("category", term=story.principle, label=principle))
    entry.append(_element("summary", outcome(story)))
    entry.append(_element("content", _opened(markup.parts(story)), type="html"))
    return entry


def _opened(text: str) -> str:
    """Return HTML with nothing that is closed until somebody opens it."""
    return _CLOSED.sub(lambda tag: f"<{tag[1]}{_OPEN[tag[2]]}>", text)


def _time(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _element(name: str, text: str = "", /, **attributes: str) -> Element:
    element = Element(name, {key: _NO_XML.sub("\N{REPLACEMENT CHARACTER}", value) for key, value in attributes.items()})
    element.text = _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text) or None
    return element


def _xml(element: Element) -> bytes:
    return f"{tostring(element, 'unicode')}\n".encode()


def _lacks(sources: ExportSources) -> str:
    if not sources.site:
        return "a feed needs the address of the site (site_url, or --site ADDRESS)"
    return "" if _newest(sources) else f"a feed needs the days on which stories were written: {sources.history.missing}"


FORMAT = ExportFormat(
    "atom", "a feed of the newest stories, by their day in git", _write, PATH, lacks=_lacks, dated=True
)
