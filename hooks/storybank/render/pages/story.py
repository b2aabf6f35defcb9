"""A story's page: what it comes to at a glance, its parts as labelled blocks, what else is known, where to go on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...link import facts
from ...link.outcome import is_line
from ...markdown import plain
from ...model.addresses import ADDRESSES, PRINCIPLES, principle_path, story_path
from ...model.kinds import FIELDS, STAR, FieldName, FieldPlace
from ...model.places import Span
from ...model.site import Page
from ...model.story import Other, Part, Principle, Story, StoryItem
from ...text.slug import slugify, stable_id
from ...text.words import size
from .. import wording
from ..catalogue import Card, Catalogue, Link
from ..environment import write
from ..page_type import PageType
from .keywords import KEYWORDS
from .questions import QUESTIONS, is_listed


@dataclass(frozen=True, slots=True)
class StoryBlock:
    """One labelled block: `form` names its look, `note` is the label as written where that says more."""

    heading: str
    form: str
    markdown: str
    span: Span
    note: str = ""
    values: tuple[str, ...] = ()


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield one page for each story; previous and next are the neighbours within the principle."""
    for cards in catalogue.cards_by_principle.values():
        paths = ["", *(card.path for card in cards), ""]
        for card, previous, following in zip(cards, paths, paths[2:], strict=False):
            yield _page(catalogue, catalogue.stories[card.id], previous, following)


def _page(catalogue: Catalogue, story: Story, previous: str, following: str) -> Page:
    card = catalogue.cards[story.id]
    principle = principle_path(story.principle) if card.principle else ""
    return Page(
        path=card.path,
        kind="story",
        title=card.title,
        description=card.result or f"A story of {plain(card.principle.title)}." if card.principle else card.result,
        markdown=write(catalogue, "story.md.jinja", card.path, own=principle, **_values(catalogue, story, card)),
        source=story.span,
        parent=principle or PRINCIPLES,
        previous=previous,
        next=following,
        hide=("navigation", "toc"),
    )


def _values(catalogue: Catalogue, story: Story, card: Card) -> dict[str, object]:
    return {
        "story": story,
        "card": card,
        "form": "" if story.form.startswith("STAR") else story.form,
        "principle_path": principle_path(story.principle),
        "keywords": KEYWORDS,
        "practice": ADDRESSES.get("practice", ""),
        "kind_note": wording.KIND_NOTES[card.kind],
        "reading": facts.minutes(card.words, facts.READING_WORDS),
        "speaking": facts.minutes(card.words, facts.SPEAKING_WORDS),
        "status": [plain(value) for value in story.values(FieldName.STATUS)],
        "questions": _questions(catalogue, story),
        "seconds": lambda text: facts.seconds(size(plain(text))),
        "short": [
            field for field in story.fields if field.name is FieldName.SHORT_VERSION and not is_line(field.markdown)
        ],
        "jumps": _jumps(story),
        "blocks": [block for item in story.items for block in _block(item)],
        "details": [(FIELDS[f.name].heading, f) for f in story.fields if FIELDS[f.name].place is FieldPlace.ROW],
        "shows": _also_shows(catalogue, story),
        "related": _related(catalogue, story),
        "tellings": _tellings(catalogue, story),
        "leftovers": catalogue.left_over.get(story.span, ()),
    }


def _questions(catalogue: Catalogue, story: Story) -> list[Link]:
    """The questions that the story answers; each leads to the other stories that answer it."""
    asked = {stable_id(value): plain(value) for value in story.values(FieldName.QUESTIONS)}
    return [
        Link(QUESTIONS if is_listed(catalogue, id_) else "", text, anchor=f"q-{id_}") for id_, text in asked.items()
    ]


def _jumps(story: Story) -> list[tuple[str, str]]:
    """The anchor and the name of the first part of each kind that makes a STAR story."""
    first = {part.kind: part for part in reversed(story.parts)}
    return [(slugify(wording.part_title(first[kind])), wording.PARTS[kind]) for kind in STAR if kind in first]


def _block(item: StoryItem) -> Iterator[StoryBlock]:
    """Yield the block of an item that is read as text; fields that only describe the story yield none."""
    if isinstance(item, Part):
        yield StoryBlock(wording.part_title(item), item.kind, item.markdown, item.span, wording.part_note(item))
    elif isinstance(item, Other):
        if item.markdown.strip():  # else it only leads over to the parts: "Answer (STAR):"
            yield StoryBlock(plain(item.heading), "other", item.markdown, item.span)
    elif FIELDS[item.name].place is FieldPlace.TEXT:
        values = item.values if len(item.values) > 1 else ()
        yield StoryBlock(FIELDS[item.name].heading, "field", item.markdown, item.span, values=values)


def _also_shows(catalogue: Catalogue, story: Story) -> list[Link]:
    """Further principles: linked where the bank has them, as written where it does not."""
    shown = [
        catalogue.principles[slug]
        for slug in catalogue.library.also_shows.get(story.id, ())
        if slug in catalogue.principles
    ]
    names = {name for principle in shown for name in _names(principle)}
    written = (plain(value) for value in story.values(FieldName.ALSO_SHOWS))
    links = [Link(principle_path(principle.slug), plain(principle.title)) for principle in shown]
    return links + [Link("", name) for name in written if name.casefold() not in names]


def _names(principle: Principle) -> tuple[str, str]:
    return plain(principle.title).casefold(), principle.slug


def _related(catalogue: Catalogue, story: Story) -> list[Link]:
    """Related stories with the reason: the keywords that both hold."""
    related = ((catalogue.cards.get(r.story), r.reasons) for r in catalogue.library.related.get(story.id, ()))
    return [Link(card.path, card.title, "both: " + ", ".join(reasons)) for card, reasons in related if card]


def _tellings(catalogue: Catalogue, story: Story) -> list[Link]:
    """The first telling that this story repeats, or the later ones that repeat it."""
    first = catalogue.cards.get(story.retells)
    if first is not None:
        return [Link(first.path, first.title, "first telling")]
    later = catalogue.retellings.get(story.id, ())
    return [Link(story_path(other.id), plain(other.title), "told again") for other in later]


PAGE_TYPE = PageType(position=40, pages=pages)
