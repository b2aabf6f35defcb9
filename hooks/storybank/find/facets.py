"""What a list of stories can be narrowed by, in columns: one character or one row of story numbers a value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .. import gist
from ..library import Library
from ..markdown import plain
from ..model import FocusArea, Principle, Story
from .encoding import gaps
from .fields import Entry
from .tokens import chunks, is_stop, readings

LENGTHS = ((1, "about 1 minute"), (2, "about 2 minutes"), (3, "about 3 minutes"), (0, "longer"))


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet, with the numbers of the stories that have it."""

    key: str
    name: str
    stories: tuple[int, ...]


def facets(library: Library, entries: Sequence[Entry]) -> dict[str, list[list[str]]]:
    """Return every facet: its values as key, name and story numbers; a value without a story is left out."""
    stories = library.stories
    found: dict[str, Iterable[Value]] = {
        "principle": [_value(p.slug, plain(p.title), _showing(library, p.slug)) for p in library.principles],
        "keyword": _keywords(library),
        "area": [value for p in library.principles for value in _areas(library, p, entries)],
        "measured": [_value("yes", "Has a measured result", map(gist.is_measured, stories))],
        "kind": [_value(kind, kind.capitalize(), (gist.kind(s) == kind for s in stories)) for kind in gist.KINDS],
        "length": _lengths(stories),
    }
    return {name: [[v.key, v.name, gaps(v.stories)] for v in values if v.stories] for name, values in found.items()}


def _value(key: str, name: str, has: Iterable[bool]) -> Value:
    return Value(key, name, tuple(number for number, yes in enumerate(has) if yes))


def _showing(library: Library, slug: str) -> Iterable[bool]:
    """A story shows its own principle and those it names."""
    return (s.principle == slug or slug in library.also_shows.get(s.id, ()) for s in library.stories)


def _keywords(library: Library) -> list[Value]:
    """The keywords, the commonest first."""
    holders: dict[str, list[int]] = {}
    for number, story in enumerate(library.stories):
        for slug in library.story_keywords.get(story.id, ()):
            holders.setdefault(slug, []).append(number)
    values = [Value(k.slug, k.name, tuple(holders[k.slug])) for k in library.keywords if k.slug in holders]
    return sorted(values, key=lambda value: (-len(value.stories), value.name.casefold()))


def _lengths(stories: Sequence[Story]) -> list[Value]:
    spoken = [gist.minutes(gist.words(story), gist.SPEAKING_WORDS) for story in stories]
    bounds = [bound for bound, _ in LENGTHS if bound]
    keys = [minutes if minutes in bounds else 0 for minutes in spoken]
    return [_value(str(bound or "more"), name, (key == bound for key in keys)) for bound, name in LENGTHS]


def _areas(library: Library, principle: Principle, entries: Sequence[Entry]) -> list[Value]:
    """The focus areas of a principle: a story shows one if it shows the principle and uses every word of its name."""
    showing = [number for number, yes in enumerate(_showing(library, principle.slug)) if yes]
    terms = {number: _terms(entries[number]) for number in showing}
    return [
        Value(area_key(principle, area), plain(area.name), tuple(n for n in showing if _needs(area) <= terms[n]))
        for area in principle.focus_areas
        if _needs(area)
    ]


def area_key(principle: Principle, area: FocusArea) -> str:
    """Return the key of a focus area in the address of a search."""
    return f"{principle.slug}.{area.id}"


def _needs(area: FocusArea) -> set[str]:
    return _words(plain(area.name))


def _terms(entry: Entry) -> set[str]:
    return {term for passage in entry.passages for term in _words(passage.text)}


def _words(text: str) -> set[str]:
    return {term for chunk in chunks(text) for term in readings(chunk)[-1] if not is_stop(term)}
