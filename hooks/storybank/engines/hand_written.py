"""A page that somebody wrote by hand, as the search sees it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..model.site import Page

_TITLE = re.compile(r"^#\s+(.+?)\s*#*\s*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\s*\{[^{}]*\}$")


def hand_written_page(path: str, name: str, markdown: str, values: Mapping[str, Any]) -> Page:
    """Return the page of this path from its Markdown and its front matter; `name` is its file's, below the folder."""
    heading = _TITLE.search(markdown)
    title = values.get("title") or (_ATTRIBUTES.sub("", heading[1]) if heading else name.removesuffix(".md"))
    return Page(path, "text", str(title), str(values.get("description") or ""), markdown)
