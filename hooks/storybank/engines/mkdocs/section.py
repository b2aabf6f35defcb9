"""One section of the navigation for all our pages, in a site that holds others too."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from ...model.site import Page
from ...text.locale import Locale
from ..nav_patterns import paths


def with_section(nav: Any, pages: Iterable[Page], path: str, say: Locale) -> Any:
    """Return `nav` with the section of our pages, which stand in the folder `path`.

    It stands where an entry names the folder (`Our stories: stories-bank/`), and at the end where nothing in `nav`
    names anything in it.
    """
    title = say("theme.section")
    entries = _entries([page for page in pages if page.in_nav], path, say("theme.overview"))
    if not isinstance(nav, list) or not entries:
        return nav
    if any(_is_in(name, path) for name in paths(nav)):
        return [_placed(entry, entries, path, title) for entry in nav]
    return [*nav, {html.escape(title): entries}]


def _entries(pages: list[Page], path: str, overview: str) -> list[Any]:
    """Return the entries of the section: each page of the folder, and each folder in it as a section of its own."""
    found: list[Any] = []
    folders: dict[str, list[Any]] = {}
    for page in pages:
        parent = PurePosixPath(page.path).parent.as_posix()
        entry = {html.escape(overview if page.kind == "home" else page.title): page.path}
        if parent == path:
            found.append(entry)
        elif parent in folders:
            folders[parent].append(entry)
        else:
            folders[parent] = [entry]
            found.append({html.escape(page.title): folders[parent]})
    return found


def _is_in(name: str, path: str) -> bool:
    return name == path or name.startswith(f"{path}/")


def _placed(entry: Any, entries: list[Any], path: str, title: str) -> Any:
    if isinstance(entry, Mapping):
        return {name: _below(inner, entries, path, title) for name, inner in entry.items()}
    return {html.escape(title): entries} if _is_folder(entry, path) else _below(entry, entries, path, title)


def _below(inner: Any, entries: list[Any], path: str, title: str) -> Any:
    if isinstance(inner, list):
        return [_placed(entry, entries, path, title) for entry in inner]
    return entries if _is_folder(inner, path) else inner


def _is_folder(name: Any, path: str) -> bool:
    return isinstance(name, str) and name.rstrip("/") == path
