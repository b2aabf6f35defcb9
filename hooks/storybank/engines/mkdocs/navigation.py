"""The navigation: generated pages by pattern in `nav`, and the neighbours of the pages that stand outside it.

A bank's `nav` names the pages of the Storybank that it was written for. A later one may make more: a pattern takes them
in, and without one they stay outside, so that no strict build ends because Storybank has a new page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mkdocs.structure.files import Files, InclusionLevel

from ...model.site import Page
from ..nav_patterns import unlisted


def leave_out(nav: Any, pages: Iterable[Page], files: Files) -> tuple[str, ...]:
    """Take the generated pages that no entry of the expanded `nav` names out of the navigation, and return their paths.

    MkDocs would call each a warning, which ends a strict build.
    """
    paths = tuple(page.path for page in unlisted(nav, pages))
    for file in map(files.get_file_from_path, paths):
        if file:
            file.inclusion = InclusionLevel.NOT_IN_NAV
    return paths


def connect(pages: Mapping[str, Page], files: Files) -> None:
    """Give each generated page the parent and the neighbours that it names.

    The theme draws the breadcrumb, the active entry and the previous and next links from them.
    """
    for page in pages.values():
        laid_out = _page(page.path, files)
        if page.parent:
            laid_out.parent = _page(page.parent, files)
        if page.previous:
            laid_out.previous_page = _page(page.previous, files)
        if page.next:
            laid_out.next_page = _page(page.next, files)


def _page(path: str, files: Files) -> Any:
    """Return MkDocs' page at this path, None if there is none."""
    file = files.get_file_from_path(path)
    return file.page if file else None
