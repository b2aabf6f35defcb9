"""Files that their author holds back: `draft: true`, `published: false`, `visibility: private`."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from ...model.findings import Finding, finding
from ...model.places import Place
from ...model.story import Document, FrontMatterValue, Principle, Section, Story

_NO = ("false", "no", "off", "0")
_OPEN = {"draft": ("", *_NO), "visibility": ("", "public")}  # any other value holds back: in doubt it is not published
_CLOSED = {"published": _NO}
_MARKED = re.compile(rf"^\s*[\"']?({'|'.join([*_OPEN, *_CLOSED])})\b", re.MULTILINE | re.IGNORECASE)


def held_back(document: Document, further: Mapping[str, Collection[str]]) -> Finding | None:
    """Return the finding that says by which mark a file is held back, None if it is to be published.

    `further` are marks of the bank's own: values of a key that hold back too.
    """
    for value in document.front_matter:
        if _holds_back(value, further):
            mark = f"{value.key}: {value.value}" if value.key else "front matter that cannot be read"
            return finding("SB117", Place(document.path, value.line), f"the file is not published, because of “{mark}”")
    return None


def _holds_back(value: FrontMatterValue, further: Mapping[str, Collection[str]]) -> bool:
    key, said = value.key.casefold(), str(value.value).strip().casefold()
    if not key:  # front matter that cannot be read, kept whole
        return _MARKED.search(said) is not None
    marked = said in _CLOSED.get(key, ()) or (key in _OPEN and said not in _OPEN[key])
    return marked or said in map(str.casefold, further.get(value.key, ()))


def as_draft(document: Document) -> Document:
    """Return the document with the titles of a draft, so that whoever sees it in any place sees what it is."""
    return replace(
        document,
        principles=tuple(map(_principle, document.principles)),
        stories=tuple(map(_story, document.stories)),
    )


def _principle(principle: Principle) -> Principle:
    sections = tuple(map(_section, principle.sections))
    return replace(principle, title=f"Draft: {principle.title}", sections=sections)


def _section(section: Section) -> Section:
    return replace(section, items=tuple(_story(item) if isinstance(item, Story) else item for item in section.items))


def _story(story: Story) -> Story:
    return replace(story, title=f"Draft: {story.title}")
