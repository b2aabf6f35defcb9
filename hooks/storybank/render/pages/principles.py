"""The index of principles: each with its first sentence and the titles of its stories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...link.as_markdown import bullets
from ...link.facts import one_line
from ...markdown import plain
from ...model.addresses import PRINCIPLES, principle_path
from ...model.site import Page
from ...model.story import Principle
from ..catalogue import Card, Catalogue
from ..environment import write
from ..page_type import PageType
from ..twins import TwinWriter, note


@dataclass(frozen=True, slots=True)
class PrincipleEntry:
    """What a list shows of a principle; every text is plain."""

    path: str
    title: str
    summary: str
    cards: tuple[Card, ...]
    principle: Principle


def entries(catalogue: Catalogue) -> list[PrincipleEntry]:
    """Return an entry for each principle, in the order of the library."""
    return [
        PrincipleEntry(
            path=principle_path(principle.slug),
            title=plain(principle.title),
            summary=summary(principle),
            cards=catalogue.cards_by_principle.get(principle.slug, ()),
            principle=principle,
        )
        for principle in catalogue.library.principles
    ]


def summary(principle: Principle) -> str:
    """Return the beginning of the definition as plain text, "" if there is no definition."""
    return one_line(plain(principle.definition), length=220, at_least=60)


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield the one index of principles."""
    listed = entries(catalogue)
    yield Page(
        path=PRINCIPLES,
        kind="principles",
        title=catalogue.say("principles.title"),
        description=catalogue.say("principles.description"),
        markdown=write(catalogue, "principles.md.jinja", PRINCIPLES, principles=listed),
        in_nav=True,
        hide=("toc", "footer"),
        in_search=False,
        twin=bullets(_twin(catalogue, listed)),
    )


def _twin(catalogue: Catalogue, listed: list[PrincipleEntry]) -> Iterator[str]:
    twin = TwinWriter(catalogue, PRINCIPLES)
    for entry in listed:
        stories = bullets(twin.link(card.path, card.title) for card in entry.cards)
        yield "\n".join(filter(None, (note(twin.link(entry.path, entry.title), entry.summary), stories)))


PAGE_TYPE = PageType(position=20, pages=pages)
