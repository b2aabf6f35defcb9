"""The search page: the form and the empty list that the search fills in the browser."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.site import Page
from .addresses import FIND
from .bank import Bank
from .environment import write
from .repository import story_form_url


def pages(bank: Bank) -> Iterator[Page]:
    """Yield the one search page."""
    yield Page(
        path=FIND,
        kind="find",
        title="Find a story",
        description="Search every story by keyword, phrase, figure or interview question.",
        markdown=write(bank, "find.md.jinja", FIND, contribute=story_form_url(bank.settings)),
        hide=("navigation", "toc"),
        in_search=False,
    )
