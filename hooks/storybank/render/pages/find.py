"""The search page: the form and the empty list that the search fills in the browser."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.addresses import FIND
from ...model.site import Page
from ..catalogue import Catalogue
from ..environment import write
from ..page_type import PageType
from ..repository import story_form_url
from .star_index import STAR_INDEX


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield the one search page."""
    yield Page(
        path=FIND,
        kind="find",
        title=catalogue.say("find.title"),
        description=catalogue.say("find.description"),
        markdown=write(catalogue, "find.md.jinja", FIND, **_values(catalogue)),
        hide=("navigation", "toc"),
        in_search=False,
    )


def _values(catalogue: Catalogue) -> dict[str, str]:
    return {"contribute": story_form_url(catalogue.settings), "star_index": STAR_INDEX}


PAGE_TYPE = PageType(position=90, pages=pages)
