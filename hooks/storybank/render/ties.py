"""What the page of a story shows beside the story itself: its ties to the rest of the bank.

What is written of a story depends on its ties, the settings and the package, and on nothing else. So it can be kept
from one build to the next, as what was read of a file is, and written in another process.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from ..markdown import plain
from ..model.addresses import principle_path, story_path
from ..model.kinds import FieldName
from ..model.library import Keyword, Library, Target
from ..model.settings import Settings
from ..model.story import Other, Principle, Story
from ..text.slug import stable_id
from .catalogue import Catalogue, Link
from .pages.questions import QUESTIONS, is_listed
from .principle_names import PrincipleNames

_Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Ties:
    """A story and all that its page shows of the bank: `principle` is its slug and title, both "" without one; `names`
    are the titles that become links with the pages that they lead to; `references` and `definitions` are those of the
    story's file. `language` is that of the page.
    """

    story: Story
    principle: tuple[str, str]
    keywords: tuple[Keyword, ...]
    questions: tuple[Link, ...]
    shows: tuple[Link, ...]
    related: tuple[Link, ...]
    tellings: tuple[Link, ...]
    leftovers: tuple[Other, ...]
    names: _Pairs
    references: tuple[tuple[str, Target], ...]
    definitions: _Pairs
    language: str


def ties_of(catalogue: Catalogue) -> Iterator[Ties]:
    """Yield the ties of each story, in reading order."""
    references: defaultdict[str, list[tuple[str, Target]]] = defaultdict(list)
    for (path, written), target in catalogue.library.references.items():
        references[path].append((written, target))
    names = tuple(catalogue.names.links.items())
    for story in catalogue.library.stories:
        card = catalogue.cards[story.id]
        yield Ties(
            story=story,
            principle=(card.principle.slug, card.principle.title) if card.principle else ("", ""),
            keywords=card.keywords,
            questions=_questions(catalogue, story),
            shows=_also_shows(catalogue, story),
            related=_related(catalogue, story),
            tellings=_tellings(catalogue, story),
            leftovers=catalogue.left_over.get(story.span, ()),
            names=names,
            references=tuple(references[story.span.path]),
            definitions=tuple(catalogue.library.definitions.get(story.span.path, {}).items()),
            language=catalogue.settings.language,
        )


def catalogue_of(ties: Ties, settings: Settings) -> Catalogue:
    """Return what the texts of a story are written with: a catalogue of this story, and of what it is tied to."""
    story, path = ties.story, ties.story.span.path
    slug, title = ties.principle
    library = Library(
        principles=(Principle(slug, title, None, (), story.span),) if slug else (),
        stories=(story,),
        keywords=ties.keywords,
        story_keywords={story.id: tuple(keyword.slug for keyword in ties.keywords)},
        references={(path, written): target for written, target in ties.references},
        definitions={path: dict(ties.definitions)} if ties.definitions else {},
    )
    catalogue = Catalogue(library, replace(settings, language=ties.language))
    catalogue.names = _names_of_bank(ties.names)
    return catalogue


@lru_cache(maxsize=1)  # all stories of a bank have them
def _names_of_bank(names: _Pairs) -> PrincipleNames:
    return PrincipleNames(dict(names))


def _questions(catalogue: Catalogue, story: Story) -> tuple[Link, ...]:
    """The questions that the story answers; each leads to the other stories that answer it."""
    asked = {stable_id(value): plain(value) for value in story.values(FieldName.QUESTIONS)}
    return tuple(
        Link(QUESTIONS if is_listed(catalogue, id_) else "", text, anchor=f"q-{id_}") for id_, text in asked.items()
    )


def _also_shows(catalogue: Catalogue, story: Story) -> tuple[Link, ...]:
    """Further principles: linked where the bank has them, as written where it does not."""
    shown = [
        catalogue.principles[slug]
        for slug in catalogue.library.also_shows.get(story.id, ())
        if slug in catalogue.principles
    ]
    names = {name for principle in shown for name in _names(principle)}
    written = (plain(value) for value in story.values(FieldName.ALSO_SHOWS))
    links = [Link(principle_path(principle.slug), plain(principle.title)) for principle in shown]
    return (*links, *(Link("", name) for name in written if name.casefold() not in names))


def _names(principle: Principle) -> tuple[str, str]:
    return plain(principle.title).casefold(), principle.slug


def _related(catalogue: Catalogue, story: Story) -> tuple[Link, ...]:
    """Related stories with the reason: the keywords that both hold."""
    related = (
        (catalogue.cards.get(r.story), ", ".join(r.reasons)) for r in catalogue.library.related.get(story.id, ())
    )
    both = partial(catalogue.say, "story.both")
    return tuple(Link(card.path, card.title, both(keywords=shared), story=card.id) for card, shared in related if card)


def _tellings(catalogue: Catalogue, story: Story) -> tuple[Link, ...]:
    """The first telling that this story repeats, or the later ones that repeat it."""
    first = catalogue.cards.get(story.retells)
    if first is not None:
        return (Link(first.path, first.title, catalogue.say("story.first_telling"), story=first.id),)
    later = catalogue.retellings.get(story.id, ())
    again = catalogue.say("story.told_again")
    return tuple(Link(story_path(other.id), plain(other.title), again, story=other.id) for other in later)
