"""Patterns in `nav`, such as `principles/*.md`, which stand for the generated pages that match.

A bank's `nav` names the pages of the Storybank that it was written for. A later one may make more: a pattern takes them
in.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Any

from ..model.site import Page


def expand(nav: Any, pages: Iterable[Page]) -> Any:
    """Return `nav` with each pattern, such as `principles/*.md`, replaced by the generated pages that match it.

    `nav` is the list of mkdocs.yml: texts, maps and lists in each other. A `*` stands for any name, not for folders:
    `*.md` takes the pages at the top. The pages keep their order; those that stand in `nav` by their path are not
    repeated.
    """
    return _expand(nav, unlisted(nav, pages))


def unlisted(nav: Any, pages: Iterable[Page]) -> list[Page]:
    """Return the pages made for a navigation that do not stand in this one by their path."""
    listed = set(paths(nav))
    return [page for page in pages if page.in_nav and page.path not in listed]


def paths(nav: Any) -> Iterable[str]:
    """Yield each path that a navigation names, patterns and folders among them, without what ends a folder."""
    if isinstance(nav, str):
        yield PurePosixPath(nav).as_posix()
    elif isinstance(nav, Mapping):
        nav = list(nav.values())
    if isinstance(nav, list):
        for entry in nav:
            yield from paths(entry)


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
