"""The STAR index: every story in one light table."""

from __future__ import annotations

from collections.abc import Iterator

from ...link.as_markdown import bullets
from ...markdown import plain
from ...model.addresses import FIND, principle_path
from ...model.site import Asset, Page
from ..catalogue import Catalogue
from ..environment import write
from ..page_type import PageType
from ..program import program, program_path
from ..repository import story_form_url
from ..twins import TwinWriter, note
from .keywords import KEYWORDS

STAR_INDEX = "star-index.md"
PROGRAM = "star-index"


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield the one index."""
    keywords = sorted(
        (catalogue.keywords[slug] for slug in catalogue.cards_by_keyword), key=lambda k: k.name.casefold()
    )
    yield Page(
        path=STAR_INDEX,
        kind="star-index",
        title=catalogue.say("star_index.title"),
        description=catalogue.say("star_index.description"),
        markdown=write(
            catalogue,
            "star-index.md.jinja",
            STAR_INDEX,
            cards=list(catalogue.cards.values()),
            keywords=keywords,
            contribute=story_form_url(catalogue.settings),
            principle_path=principle_path,
            keywords_page=KEYWORDS,
            find=FIND,
            program=program_path(PROGRAM, STAR_INDEX, catalogue.say),
        ),
        in_nav=True,
        hide=("navigation", "toc", "footer"),
        in_search=False,
        twin=bullets(_twin(catalogue)) or catalogue.say("star_index.none"),
    )


def _twin(catalogue: Catalogue) -> Iterator[str]:
    twin = TwinWriter(catalogue, STAR_INDEX)
    for card in catalogue.cards.values():
        links = [twin.link(card.path, card.title)]
        if card.principle:
            links.append(twin.link(principle_path(card.principle.slug), plain(card.principle.title)))
        yield note(", ".join(links), card.result)


def assets(catalogue: Catalogue) -> Iterator[Asset]:
    """Yield the program that sorts and filters."""
    yield program(PROGRAM, STAR_INDEX, catalogue.say)


PAGE_TYPE = PageType(position=50, pages=pages, assets=assets)
