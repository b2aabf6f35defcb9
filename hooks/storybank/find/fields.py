"""What of a story or a page is searched: its text by field, and how much a word counts there.

The position of a field in `FieldKind` is its bit in the postings and in the browser.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import CONTINUOUS, UNIQUE, IntEnum, verify

from ..markdown import plain, prose
from ..model.addresses import address_of, principle_path, story_path
from ..model.kinds import FieldName, PartKind
from ..model.library import Keyword, Library
from ..model.site import Page
from ..model.story import Field, Other, Part, Principle, Story, StoryItem
from ..text.terms import stems
from .phrases import Phrases, phrases, singular


@verify(UNIQUE, CONTINUOUS)
class FieldKind(IntEnum):
    """Where a word can stand."""

    TITLE = 0
    KEYWORDS = 1
    QUESTIONS = 2
    PRINCIPLE = 3
    SITUATION = 4
    TASK = 5
    ACTION = 6
    RESULT = 7
    LEARNING = 8
    DETAILS = 9


@dataclass(frozen=True, slots=True)
class SearchField:
    """One such place: how much a word counts there, and where on the story's page it stands."""

    weight: float
    anchor: str = ""


SEARCHED: Mapping[FieldKind, SearchField] = {
    FieldKind.TITLE: SearchField(5.0),
    FieldKind.KEYWORDS: SearchField(4.5, "about"),
    FieldKind.QUESTIONS: SearchField(2.6),
    FieldKind.PRINCIPLE: SearchField(2.0),
    FieldKind.SITUATION: SearchField(1.2, "situation"),
    FieldKind.TASK: SearchField(1.2, "task"),
    FieldKind.ACTION: SearchField(1.0, "action"),
    FieldKind.RESULT: SearchField(1.5, "result"),
    FieldKind.LEARNING: SearchField(1.2, "learning"),
    FieldKind.DETAILS: SearchField(1.0),
}
MEANT = 1 << len(FieldKind)  # beside the fields of a posting: another word stands there, which means the same
OPENING = FieldKind.RESULT  # introduces a story in which there is nothing to mark

TAGGED, MENTIONED = 0.6, 0.25  # how much a keyword counts beside a tag that the writer set

_PARTS = {
    PartKind.SITUATION: FieldKind.SITUATION,
    PartKind.TASK: FieldKind.TASK,
    PartKind.ACTION: FieldKind.ACTION,
    PartKind.RESULT: FieldKind.RESULT,
    PartKind.METRICS: FieldKind.RESULT,
    PartKind.LEARNING: FieldKind.LEARNING,
    PartKind.TRADE_OFF: FieldKind.LEARNING,
    PartKind.FOLLOW_UP: FieldKind.QUESTIONS,
}
_FIELDS = {
    FieldName.QUESTIONS: FieldKind.QUESTIONS,
    FieldName.TAGS: FieldKind.KEYWORDS,
    FieldName.THEME: FieldKind.KEYWORDS,
    FieldName.TECHNOLOGIES: FieldKind.KEYWORDS,
    FieldName.ALSO_SHOWS: FieldKind.PRINCIPLE,
}
_LEFT_OUT = {FieldName.KIND, FieldName.SOURCE}  # a facet, and addresses that nobody searches for


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of plain text in a field; `strength` weakens what the writer did not write there themself.

    Excerpts are cut from what is `shown`.
    """

    kind: FieldKind
    text: str
    strength: float = 1.0
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found. `synonyms` are the names of each keyword that it holds: they find it alike.

    `hints` are the names of keywords of which only a singular or plural stands in it. `background` is what its
    principle says: it is not searched, but it tells which questions the entry answers.
    """

    id: str
    title: str
    address: str
    passages: tuple[Passage, ...]
    synonyms: tuple[tuple[str, ...], ...] = ()
    hints: tuple[str, ...] = ()
    background: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """What stories are looked up in: keywords and principles by slug, and keywords by each of their names."""

    keywords: Mapping[str, Keyword]
    principles: Mapping[str, Principle]
    spoken: Phrases[Keyword]


