"""The checklists: the tips of every principle on one page, to be ticked off."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.site import Page
from ..catalogue import Catalogue
from ..environment import write
from ..page_type import PageType
from .principles import entries

CHECKLISTS = "checklists.md"


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield the one page of all checklists."""
    principles = [entry for entry in entries(catalogue) if entry.principle.tips]
    yield Page(
        path=CHECKLISTS,
        kind="checklists",
        title=catalogue.say("checklists.title"),
        description=catalogue.say("checklists.description"),
        markdown=write(catalogue, "checklists.md.jinja", CHECKLISTS, principles=principles),
        in_nav=True,
        hide=("navigation", "footer"),
        in_search=False,
    )


PAGE_TYPE = PageType(position=60, pages=pages)
