"""A principle's page: its file in source order, each section in the form that its kind asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ..markdown import plain
from ..model.kinds import SectionKind
from ..model.site import Page
from ..model.story import Other, Principle, Section, SectionItem, Story
from ..text.slug import slugify, unique
from .addresses import PRINCIPLES, QUESTIONS, principle_path
from .bank import Bank, Card, Link
from .environment import write
from .principles import summary

DEFAULT_HEADINGS = {
    SectionKind.DEFINITION: "Definition",
    SectionKind.STORIES: "Stories",
    SectionKind.FOCUS_AREAS: "Focus areas",
    SectionKind.TIPS: "Interview tips",
    SectionKind.QUESTIONS: "Interview questions",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring items of one type, to be shown as one list. `form` is the type's name in lower case."""

    form: str
    items: tuple[SectionItem | Card, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One section of the page; `heading` is plain text, "" for none, and `anchor` its name in the address."""

    kind: SectionKind
    heading: str
    anchor: str
    groups: tuple[Group, ...]


def pages(bank: Bank) -> Iterator[Page]:
    """Yield one page for each principle; previous and next follow the order of the library."""
    paths = ["", *(principle_path(p.slug) for p in bank.library.principles), ""]
    neighbours = zip(paths, paths[2:], strict=False)
    for principle, (previous, following) in zip(bank.library.principles, neighbours, strict=True):
        yield _page(bank, principle, previous, following)


def _page(bank: Bank, principle: Principle, previous: str, following: str) -> Page:
    path = principle_path(principle.slug)
    body = write(
        bank,
        "principle.md.jinja",
        path,
        principle=principle,
        title=plain(principle.title),
        sections=_blocks(bank, principle),
        leftovers=_leftovers(bank, principle),
        also_shown=bank.also_shown(principle.slug),
        mentions=_mentions(bank, principle),
        answers=QUESTIONS,
    )
    return Page(
        path=path,
        kind="principle",
        title=plain(principle.title),
        description=summary(principle) or f"Stories, focus areas and tips for {plain(principle.title)}.",
        markdown=body,
        source=principle.span,
        parent=PRINCIPLES,
        previous=previous,
        next=following,
        in_nav=True,
    )


def _blocks(bank: Bank, principle: Principle) -> list[Block]:
    """The sections in source order; stories kept in files of their own join the first section of stories."""
    inside = {story.id for story in principle.stories}
    outside = tuple(card for card in bank.cards_by_principle.get(principle.slug, ()) if card.id not in inside)
    headings = [_heading(section) for section in principle.sections]
    blocks: list[Block] = []
    for section, heading, anchor in zip(principle.sections, headings, unique(map(slugify, headings)), strict=True):
        takes = outside and section.kind is SectionKind.STORIES
        blocks.append(Block(section.kind, heading, anchor, _groups(bank, section, outside if takes else ())))
        outside = () if takes else outside
    if outside:
        blocks.append(Block(SectionKind.STORIES, "Stories", "stories", (Group("card", outside),)))
    return blocks


def _heading(section: Section) -> str:
    """The heading as written, the usual one for its kind where it is empty, "" for text before the first heading."""
    written = plain(section.heading.text) if section.heading else ""
    return written or (DEFAULT_HEADINGS.get(section.kind, "") if section.heading else "")


def _groups(bank: Bank, section: Section, more: tuple[Card, ...]) -> tuple[Group, ...]:
    shown = (bank.cards[item.id] if isinstance(item, Story) else item for item in section.items)
    grouped = groupby((*shown, *more), key=lambda item: type(item).__name__.lower())
    return tuple(Group(form, tuple(items)) for form, items in grouped)


def _leftovers(bank: Bank, principle: Principle) -> list[Other]:
    """Text outside any principle, shown on the page of the first principle of its file."""
    documents = (d for d in bank.library.documents if d.principles and d.principles[0].slug == principle.slug)
    return [other for document in documents for other in document.other]


def _mentions(bank: Bank, principle: Principle) -> list[Link]:
    """Who names this principle, each page once, in the order of the library."""
    found: dict[str, str] = {}
    for mention in bank.library.mentions.get(principle.slug, ()):
        card = bank.cards.get(mention.story)
        if card is not None:
            found.setdefault(card.path, card.title)
        elif mention.principle in bank.principles and mention.principle != principle.slug:
            found.setdefault(principle_path(mention.principle), plain(bank.principles[mention.principle].title))
    return [Link(path, title) for path, title in found.items()]
