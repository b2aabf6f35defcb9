"""The keywords: each with its other spellings and its stories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ...link.as_markdown import bullets, words
from ...markdown import plain
from ...model.addresses import FIND, principle_path
from ...model.library import Keyword
from ...model.site import Page
from ...text.fold import fold
from ..catalogue import Card, Catalogue, Link
from ..environment import write
from ..page_type import PageType
from ..twins import TwinWriter
from .questions import filter_path

KEYWORDS = "keywords.md"
MOST = 50  # stories shown of one keyword; the search lists the rest, or the page of a large bank would be megabytes
OTHERS = "#"


@dataclass(frozen=True, slots=True)
class KeywordEntry:
    """A keyword, how many stories hold it, and these by their principle (None for none), in reading order."""

    slug: str
    name: str
    aliases: tuple[str, ...]
    count: int
    groups: tuple[tuple[Link | None, tuple[Card, ...]], ...]
    has_more: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """The keywords that begin with one letter. No slug holds the colon of its id."""

    id: str
    name: str
    keywords: tuple[KeywordEntry, ...]


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield the one page of keywords; a keyword without a story does not stand there."""
    letters = _letters(catalogue)
    yield Page(
        path=KEYWORDS,
        kind="keywords",
        title=catalogue.say("keywords.title"),
        description=catalogue.say("keywords.description"),
        markdown=write(
            catalogue,
            "keywords.md.jinja",
            KEYWORDS,
            letters=letters,
            contents=[(letter.id, letter.name, len(letter.keywords)) for letter in letters],
            count=sum(len(letter.keywords) for letter in letters),
            find=FIND,
            program=filter_path(catalogue),
        ),
        in_nav=True,
        hide=("navigation", "toc", "footer"),
        in_search=False,
        twin=bullets(_twin(catalogue, letters)),
    )


def _twin(catalogue: Catalogue, letters: list[Letter]) -> Iterator[str]:
    """Yield each keyword with its other spellings, and below it the stories that the page shows."""
    twin = TwinWriter(catalogue, KEYWORDS)
    for keyword in (keyword for letter in letters for keyword in letter.keywords):
        names = ", ".join((keyword.name, *keyword.aliases))
        stories = bullets(_told(catalogue, twin, principle, cards) for principle, cards in keyword.groups)
        yield f"{words(names)}: {words(catalogue.say('count.stories', n=keyword.count))}\n{stories}"


def _told(catalogue: Catalogue, twin: TwinWriter, principle: Link | None, cards: tuple[Card, ...]) -> str:
    shows = twin.reasoned(principle) if principle else words(catalogue.say("keywords.no_principle"))
    return f"{shows}\n{bullets(twin.link(card.path, card.title) for card in cards)}"


def _letters(catalogue: Catalogue) -> list[Letter]:
    found = [(catalogue.keywords[slug], cards) for slug, cards in catalogue.cards_by_keyword.items()]
    found.sort(key=lambda pair: (_initial(pair[0].name), pair[0].name.casefold(), pair[0].slug))
    grouped = groupby(found, key=lambda pair: _initial(pair[0].name))
    return [Letter(f"letter:{name}", name, tuple(_entry(*pair) for pair in pairs)) for name, pairs in grouped]


def _initial(name: str) -> str:
    """Return the letter that a name stands under; figures, signs and scripts without capitals share one place."""
    first = fold(name)[:1].upper()
    return first if first != first.lower() else OTHERS


def _entry(keyword: Keyword, cards: tuple[Card, ...]) -> KeywordEntry:
    shown = sorted(cards[:MOST], key=lambda card: card.principle is None)
    groups = groupby(shown, key=lambda card: card.principle)
    return KeywordEntry(
        keyword.slug,
        keyword.name,
        keyword.aliases,
        len(cards),
        tuple((Link(principle_path(p.slug), plain(p.title)) if p else None, tuple(held)) for p, held in groups),
        has_more=len(cards) > MOST,
    )


PAGE_TYPE = PageType(position=80, pages=pages)
