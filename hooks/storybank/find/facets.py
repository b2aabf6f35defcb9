"""What a list of stories can be narrowed by.

A facet is one entry of `FACETS`. The index gets its values in columns, one row of story numbers a value; the browser
gets its name, label and control with the core, and has no list of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ..link import facts
from ..markdown import plain
from ..model.kinds import KINDS
from ..model.library import Library
from ..text.locale import Locale, WordTable, locale_of
from ..text.terms import is_stop, readings
from ..text.words import chunks
from .encoding import gaps
from .postings import Index

LENGTHS = (1, 2, 3, 0)  # minutes; 0 for longer


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet, with the numbers of the stories that have it."""

    key: str
    name: str
    stories: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FacetSources:
    """What values are made of: the bank, its index, how many minutes it takes to tell each story, and what the
    values are called."""

    library: Library
    index: Index
    minutes: Sequence[int]
    say: Locale


class FacetControl(StrEnum):
    """How the panel shows the values of a facet."""

    WHOLE = "whole"  # all of them, in the order in which they are given
    COMMONEST = "commonest"  # too many to read: the commonest first, and not all
    MATCHED = "matched"  # the fields in which the words of a query stand, which only the browser knows


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that a list can be narrowed by.

    `name` stands in addresses, which people share: it stays. What heads the values in the panel is the entry
    `facets.<name>` of the interface. `values` yields them in their order; one without a story is left out. `words` is
    what it alone says, a table a language, as far as the tables of the interface have it not.
    """

    name: str
    values: Callable[[FacetSources], Iterable[Value]]
    control: FacetControl = FacetControl.WHOLE
    words: tuple[WordTable, ...] = ()


def speaking(language: str) -> Locale:
    """Return what the search says in a language, the words that facets bring among it."""
    return locale_of(language, WORDS)


def facets(sources: FacetSources) -> dict[str, list[tuple[str, str, list[int]]]]:
    """Return for the browser the values of every facet as key, name and story numbers."""
    return {
        facet.name: [(v.key, v.name, gaps(v.stories)) for v in facet.values(sources) if v.stories]
        for facet in FACETS
        if facet.control is not FacetControl.MATCHED
    }


def declared(say: Locale) -> list[list[str]]:
    """Return for the browser what facets there are, in the order of the panel: name, label and control."""
    return [[facet.name, say(f"facets.{facet.name}"), facet.control] for facet in FACETS]


def _principles(sources: FacetSources) -> Iterable[Value]:
    showing = _showing(sources.library)
    return (Value(p.slug, plain(p.title), tuple(showing.get(p.slug, ()))) for p in sources.library.principles)


def _measured(sources: FacetSources) -> Iterable[Value]:
    yield _value("yes", sources.say("facets.has_measured"), map(facts.is_measured, sources.library.stories))


def _kinds(sources: FacetSources) -> Iterable[Value]:
    stories = sources.library.stories
    return (_value(kind, sources.say(f"kinds.{kind}"), (facts.kind(s) == kind for s in stories)) for kind in KINDS)


def _value(key: str, name: str, has: Iterable[bool]) -> Value:
    return Value(key, name, tuple(number for number, yes in enumerate(has) if yes))


def _showing(library: Library) -> dict[str, list[int]]:
    """Return the numbers of the stories that show each principle: a story shows its own and those it names."""
    found: dict[str, list[int]] = {}
    for number, story in enumerate(library.stories):
        for slug in {story.principle, *library.also_shows.get(story.id, ())}:
            found.setdefault(slug, []).append(number)
    return found


def _keywords(sources: FacetSources) -> list[Value]:
    """The keywords, the commonest first."""
    library = sources.library
    holders: dict[str, list[int]] = {}
    for number, story in enumerate(library.stories):
        for slug in library.story_keywords.get(story.id, ()):
            holders.setdefault(slug, []).append(number)
    values = [Value(k.slug, k.name, tuple(holders[k.slug])) for k in library.keywords if k.slug in holders]
    return sorted(values, key=lambda value: (-len(value.stories), value.name.casefold()))


def _lengths(sources: FacetSources) -> list[Value]:
    keys = [spoken if spoken in LENGTHS else 0 for spoken in sources.minutes]
    names = [sources.say("facets.minutes", n=bound) if bound else sources.say("facets.longer") for bound in LENGTHS]
    rows = zip(LENGTHS, names, strict=True)
    return [_value(str(bound or "more"), name, (key == bound for key in keys)) for bound, name in rows]


def _areas(sources: FacetSources) -> Iterable[Value]:
    """The focus areas of each principle: a story shows one if it shows the principle and holds every word of its name.

    Only words that stand in a story count; by other names a search finds more.
    """
    showing = _showing(sources.library)

    @cache
    def holding(term: str) -> frozenset[int]:
        return frozenset(posting.entry for posting in sources.index.postings.get(term, ()) if posting.positions)

    for principle in sources.library.principles:
        shown = frozenset(showing.get(principle.slug, ()))
        for area in principle.focus_areas:
            name = plain(area.name)
            sets = [holding(term) for term in _words(name)]
            found = shown.intersection(*sets) if sets else ()
            yield Value(f"{principle.slug}.{area.id}", name, tuple(sorted(found)))


def _words(name: str) -> set[str]:
    return {term for chunk in chunks(name) for term in readings(chunk)[-1] if not is_stop(term)}


def _none(_sources: FacetSources) -> Iterable[Value]:
    return ()


FACETS = (
    Facet("principle", _principles),
    Facet("keyword", _keywords, FacetControl.COMMONEST),
    Facet("part", _none, FacetControl.MATCHED),
    Facet("measured", _measured),
    Facet("kind", _kinds),
    Facet("length", _lengths),
    Facet("area", _areas, FacetControl.COMMONEST),
)
WORDS = tuple(table for facet in FACETS for table in facet.words)
