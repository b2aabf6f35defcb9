"""A story's page: what it comes to at a glance, its parts as labelled blocks, what else is known, where to go on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from ...link import facts, strength
from ...link.outcome import is_line
from ...markdown import plain
from ...model.addresses import PRACTICE, PRINCIPLES, principle_path
from ...model.kinds import FIELDS, STAR, FieldName, FieldPlace
from ...model.places import Span
from ...model.settings import Settings
from ...model.site import Page
from ...model.story import Other, Part, Story, StoryItem
from ...text.locale import FALLBACK, Locale, locale_of
from ...text.slug import slugify, unique
from ...text.words import size
from .. import wording
from ..catalogue import Card, Catalogue
from ..environment import write
from ..page_type import PageType
from ..pieces import pieces
from ..story_twin import story_twin
from ..ties import Ties, catalogue_of, ties_of
from .keywords import KEYWORDS

_ENGLISH = locale_of(FALLBACK)  # an address that was shared does not change with the language
QUOTED = 3  # words of each kind that show who acts


@dataclass(frozen=True, slots=True)
class StoryBlock:
    """One labelled block: `form` names its look, `anchor` its place in the address ("" for what its heading gives), and
    `note` is the label as written where that says more.
    """

    heading: str
    form: str
    markdown: str
    span: Span
    anchor: str = ""
    note: str = ""
    values: tuple[str, ...] = ()


class StoryTexts(NamedTuple):
    """All that is written of a story: the body of its page, the Markdown beside it, and its pieces for practice."""

    body: str
    twin: str
    pieces: Mapping[str, object]


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield one page for each story; previous and next are the neighbours within the principle."""
    texts = dict(zip(catalogue.stories, written(catalogue), strict=True))
    for cards in catalogue.cards_by_principle.values():
        paths = ["", *(card.path for card in cards), ""]
        for card, previous, following in zip(cards, paths, paths[2:], strict=False):
            body, twin, _ = texts[card.id]
            page = _page(catalogue, catalogue.stories[card.id], card)
            yield replace(page, markdown=body, twin=twin, previous=previous, next=following)


@lru_cache(maxsize=1)  # pages and practice ask
def written(catalogue: Catalogue) -> tuple[StoryTexts, ...]:
    """Return what is written of each story, in reading order."""
    made = catalogue.each(story_texts, ties_of(catalogue), catalogue.settings)
    return tuple(StoryTexts(*texts) for texts in made)


def story_texts(ties: Ties, settings: Settings) -> tuple[str, str, Mapping[str, object]]:
    """Return what is written of a story, as `StoryTexts` names it: of collections of texts alone, to be kept."""
    catalogue = catalogue_of(ties, settings)
    return _body(catalogue, ties), story_twin(catalogue, ties), pieces(catalogue, ties.story)


def _body(catalogue: Catalogue, ties: Ties) -> str:
    card = catalogue.cards[ties.story.id]
    own = principle_path(ties.principle[0]) if ties.principle[0] else ""
    return write(catalogue, "story.md.jinja", card.path, own=own, **_values(catalogue, ties, card))


def _page(catalogue: Catalogue, story: Story, card: Card) -> Page:
    return Page(
        path=card.path,
        kind="story",
        title=card.title,
        description=_description(catalogue, card),
        markdown="",
        source=story.span,
        parent=principle_path(story.principle) if card.principle else PRINCIPLES,
        hide=("navigation", "toc"),
    )


def _description(catalogue: Catalogue, card: Card) -> str:
    if card.result or not card.principle:
        return card.result
    return catalogue.say("story.description", principle=plain(card.principle.title))


