"""What stands in for the pages of one folder while something is drawn that is to stand on all of them.

It knows no more than the way to other pages. A template that asks for something else, or writes down where it stands,
wants the page itself: what it draws for one page is not true of another.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from typing import Any

from jinja2.runtime import Context
from mkdocs.utils.templates import TemplateContext

from .finished import FinishedPage

_HERE = "\ue002"  # the name of a page that no page has
_NAMES = frozenset(TemplateContext.__annotations__)

Draw = Callable[[Context], Iterator[str]]


class UnforeseenError(Exception):
    """A template asks for something that its stand-in does not know."""


class StandIn:
    """Stands in for the pages in one folder."""

    def __init__(self, page: FinishedPage) -> None:
        self.url = posixpath.join(folder(page), _HERE, "")

    def __getattr__(self, name: str) -> Any:
        raise UnforeseenError(name)

    def __str__(self) -> str:
        raise UnforeseenError


def folder(page: FinishedPage) -> str:
    """Return the folder in which a page stands: from there every way is the same."""
    return posixpath.dirname(page.url.rstrip("/"))


def may_share(context: Context) -> bool:
    """Say whether a page of which a template is asked can share what is drawn: it is ours, and no plugin tells more."""
    told = context.get_all().keys() - context.globals_keys - context.environment.globals.keys()
    return isinstance(context.get("page"), FinishedPage) and told <= _NAMES


def drawn_for_all(draw: Draw, context: Context) -> str | None:
    """Return what is drawn in this context, where a stand-in is the page; None if it is not true of all its pages."""
    try:
        text = "".join(draw(context))
    except Exception:  # whatever a template makes of a stand-in: it wants the page itself
        return None
    return None if _HERE in text else text
