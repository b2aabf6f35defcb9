"""The checklists: the tips of every principle on one page, to be ticked off."""

from __future__ import annotations

from collections.abc import Iterator

from ...link.as_markdown import bullets
from ...model.site import Page
from ..catalogue import Catalogue
from ..environment import write
from ..page_type import PageType
from ..twins import TwinWriter, blocks, section
from .principles import PrincipleEntry, entries

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
        twin=blocks(*_twin(catalogue, principles)),
    )


def _twin(catalogue: Catalogue, principles: list[PrincipleEntry]) -> Iterator[str]:
    twin = TwinWriter(catalogue, CHECKLISTS)
    for entry in principles:
        tips = (f"[ ] {twin.text(tip.markdown, tip.span)}" for tip in entry.principle.tips)
        yield section(entry.title, bullets(tips))


PAGE_TYPE = PageType(position=60, pages=pages)
