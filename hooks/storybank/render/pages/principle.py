"""A principle's page: its file in source order, each section in the form that its kind asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ...link.as_markdown import bullets, labelled, words
from ...markdown import plain
from ...model.addresses import PRACTICE, PRINCIPLES, principle_path
from ...model.kinds import SectionKind
from ...model.site import Page
from ...model.story import FocusArea, Other, Principle, Question, Section, SectionItem, Story, Tip
from ...text.slug import slugify, unique
from ..catalogue import Card, Catalogue, Link
from ..environment import write
from ..page_type import PageType
from ..twins import TwinWriter, blocks, section
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
    sections, mentions = _sections(catalogue, principle), _mentions(catalogue, principle)
    body = write(
        catalogue,
        "principle.md.jinja",
        path,
        principle=principle,
        title=plain(principle.title),
        sections=sections,
        leftovers=catalogue.left_over.get(principle.slug, ()),
        also_shown=catalogue.also_shown(principle.slug),
        mentions=mentions,
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
        twin=blocks(*_twin(catalogue, principle, sections, mentions)),
    )


def _twin(
    catalogue: Catalogue, principle: Principle, sections: list[PageSection], mentions: list[Link]
) -> Iterator[str]:
    say, twin = catalogue.say, TwinWriter(catalogue, principle_path(principle.slug))
    for shown in sections:
        yield f"## {words(shown.heading)}" if shown.heading else ""
        yield from (twin.text(_told(group, twin), principle.span) for group in shown.groups)
    yield section(say("principle.also_shown"), bullets(map(twin.card, catalogue.also_shown(principle.slug))))
    yield section(say("principle.mentions"), bullets(map(twin.reasoned, mentions)))
    yield section(say("sections.other"), *map(twin.other, catalogue.left_over.get(principle.slug, ())))


def _told(group: ItemGroup, twin: TwinWriter) -> str:
    if group.form == "other":
        return blocks(*(labelled(item) for item in group.items if isinstance(item, Other)))
    return bullets(_entry(item, twin) for item in group.items)


def _entry(item: SectionItem | Card, twin: TwinWriter) -> str:
    if isinstance(item, Card):
        return twin.card(item)
    if isinstance(item, FocusArea):
        return f"**{item.name}**" + (f": {item.description}" if item.description else "")
    return item.markdown if isinstance(item, Tip | Question) else ""


def _sections(catalogue: Catalogue, principle: Principle) -> list[PageSection]:
    """The sections in source order; stories kept in files of their own join the first section of stories."""
    inside = {story.id for story in principle.stories}
    outside = tuple(card for card in catalogue.cards_by_principle.get(principle.slug, ()) if card.id not in inside)
    headings = [_heading(catalogue, part) for part in principle.sections]
    sections: list[PageSection] = []
    for part, heading, anchor in zip(principle.sections, headings, unique(map(slugify, headings)), strict=True):
        takes = outside and part.kind is SectionKind.STORIES
        sections.append(PageSection(part.kind, heading, anchor, _groups(catalogue, part, outside if takes else ())))
        outside = () if takes else outside
    if outside:
        heading, group = catalogue.say("sections.stories"), ItemGroup("card", outside)
        sections.append(PageSection(SectionKind.STORIES, heading, "stories", (group,)))
    return sections


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
    found: dict[str, Link] = {}
    for mention in catalogue.library.mentions.get(principle.slug, ()):
        card = catalogue.cards.get(mention.story)
        if card is not None:
            found.setdefault(card.path, Link(card.path, card.title, story=card.id))
        elif mention.principle in catalogue.principles and mention.principle != principle.slug:
            path, title = principle_path(mention.principle), catalogue.principles[mention.principle].title
            found.setdefault(path, Link(path, plain(title)))
    return list(found.values())


PAGE_TYPE = PageType(position=30, pages=pages)
