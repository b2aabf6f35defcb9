"""The keywords: each with its other spellings and its stories."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.addresses import FIND
from ...model.site import Page
from ..catalogue import Catalogue
from ..environment import write
from ..page_type import PageType

KEYWORDS = "keywords.md"
MOST = 50  # stories shown of one keyword; the search lists the rest, or the page of a large bank would be megabytes


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield the one page of keywords; a keyword without a story does not stand there."""
    found = [(catalogue.keywords[slug], cards) for slug, cards in catalogue.cards_by_keyword.items()]
    found.sort(key=lambda pair: (pair[0].name.casefold(), pair[0].slug))
    yield Page(
        path=KEYWORDS,
        kind="keywords",
        title="Keywords",
        description="Every keyword of the bank, its other spellings, and the stories it stands in.",
        markdown=write(catalogue, "keywords.md.jinja", KEYWORDS, keywords=found, most=MOST, find=FIND),
        in_nav=True,
        hide=("navigation", "toc", "footer"),
        in_search=False,
    )


PAGE_TYPE = PageType(position=80, pages=pages)
