"""The home page: a search box, the principles, and the ways in."""

from __future__ import annotations

from collections.abc import Iterator

from ..markdown import plain
from ..model.library import Keyword
from ..model.site import Page
from .addresses import HOME
from .catalogue import Catalogue
from .environment import write
from .principles import entries

SUGGESTIONS = 6


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield the one home page."""
    yield Page(
        path=HOME,
        kind="home",
        title="Home",
        description=description(catalogue),
        markdown=write(
            catalogue, "home.md.jinja", HOME, principles=entries(catalogue), suggestions=_suggestions(catalogue)
        ),
        in_nav=True,
        hide=("navigation", "toc", "footer"),
        in_search=False,
    )


def description(catalogue: Catalogue) -> str:
    """Return what the bank is, in one sentence."""
    names = ", ".join(plain(principle.title) for principle in catalogue.library.principles[:4])
    count = len(catalogue.stories)
    return f"{count} stories told in situation, task, action and result, for the principles {names} and more."


def _suggestions(catalogue: Catalogue) -> list[Keyword]:
    """The keywords that most stories hold."""
    counted = [(-len(cards), catalogue.keywords[slug].name, slug) for slug, cards in catalogue.cards_by_keyword.items()]
    return [catalogue.keywords[slug] for _, _, slug in sorted(counted)[:SUGGESTIONS]]
