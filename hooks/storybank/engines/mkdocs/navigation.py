"""The navigation: generated pages by pattern in `nav`, and the neighbours of the pages that stand outside it.

A bank's `nav` names the pages of the Storybank that it was written for. A later one may make more: a pattern takes them
in, and without one they stay outside, so that no strict build ends because Storybank has a new page.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Any

from mkdocs.structure.files import Files, InclusionLevel

from ...model.site import Page


def expand(nav: Any, pages: Iterable[Page]) -> Any:
    """Return `nav` with each pattern, such as `principles/*.md`, replaced by the generated pages that match it.

    `nav` is the list of mkdocs.yml: texts, maps and lists in each other. A `*` stands for any name, not for folders:
    `*.md` takes the pages at the top. The pages keep their order; those that stand in `nav` by their path are not
    repeated.
    """
    return _expand(nav, _unlisted(nav, pages))


def leave_out(nav: Any, pages: Iterable[Page], files: Files) -> tuple[str, ...]:
    """Take the generated pages that no entry of the expanded `nav` names out of the navigation, and return their paths.

    MkDocs would call each a warning, which ends a strict build.
    """
    paths = tuple(page.path for page in _unlisted(nav, pages))
    for file in map(files.get_file_from_path, paths):
        if file:
            file.inclusion = InclusionLevel.NOT_IN_NAV
    return paths


def _unlisted(nav: Any, pages: Iterable[Page]) -> list[Page]:
    """Return the pages made for a navigation that do not stand in this one by their path."""
    listed = set(_paths(nav))
    return [page for page in pages if page.in_nav and page.path not in listed]


def _paths(nav: Any) -> Iterable[str]:
    if isinstance(nav, str):
        yield PurePosixPath(nav).as_posix()
    elif isinstance(nav, Mapping):
        nav = list(nav.values())
    if isinstance(nav, list):
        for entry in nav:
            yield from _paths(entry)


def _expand(nav: Any, pages: list[Page]) -> Any:
    if isinstance(nav, Mapping):
        return {title: _expand(_as_list(entry), pages) for title, entry in nav.items()}
    if isinstance(nav, list):
        return [item for entry in nav for item in _expand_entry(entry, pages)]
    return nav


def _as_list(entry: Any) -> Any:
    """Let `Principles: principles/*.md` mean the section that it reads like."""
    return [entry] if isinstance(entry, str) and "*" in entry else entry


def _expand_entry(entry: Any, pages: list[Page]) -> list[Any]:
    if isinstance(entry, str) and "*" in entry:
        return [{html.escape(page.title): page.path} for page in pages if _matches(page.path, entry)]
    return [_expand(entry, pages)]


def _matches(path: str, pattern: str) -> bool:
    return path.count("/") == pattern.count("/") and fnmatchcase(path, pattern)


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