def names_of(library: Library) -> Names:
    """Return the names of a library."""
    spoken = ((name, keyword) for keyword in library.keywords for name in (keyword.name, *keyword.aliases))
    return Names(
        {keyword.slug: keyword for keyword in library.keywords},
        {principle.slug: principle for principle in library.principles},
        phrases(spoken, singular),
    )


def story_entry(story: Story, library: Library, names: Names) -> Entry:
    """Return what is searched of a story."""
    slugs = (story.principle, *library.also_shows.get(story.id, ()))
    shows = [names.principles[slug] for slug in slugs if slug in names.principles]
    passages = [
        Passage(FieldKind.TITLE, plain(story.title)),
        *(Passage(FieldKind.PRINCIPLE, plain(p.title), 1.0 if at == 0 else 0.6) for at, p in enumerate(shows)),
        *(passage for item in story.items for passage in _item(item)),
    ]
    near = dict.fromkeys(keyword for passage in passages for keyword in names.spoken.found_in(passage.text))
    known = library.story_keywords.get(story.id, ())
    held = [names.keywords[slug] for slug in known if slug in names.keywords]
    tags = {tag.casefold() for tag in story.values(FieldName.TAGS)}
    passages += [passage for keyword in held for passage in _keyword(keyword, tags)]
    synonyms = tuple((keyword.name, *keyword.aliases) for keyword in held)
    unsaid = near.keys() - set(held)
    hints = tuple(name for keyword in near if keyword in unsaid for name in (keyword.name, *keyword.aliases))
    background = "\n\n".join(plain(f"{p.title}\n\n{p.definition}") for p in shows)
    return Entry(
        story.id, plain(story.title), address_of(story_path(story.id)), tuple(passages), synonyms, hints, background
    )


def _keyword(keyword: Keyword, tags: set[str]) -> Iterator[Passage]:
    """A keyword counts more where it is one of the story's `tags` than where it is mentioned.

    Other names of several words find it as a whole only, or else "round trip" and "round-trip" would make "trip" a
    keyword.
    """
    names = {name.casefold() for name in (keyword.name, *keyword.aliases)}
    tagged = bool(names & tags)
    words = [keyword.name, *(alias for alias in keyword.aliases if len(stems(alias)) == 1)]
    yield Passage(FieldKind.KEYWORDS, " , ".join(words), TAGGED if tagged else MENTIONED, shown=False)


def _item(item: StoryItem) -> Iterator[Passage]:
    match item:
        case Part():
            yield Passage(_PARTS[item.kind], plain(item.markdown))
        case Field() if item.name not in _LEFT_OUT:
            kind = _FIELDS.get(item.name, FieldKind.DETAILS)
            yield from (Passage(kind, plain(value)) for value in item.values)
        case Other():
            yield Passage(FieldKind.DETAILS, plain(f"{item.heading}\n\n{item.markdown}"))


def principle_entry(principle: Principle) -> Entry:
    """Return what is searched of a principle's page, its stories left out: they are found themselves."""
    lines = [f"{area.name}: {area.description}" for area in principle.focus_areas]
    lines += [tip.markdown for tip in principle.tips]
    lines += [question.markdown for question in principle.questions]
    texts = [principle.definition, *lines]
    title = plain(principle.title)
    passages = (Passage(FieldKind.TITLE, title), *(Passage(FieldKind.DETAILS, plain(text)) for text in texts if text))
    address = address_of(principle_path(principle.slug))
    return Entry(address.rstrip("/"), title, address, passages)


def page_entry(page: Page) -> Entry:
    """Return what is searched of a page written by hand."""
    passages = (
        Passage(FieldKind.TITLE, page.title),
        Passage(FieldKind.DETAILS, page.description),
        Passage(FieldKind.DETAILS, prose(page.markdown)),
    )
    return Entry(page.path, page.title, page.address, passages)
