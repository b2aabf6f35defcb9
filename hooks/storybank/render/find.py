"""The search page: the form and the empty list that the search fills in the browser."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.site import Page
from .addresses import FIND
from .catalogue import Catalogue
from .environment import write
from .repository import story_form_url


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield the one search page."""
    yield Page(
        path=FIND,
        kind="find",
        title="Find a story",
        description="Search every story by keyword, phrase, figure or interview question.",
        markdown=write(catalogue, "find.md.jinja", FIND, contribute=story_form_url(catalogue.settings)),
        hide=("navigation", "toc"),
        in_search=False,
    )
