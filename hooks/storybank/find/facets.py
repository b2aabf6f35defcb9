"""What a list of stories can be narrowed by, in columns: one character or one row of story numbers a value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..link import facts
from ..markdown import plain
from ..model.library import Library
from ..model.story import Principle
from .encoding import gaps
from .postings import Index
from .tokens import chunks, is_stop, readings

LENGTHS = ((1, "about 1 minute"), (2, "about 2 minutes"), (3, "about 3 minutes"), (0, "longer"))


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet, with the numbers of the stories that have it."""

    key: str
    name: str
    stories: tuple[int, ...]


def facets(library: Library, made: Index, minutes: Sequence[int]) -> dict[str, list[list[str]]]:
    """Return every facet: its values as key, name and story numbers; a value without a story is left out.

    `minutes` says for each story how long it takes to tell.
    """
    stories = library.stories
    found: dict[str, Iterable[Value]] = {
        "principle": [_value(p.slug, plain(p.title), _showing(library, p.slug)) for p in library.principles],
        "keyword": _keywords(library),
        "area": [value for p in library.principles for value in _areas(library, p, made)],
        "measured": [_value("yes", "Has a measured result", map(facts.is_measured, stories))],
        "kind": [_value(kind, kind.capitalize(), (facts.kind(s) == kind for s in stories)) for kind in facts.KINDS],
        "length": _lengths(minutes),
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


def _lengths(minutes: Sequence[int]) -> list[Value]:
    bounds = [bound for bound, _ in LENGTHS if bound]
    keys = [spoken if spoken in bounds else 0 for spoken in minutes]
    return [_value(str(bound or "more"), name, (key == bound for key in keys)) for bound, name in LENGTHS]


def _areas(library: Library, principle: Principle, made: Index) -> list[Value]:
    """The focus areas of a principle: a story shows one if it shows the principle and holds every word of its name."""
    showing = {number for number, yes in enumerate(_showing(library, principle.slug)) if yes}
    return [
        Value(
            f"{principle.slug}.{area.id}", plain(area.name), tuple(sorted(showing & _holding(plain(area.name), made)))
        )
        for area in principle.focus_areas
    ]


def _holding(name: str, made: Index) -> set[int]:
    """Return the numbers of the entries in which all words of the name stand; by other names a search finds more."""
    terms = {term for chunk in chunks(name) for term in readings(chunk)[-1] if not is_stop(term)}
    found = [{posting.entry for posting in made.postings.get(term, ()) if posting.positions} for term in terms]
    return set.intersection(*found) if found else set()