def _values(catalogue: Catalogue, ties: Ties, card: Card) -> dict[str, object]:
    story = ties.story
    return {
        "story": story,
        "card": card,
        "form": "" if story.form.startswith("STAR") else story.form,
        "principle_path": principle_path(story.principle),
        "keywords": KEYWORDS,
        "practice": PRACTICE,
        "reading": facts.minutes(card.words, facts.READING_WORDS),
        "speaking": facts.minutes(card.words, facts.SPEAKING_WORDS),
        "status": [plain(value) for value in story.values(FieldName.STATUS)],
        "questions": ties.questions,
        "seconds": lambda text: facts.seconds(size(plain(text))),
        "is_own_line": any(map(is_line, story.values(FieldName.SHORT_VERSION))),
        "short": [
            field for field in story.fields if field.name is FieldName.SHORT_VERSION and not is_line(field.markdown)
        ],
        "jumps": _jumps(story, catalogue.say),
        "strength": _strength(story, catalogue.say),
        "blocks": _blocks(story, catalogue.say),
        "details": [
            (catalogue.say(f"fields.{f.name}"), f) for f in story.fields if FIELDS[f.name].place is FieldPlace.ROW
        ],
        "shows": ties.shows,
        "related": ties.related,
        "tellings": ties.tellings,
        "leftovers": ties.leftovers,
    }


def _strength(story: Story, say: Locale) -> list[tuple[str, str]]:
    """How the story is told, a label and what is said of it; who acts is asked only of somebody's own story."""
    shares = [
        say("strength.share", part=wording.part_title(part, say), percent=share)
        for part, share in strength.shares(story)
    ]
    aloud = say("strength.seconds", n=strength.seconds(story), pace=facts.SPEAKING_WORDS)
    return [
        (say("parts.result"), _measured(story, say)),
        *([(say("strength.acts"), _acts(story, say))] if facts.kind(story) == "own" else []),
        (say("strength.words"), ", ".join(shares)),
        (say("strength.aloud"), aloud),
    ]


def _measured(story: Story, say: Locale) -> str:
    found = strength.figures(story)
    if not found:
        return say("strength.change") if strength.shows_change(story) else say("strength.unmeasured")
    quoted = [(say("strength.quote", text=figure.text), figure.is_backed) for figure in found]
    own = facts.kind(story) == "own"
    said = [
        text if not backed else say("strength.confirmed", figure=text) if own else say("strength.sourced", figure=text)
        for text, backed in quoted
    ]
    return say("strength.measured", figures=", ".join(said))


def _acts(story: Story, say: Locale) -> str:
    heard = strength.voice(story)
    i = say("strength.i", n=len(heard.i), words=_quotes(heard.i, say)) if heard.i else say("strength.no_i")
    we = say("strength.we", n=len(heard.we), words=_quotes(heard.we, say)) if heard.we else say("strength.no_we")
    return say("strength.action", i=i, we=we)


def _quotes(found: tuple[str, ...], say: Locale) -> str:
    quotes = [say("strength.quote", text=text) for text in found[:QUOTED]]
    return ", ".join([*quotes, "…"] if len(found) > QUOTED else quotes)


def _jumps(story: Story, say: Locale) -> list[tuple[str, str]]:
    """The anchor and the name of the first part of each kind that makes a STAR story."""
    first = {part.kind: part for part in reversed(story.parts)}
    return [(_anchor(first[kind]), say(f"parts.{kind}")) for kind in STAR if kind in first]


def _anchor(part: Part) -> str:
    return slugify(wording.part_title(part, _ENGLISH))


def _blocks(story: Story, say: Locale) -> list[StoryBlock]:
    """The blocks in source order; each anchor names one of them."""
    blocks = [block for item in story.items for block in _block(item, say)]
    anchors = iter(unique(block.anchor for block in blocks if block.anchor))
    return [replace(block, anchor=next(anchors)) if block.anchor else block for block in blocks]


def _block(item: StoryItem, say: Locale) -> Iterator[StoryBlock]:
    """Yield the block of an item that is read as text; fields that only describe the story yield none."""
    if isinstance(item, Part):
        title, note = wording.part_title(item, say), wording.part_note(item, say)
        yield StoryBlock(title, item.kind, item.markdown, item.span, _anchor(item), note)
    elif isinstance(item, Other):
        if item.markdown.strip():  # else it only leads over to the parts: "Answer (STAR):"
            yield StoryBlock(plain(item.heading), "other", item.markdown, item.span)
    elif FIELDS[item.name].place is FieldPlace.TEXT:
        values = item.values if len(item.values) > 1 else ()
        key = f"fields.{item.name}"
        yield StoryBlock(say(key), "field", item.markdown, item.span, slugify(_ENGLISH(key)), values=values)


PAGE_TYPE = PageType(position=40, pages=pages)
