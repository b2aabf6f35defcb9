"""The pages that people wrote by hand, as the search sees them."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import meta

from ...model.site import Page

_TITLE = re.compile(r"^#\s+(.+?)\s*#*\s*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\s*\{[^{}]*\}$")
_OUT = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


def hand_written_pages(files: Files) -> tuple[Page, ...]:
    """Return every hand-written page of the site, sorted by path. Call it before generated pages are added."""
    sources = [file for file in files.documentation_pages() if file.inclusion not in _OUT]
    return tuple(map(_page, sorted(sources, key=lambda file: file.src_uri)))


def _path(file: File) -> str:
    """Return the path whose address is the one that MkDocs gives the page: a README.md is the index of its folder."""
    name = PurePosixPath(file.dest_uri)
    return (name.with_name("index.md") if name.name == "index.html" else name).as_posix()


def _page(file: File) -> Page:
    markdown, values = meta.get_data(file.content_string)
    heading = _TITLE.search(markdown)
    title = values.get("title") or (_ATTRIBUTES.sub("", heading[1]) if heading else file.src_uri.removesuffix(".md"))
    return Page(_path(file), "text", str(title), str(values.get("description") or ""), markdown)
