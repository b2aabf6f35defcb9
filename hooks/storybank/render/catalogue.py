"""The library as pages look at it: every object by its id, and what lists say about each story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..link import facts
from ..link.as_markdown import MarkdownTexts
from ..link.coverage import cover
from ..link.outcome import outcome
from ..markdown import NO_DEFINITIONS, Definitions, by_file, plain
from ..model.addresses import principle_path, story_path
from ..model.coverage import Coverage, PrincipleCoverage
from ..model.each import Each, one_by_one
from ..model.kinds import FieldName
from ..model.library import Keyword, Library
from ..model.places import Span
from ..model.settings import Settings
from ..model.story import Other, Principle, Story
from ..text.locale import WordTable, locale_of
from ..text.slug import stable_id
from .principle_names import PrincipleNames


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of a story; every text is plain."""

    id: str
    path: str
    title: str
    result: str
    principle: Principle | None
    kind: str
    organisation: str
    period: str
    keywords: tuple[Keyword, ...]
    measured: bool
    words: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link with a plain text and, perhaps, a reason; `path` is "" where there is no page to lead to.

    `story` is the id of the story that it leads to, "" for anything else.
    """

    path: str
    text: str
    reason: str = ""
    anchor: str = ""
    story: str = ""


class Catalogue:
    """Indexes over one library, each made once and only when a page asks for it. `say` is what the pages speak with,
    the words that their modules bring among it; `each` is how what is written of each story is made.
    """

    def __init__(
        self, library: Library, settings: Settings, words: tuple[WordTable, ...] = (), each: Each = one_by_one
    ) -> None:
        self.library = library
        self.settings = settings
        self.each = each
        self.say = locale_of(settings.language, words)
        self.html: dict[tuple[str, str, int, int], str] = {}  # HTML that is the same on every page; see `Writer`

    @cached_property
    def stories(self) -> Mapping[str, Story]:
        return {story.id: story for story in self.library.stories}

    @cached_property
    def principles(self) -> Mapping[str, Principle]:
        return {principle.slug: principle for principle in self.library.principles}

    @cached_property
    def keywords(self) -> Mapping[str, Keyword]:
        return {keyword.slug: keyword for keyword in self.library.keywords}

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        return {story.id: self._card(story) for story in self.library.stories}

    @cached_property
    def cards_by_principle(self) -> Mapping[str, tuple[Card, ...]]:
        """The cards of each principle's own stories, in reading order."""
        found: dict[str, list[Card]] = defaultdict(list)
        for story in self.library.stories:
            found[story.principle].append(self.cards[story.id])
        return {slug: tuple(cards) for slug, cards in found.items()}

    @cached_property
    def cards_by_keyword(self) -> Mapping[str, tuple[Card, ...]]:
        """The cards of the stories that hold each keyword, in reading order."""
        found: dict[str, list[Card]] = defaultdict(list)
        for card in self.cards.values():
            for keyword in card.keywords:
                found[keyword.slug].append(card)
        return {slug: tuple(cards) for slug, cards in found.items()}

    @cached_property
    def cards_by_question(self) -> Mapping[str, tuple[Card, ...]]:
        """The cards of the stories that say they answer a question, by the question's id, in reading order."""
        found: dict[str, dict[str, Card]] = defaultdict(dict)
        for story in self.library.stories:
            for value in story.values(FieldName.QUESTIONS):
                found[stable_id(value)][story.id] = self.cards[story.id]
        return {id_: tuple(cards.values()) for id_, cards in found.items()}

    @cached_property
    def coverage(self) -> Coverage:
        """Which question has which stories, and where a principle is thin."""
        return cover(self.library)

    @cached_property
    def covered(self) -> Mapping[str, PrincipleCoverage]:
        """The coverage of each principle."""
        return {principle.slug: principle for principle in self.coverage.principles}

    @cached_property
    def questions(self) -> frozenset[str]:
        """The ids of the questions that some principle lists."""
        return frozenset(question.id for principle in self.library.principles for question in principle.questions)

    @cached_property
    def names(self) -> PrincipleNames:
        """The titles of the principles, which become links where a text mentions them."""
        return PrincipleNames({plain(p.title): principle_path(p.slug) for p in self.library.principles})

    def definitions(self, path: str) -> Definitions:
        """Return the link references and footnotes of a file."""
        return self._definitions.get(path, NO_DEFINITIONS)

    @cached_property
    def as_written(self) -> MarkdownTexts:
        """What writes the texts of the bank as Markdown, for what stands beside the pages."""
        return MarkdownTexts(self.library)

    @cached_property
    def _definitions(self) -> Mapping[str, Definitions]:
        return by_file(self.library.definitions)

    @cached_property
    def retellings(self) -> Mapping[str, tuple[Story, ...]]:
        """The stories that tell a story again, by the id of its first telling, in reading order."""
        found: dict[str, list[Story]] = defaultdict(list)
        for story in self.library.stories:
            found[story.retells].append(story)
        return {id_: tuple(stories) for id_, stories in found.items()}

    @cached_property
    def left_over(self) -> Mapping[str | Span, tuple[Other, ...]]:
        """Text outside any principle and story, by the slug of its file's first principle, or the span of its story."""
        found: dict[str | Span, tuple[Other, ...]] = {}
        for document in self.library.documents:
            if document.principles:
                found[document.principles[0].slug] = document.other
            elif stories := document.all_stories:
                found[stories[0].span] = document.other
        return found

    def also_shown(self, slug: str) -> tuple[Card, ...]:
        """Return the cards of stories elsewhere that also show this principle, in reading order."""
        return self._also_shown.get(slug, ())

    @cached_property
    def _also_shown(self) -> Mapping[str, tuple[Card, ...]]:
        found: dict[str, list[Card]] = defaultdict(list)
        for card in self.cards.values():
            for slug in self.library.also_shows.get(card.id, ()):
                found[slug].append(card)
        return {slug: tuple(cards) for slug, cards in found.items()}

    def _card(self, story: Story) -> Card:
        slugs = self.library.story_keywords.get(story.id, ())
        return Card(
            id=story.id,
            path=story_path(story.id),
            title=plain(story.title),
            result=outcome(story),
            principle=self.principles.get(story.principle),
            kind=facts.kind(story),
            organisation=_joined(story, FieldName.ORGANISATION),
            period=_joined(story, FieldName.PERIOD),
            keywords=tuple(self.keywords[slug] for slug in slugs if slug in self.keywords),
            measured=facts.is_measured(story),
            words=facts.words(story),
        )


def _joined(story: Story, name: FieldName) -> str:
    return ", ".join(plain(value) for value in story.values(name))
