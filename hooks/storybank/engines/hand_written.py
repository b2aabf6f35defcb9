"""What somebody wrote by hand beside the content: as the search sees it, and what is off with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..check.rules import conflict_marker
from ..model.findings import Finding, finding
from ..model.places import Place, SourceFile
from ..model.site import Asset, Page
from ..model.story import Document

_TITLE = re.compile(r"^#\s+(.+?)\s*#*\s*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\s*\{[^{}]*\}$")


def hand_written_page(path: str, name: str, markdown: str, values: Mapping[str, Any]) -> Page:
    """Return the page of this path from its Markdown and its front matter; `name` is its file's, below the folder."""
    heading = _TITLE.search(markdown)
    title = values.get("title") or (_ATTRIBUTES.sub("", heading[1]) if heading else name.removesuffix(".md"))
    return Page(path, "text", str(title), str(values.get("description") or ""), markdown)


def unjoined(texts: Iterable[tuple[str, str]]) -> tuple[Finding, ...]:
    """Return a finding for each line that git left in a hand-written page; pages are paths with their texts."""
    return tuple(
        found
        for path, text in texts
        for found in conflict_marker.in_file(SourceFile(path, text), Document(path, (), ()))
    )


def address_taken(entry: Page | Asset, owner: str, address: str) -> Finding:
    """Return the finding for a file at the path `owner` that has the address of something that Storybank makes."""
    source = entry.source if isinstance(entry, Page) else None
    origin = f"the one made from {source.place}" if source else "the one that Storybank makes"
    return finding(
        "SB703", Place(owner), f"this page has the address {address or '/'} and is shown instead of {origin}"
    )
