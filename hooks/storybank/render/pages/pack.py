"""The pack: the stories and tips that a reader kept, to be ordered, printed and taken along."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.addresses import PACK, PRACTICE
from ...model.site import Asset, Page
from ..catalogue import Catalogue
from ..environment import write
from ..page_type import PageType
from ..program import program, program_path
from .checklists import CHECKLISTS
from .star_index import STAR_INDEX

PROGRAM = "pack"


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield the one page."""
    ways = {
        "star_index": STAR_INDEX,
        "checklists": CHECKLISTS,
        "practice": PRACTICE,
        "program": program_path(PROGRAM, PRACTICE, catalogue.say),
    }
    yield Page(
        path=PACK,
        kind="pack",
        title=catalogue.say("pack.title"),
        description=catalogue.say("pack.description"),
        markdown=write(catalogue, "pack.md.jinja", PACK, **ways),
        in_nav=True,
        hide=("navigation", "toc", "footer"),
        in_search=False,
    )


def assets(catalogue: Catalogue) -> Iterator[Asset]:
    """Yield the program; the texts are those of the practice page."""
    yield program(PROGRAM, PRACTICE, catalogue.say)


PAGE_TYPE = PageType(position=86, pages=pages, assets=assets)
