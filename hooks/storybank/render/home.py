"""The home page: a search box, the principles, and the ways in."""

from __future__ import annotations

from collections.abc import Iterator

from ..markdown import plain
from ..model.library import Keyword
from ..model.site import Page
from .addresses import HOME
from .bank import Bank
from .environment import write
from .principles import entries

SUGGESTIONS = 6


def pages(bank: Bank) -> Iterator[Page]:
    """Yield the one home page."""
    yield Page(
        path=HOME,
        kind="home",
        title="Home",
        description=description(bank),
        markdown=write(bank, "home.md.jinja", HOME, principles=entries(bank), suggestions=_suggestions(bank)),
        in_nav=True,
        hide=("navigation", "toc", "footer"),
        in_search=False,
    )


def description(bank: Bank) -> str:
    """Return what the bank is, in one sentence."""
    names = ", ".join(plain(principle.title) for principle in bank.library.principles[:4])
    return (
        f"{len(bank.stories)} stories told in situation, task, action and result, for the principles {names} and more."
    )


def _suggestions(bank: Bank) -> list[Keyword]:
    """The keywords that most stories hold."""
    counted = [(-len(cards), bank.keywords[slug].name, slug) for slug, cards in bank.cards_by_keyword.items()]
    return [bank.keywords[slug] for _, _, slug in sorted(counted)[:SUGGESTIONS]]
