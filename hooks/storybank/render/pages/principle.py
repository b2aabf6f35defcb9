"""A principle's page: its file in source order, each section in the form that its kind asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ...markdown import plain
from ...model.addresses import PRACTICE, PRINCIPLES, principle_path
from ...model.kinds import SectionKind
from ...model.site import Page
from ...model.story import Principle, Section, SectionItem, Story
from ...text.slug import slugify, unique
from ..catalogue import Card, Catalogue, Link
from ..environment import write
from ..page_type import PageType
from .principles import summary
from .questions import QUESTIONS

HEADED = {
    SectionKind.DEFINITION,
    SectionKind.STORIES,
    SectionKind.FOCUS_AREAS,
    SectionKind.TIPS,
    SectionKind.QUESTIONS,
}


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """Neighbouring items of one type, to be shown as one list. `form` is the type's name in lower case."""

    form: str
    items: tuple[SectionItem | Card, ...]


@dataclass(frozen=True, slots=True)
class PageSection:
    """One section of the page; `heading` is plain text, "" for none, and `anchor` its name in the address."""

    kind: SectionKind
    heading: str
    anchor: str
    groups: tuple[ItemGroup, ...]


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield one page for each principle; previous and next follow the order of the library."""
    paths = ["", *(principle_path(p.slug) for p in catalogue.library.principles), ""]
    neighbours = zip(paths, paths[2:], strict=False)
    for principle, (previous, following) in zip(catalogue.library.principles, neighbours, strict=True):
        yield _page(catalogue, principle, previous, following)


def _page(catalogue: Catalogue, principle: Principle, previous: str, following: str) -> Page:
    path = principle_path(principle.slug)
    body = write(
        catalogue,
        "principle.md.jinja",
        path,
        principle=principle,
        title=plain(principle.title),
        sections=_blocks(catalogue, principle),
        leftovers=catalogue.left_over.get(principle.slug, ()),
        also_shown=catalogue.also_shown(principle.slug),
        mentions=_mentions(catalogue, principle),
        answers=QUESTIONS,
        practice=PRACTICE,
    )
    return Page(
        path=path,
        kind="principle",
        title=plain(principle.title),
        description=summary(principle) or catalogue.say("principle.description", principle=plain(principle.title)),
        markdown=body,
        source=principle.span,
        parent=PRINCIPLES,
        previous=previous,
        next=following,
        in_nav=True,
    )


def _blocks(catalogue: Catalogue, principle: Principle) -> list[PageSection]:
    """The sections in source order; stories kept in files of their own join the first section of stories."""
    inside = {story.id for story in principle.stories}
    outside = tuple(card for card in catalogue.cards_by_principle.get(principle.slug, ()) if card.id not in inside)
    headings = [_heading(catalogue, section) for section in principle.sections]
    blocks: list[PageSection] = []
    for section, heading, anchor in zip(principle.sections, headings, unique(map(slugify, headings)), strict=True):
        takes = outside and section.kind is SectionKind.STORIES
        blocks.append(PageSection(section.kind, heading, anchor, _groups(catalogue, section, outside if takes else ())))
        outside = () if takes else outside
    if outside:
        heading, group = catalogue.say("sections.stories"), ItemGroup("card", outside)
        blocks.append(PageSection(SectionKind.STORIES, heading, "stories", (group,)))
    return blocks


def _heading(catalogue: Catalogue, section: Section) -> str:
    """The heading as written, the usual one for its kind where it is empty, "" for text before the first heading."""
    written = plain(section.heading.text) if section.heading else ""
    usual = section.heading and section.kind in HEADED
    return written or (catalogue.say(f"sections.{section.kind}") if usual else "")


def _groups(catalogue: Catalogue, section: Section, more: tuple[Card, ...]) -> tuple[ItemGroup, ...]:
    shown = (catalogue.cards[item.id] if isinstance(item, Story) else item for item in section.items)
    grouped = groupby((*shown, *more), key=lambda item: type(item).__name__.lower())
    return tuple(ItemGroup(form, tuple(items)) for form, items in grouped)


def _mentions(catalogue: Catalogue, principle: Principle) -> list[Link]:
    """Who names this principle, each page once, in the order of the library."""
    found: dict[str, str] = {}
    for mention in catalogue.library.mentions.get(principle.slug, ()):
        card = catalogue.cards.get(mention.story)
        if card is not None:
            found.setdefault(card.path, card.title)
        elif mention.principle in catalogue.principles and mention.principle != principle.slug:
            found.setdefault(principle_path(mention.principle), plain(catalogue.principles[mention.principle].title))
    return [Link(path, title) for path, title in found.items()]


PAGE_TYPE = PageType(position=30, pages=pages)
