"""The practice page: what the program of `browser/` makes a rehearsal of."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.addresses import PACK, PRACTICE
from ...model.site import Asset, Page
from ..catalogue import Catalogue
from ..environment import write
from ..page_type import PageType
from ..program import program, program_path
from ..rehearsal import files
from .questions import QUESTIONS

PROGRAM = "practice"


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield the one page."""
    ways = {"questions": QUESTIONS, "pack": PACK, "program": program_path(PROGRAM, PRACTICE, catalogue.say)}
    yield Page(
        path=PRACTICE,
        kind="practice",
        title=catalogue.say("practice.title"),
        description=catalogue.say("practice.description"),
        markdown=write(catalogue, "practice.md.jinja", PRACTICE, **ways),
        in_nav=True,
        hide=("navigation", "toc", "footer"),
        in_search=False,
    )


def assets(catalogue: Catalogue) -> Iterator[Asset]:
    """Yield the program, and the texts that it shows, which those of the pack are too."""
    yield program(PROGRAM, PRACTICE, catalogue.say)
    yield from files(catalogue)


PAGE_TYPE = PageType(position=84, pages=pages, assets=assets)
