"""What one entry holds for the search: its terms with their fields, strengths and places, and its words.

It depends on the entry and the package alone, so it can be kept from one build to the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from ..model.settings import Settings
from ..text.terms import is_stop, readings, surfaces
from ..text.words import chunks
from .competencies import asked_in, told_in
from .fields import Entry, FieldKind, Passage
from .groups import spoken_in

SYNONYM = 0.3  # what another name of the same keyword is worth
LITERAL = 0.8  # what it is worth, as a keyword, that the very name stands in the text
HINTED = 0.1  # what another name of a keyword is worth that stands in the text with another ending only
BACKGROUND = 0.5  # what it tells of a competency that the principle of a story does
BESIDE_QUESTIONS = 0.2  # what it tells of a competency that the words of a story do which lists its questions
GAP = 8  # positions between two passages, so that no phrase runs across


_Found = dict[str, tuple[dict[int, float], list[int]]]  # by term: how strongly it stands in which fields, and where
_Spoken = tuple[int, str, int]  # a group of near meanings, which of its names, in which fields
_Shown = tuple[str, str, int, float]  # a competency, the phrase that tells of it, in which field, how surely
# The terms, the words as typed with their terms, the words of titles, keywords and questions, the groups, the
# competencies.
HeldWords = tuple[_Found, dict[str, str], list[str], list[_Spoken], list[_Shown]]


@dataclass(slots=True)
class _Words:
    """The words of an entry as typed, with their terms; the strong ones; the chunks that are already taken apart."""

    terms: dict[str, str] = field(default_factory=dict)
    strong: dict[str, None] = field(default_factory=dict)
    noted: set[tuple[str, bool]] = field(default_factory=set)


def held_words(entry: Entry, _settings: Settings) -> HeldWords:
    """Return what an entry holds for the search."""
    words = _Words()
    return _terms(entry, words), words.terms, list(words.strong), _spoken(entry), list(_competencies(entry))


def _spoken(entry: Entry) -> list[_Spoken]:
    fields: dict[tuple[int, str], int] = {}
    for passage in entry.passages:
        for spoken in spoken_in(passage.text) if passage.shown else ():
            fields[spoken] = fields.get(spoken, 0) | 1 << passage.kind
    return [(group, name, held) for (group, name), held in fields.items()]


def _terms(entry: Entry, words: _Words) -> _Found:
    found: _Found = {}
    position = 0
    for passage in entry.passages:
        kind, strength = int(passage.kind), passage.strength
        for term, at in _occurrences(passage, position, words):
            weights, positions = found.setdefault(term, ({}, []))
            weights[kind] = weights.get(kind, 0.0) + strength
            positions.append(at)
            position = max(position, at)
        position += GAP
    for names in entry.synonyms:
        _share(found, [term for name in names if (term := name_term(name))])
    for term in {name_term(name) for name in entry.hints} - {"", *found}:
        found[term] = ({int(FieldKind.DETAILS): HINTED}, [])
    return found


def _competencies(entry: Entry) -> Iterator[_Shown]:
    """Yield what tells of the competencies that an entry shows.

    A story that says which questions it answers is taken at its word: it shows what they ask for, and its other words
    tell less of it.
    """
    share = BESIDE_QUESTIONS if any(passage.kind is FieldKind.QUESTIONS for passage in entry.passages) else 1.0
    for passage in entry.passages:
        is_asked = passage.kind is FieldKind.QUESTIONS
        worth = passage.strength * (1.0 if is_asked else share)
        for term, phrase, surety in asked_in(passage.text) if is_asked else told_in(passage.text):
            yield term, phrase, int(passage.kind), surety * worth
    for term, phrase, surety in told_in(entry.background):
        yield term, phrase, int(FieldKind.PRINCIPLE), surety * BACKGROUND * share


def _share(found: _Found, terms: Sequence[str]) -> None:
    """Let the names of one keyword find an entry alike: the heaviest of them in each field counts for all.

    A name that stands in the text itself counts more than what another name lends it.
    """
    keywords = int(FieldKind.KEYWORDS)
    held = {term: found.setdefault(term, ({}, []))[0] for term in terms}
    for weights in held.values():
        if weights.keys() - {keywords}:
            weights[keywords] = max(weights.get(keywords, 0.0), LITERAL)
    known = [held[term] for term in terms if held[term]]
    kinds = dict.fromkeys(kind for weights in known for kind in weights)
    heaviest = {kind: max(weights.get(kind, 0.0) for weights in known) for kind in kinds}
    for weights in held.values():
        for kind, weight in (heaviest or {keywords: 1.0}).items():
            weights[kind] = max(weights.get(kind, 0.0), weight * SYNONYM)


def _occurrences(passage: Passage, start: int, words: _Words) -> Iterator[tuple[str, int]]:
    """Yield each term of the passage with its position; stop words take a position and are left out."""
    position, is_strong = start, passage.kind <= FieldKind.QUESTIONS
    for chunk in chunks(passage.text):
        spots, width, here = _anatomy(chunk)
        yield from ((term, position + at) for term, at in spots)
        position += width
        if (chunk, is_strong) not in words.noted:
            words.noted.add((chunk, is_strong))
            words.terms.update((word, term) for word, term in here if word not in words.terms)
            words.strong.update((word, None) for word, _ in here if is_strong)


@cache
def _anatomy(chunk: str) -> tuple[tuple[tuple[str, int], ...], int, tuple[tuple[str, str], ...]]:
    """Return the terms of a chunk with their offsets, how many positions it takes, and its words with their terms."""
    ways = readings(chunk)
    spots = {(term, at) for way in ways for at, term in enumerate(way) if not is_stop(term)}
    words = ((word, readings(word)) for word in surfaces(chunk))
    single = tuple((word, found[0][0]) for word, found in words if len(found) == 1 and len(found[0]) == 1)
    known = tuple((word, term) for word, term in single if not is_stop(term))
    return tuple(sorted(spots)), max(map(len, ways)), known


def name_term(name: str) -> str:
    """Return the term of a keyword's name: the exact terms of its words, joined by spaces (`data loss`)."""
    return " ".join(term for chunk in chunks(name) for term in readings(chunk)[0])
