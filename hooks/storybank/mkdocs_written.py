"""The pages that people wrote by hand, as the search sees them."""

from __future__ import annotations

import re

from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.utils import meta

from .page import Page

_TITLE = re.compile(r"^#\s+(.+?)\s*#*\s*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\s*\{[^{}]*\}$")
_OUT = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


def written_pages(files: Files) -> tuple[Page, ...]:
    """Return every hand-written page of the site, sorted by path. Call it before generated pages are added."""
    sources = [file for file in files.documentation_pages() if file.inclusion not in _OUT]
    return tuple(_page(file.src_uri, file.content_string) for file in sorted(sources, key=lambda file: file.src_uri))


def _page(path: str, content: str) -> Page:
    markdown, values = meta.get_data(content)
    heading = _TITLE.search(markdown)
    title = values.get("title") or (_ATTRIBUTES.sub("", heading[1]) if heading else path.removesuffix(".md"))
    return Page(path, "text", str(title), str(values.get("description") or ""), markdown)
