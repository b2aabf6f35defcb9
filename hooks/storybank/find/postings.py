"""The inverted index: for each term the entries that hold it, where in them, how strongly, and at which positions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from statistics import fmean

from ..text.terms import is_stop, readings, surfaces
from ..text.words import chunks
from .competencies import asked_in, told_in
from .fields import SEARCHED, Entry, FieldKind, Passage

LEVELS = 31
SATURATION = 3.0  # k1 of BM25: how soon one more mention stops to matter
LENGTH_SHARE = 0.35  # b of BM25: how much a long field weakens a mention
SYNONYM = 0.3  # what another name of the same keyword is worth
LITERAL = 0.8  # what it is worth, as a keyword, that the very name stands in the text
HINTED = 0.1  # what another name of a keyword is worth that stands in the text with another ending only
BACKGROUND = 0.5  # what it tells of a competency that the principle of a story does
BESIDE_QUESTIONS = 0.2  # what it tells of a competency that the words of a story do which lists its questions
GAP = 8  # positions between two passages, so that no phrase runs across


_Scale = Mapping[FieldKind, tuple[float, float]]


@dataclass(slots=True)
class Posting:
    """One term in one entry: `fields` is a bit set of `FieldKind`, `level` its strength from 1 to `LEVELS`."""

    entry: int
    fields: int
    level: int
    positions: tuple[int, ...]


@dataclass(slots=True)
class Index:
    """`postings` by term, in entry order; `words` maps a word as typed to its term; `strong` are the words of titles,
    keywords and questions: what the entries are about; `via` names the words for which a term was lent to stories;
    `noted` are the chunks whose words are known, and whether as strong ones."""

    postings: dict[str, list[Posting]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    strong: set[str] = field(default_factory=set)
    via: dict[str, tuple[str, ...]] = field(default_factory=dict)
    noted: set[tuple[str, bool]] = field(default_factory=set)


@dataclass(slots=True)
class _Found:
    """What one entry holds of one term while it is being read."""

    weights: defaultdict[FieldKind, float] = field(default_factory=lambda: defaultdict(float))
    positions: list[int] = field(default_factory=list)


def index(entries: Sequence[Entry]) -> Index:
    """Return the inverted index over the entries."""
    made = Index()
    lengths = [_lengths(entry) for entry in entries]
    counted = {kind: [length[kind] for length in lengths if kind in length] for kind in FieldKind}
    average = {kind: fmean(counts) for kind, counts in counted.items() if counts}
    for number, entry in enumerate(entries):
        scale = _scale(lengths[number], average)
        for term, found in _terms(entry, made).items():
            fields = sum(1 << kind for kind in found.weights)
            level = _level(found.weights, scale)
            posting = Posting(number, fields, level, tuple(found.positions))
            made.postings.setdefault(term, []).append(posting)
    return made


def _lengths(entry: Entry) -> Counter[FieldKind]:
    """Count the words of each field."""
    lengths: Counter[FieldKind] = Counter()
    for passage in entry.passages:
        lengths[passage.kind] += passage.text.count(" ") + 1
    return lengths


def _terms(entry: Entry, made: Index) -> dict[str, _Found]:
    found: defaultdict[str, _Found] = defaultdict(_Found)
    position = 0
    for passage in entry.passages:
        for term, at in _occurrences(passage, position, made):
            found[term].weights[passage.kind] += passage.strength
            found[term].positions.append(at)
            position = max(position, at)
        position += GAP
    for term, kind, surety in _competencies(entry):
        found[term].weights[kind] += surety
    for names in entry.synonyms:
        _share(found, [term for name in names if (term := name_term(name))])
    for term in {name_term(name) for name in entry.hints} - {"", *found}:
        found[term].weights[FieldKind.DETAILS] = HINTED
    return found


def _competencies(entry: Entry) -> Iterator[tuple[str, FieldKind, float]]:
    """Yield the terms of the competencies that an entry shows, in which field, how surely.

    A story that says which questions it answers is taken at its word: it shows what they ask for, and its other words
    tell less of it.
    """
    told = [passage for passage in entry.passages if passage.kind is not FieldKind.QUESTIONS]
    asked = [passage for passage in entry.passages if passage.kind is FieldKind.QUESTIONS]
    share = BESIDE_QUESTIONS if asked else 1.0
    for passage in asked:
        yield from ((term, passage.kind, surety * passage.strength) for term, surety in asked_in(passage.text))
    for passage in told:
        yield from ((term, passage.kind, surety * passage.strength * share) for term, surety in told_in(passage.text))
    yield from ((term, FieldKind.PRINCIPLE, surety * BACKGROUND * share) for term, surety in told_in(entry.background))


def _share(found: defaultdict[str, _Found], terms: Sequence[str]) -> None:
    """Let the names of one keyword find an entry alike: the heaviest of them in each field counts for all.

    A name that stands in the text itself counts more than what another name lends it.
    """
    for term in {term for term in terms if set(found[term].weights) - {FieldKind.KEYWORDS}}:
        found[term].weights[FieldKind.KEYWORDS] = max(found[term].weights[FieldKind.KEYWORDS], LITERAL)
    known = [found[term].weights for term in terms if found[term].weights]
    kinds = dict.fromkeys(kind for weights in known for kind in weights)
    heaviest = {kind: max(weights.get(kind, 0.0) for weights in known) for kind in kinds}
    for term in terms:
        for kind, weight in (heaviest or {FieldKind.KEYWORDS: 1.0}).items():
            found[term].weights[kind] = max(found[term].weights[kind], weight * SYNONYM)


def _occurrences(passage: Passage, start: int, made: Index) -> Iterator[tuple[str, int]]:
    """Yield each term of the passage with its position; stop words take a position and are left out."""
    position, is_strong = start, passage.kind <= FieldKind.QUESTIONS
    for chunk in chunks(passage.text):
        spots, width, words = _anatomy(chunk)
        yield from ((term, position + at) for term, at in spots)
        position += width
        if (chunk, is_strong) not in made.noted:
            made.noted.add((chunk, is_strong))
            made.words.update((word, term) for word, term in words if word not in made.words)
            made.strong.update(word for word, _ in words if is_strong)


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


def _scale(lengths: Mapping[FieldKind, int], average: Mapping[FieldKind, float]) -> _Scale:
    """Return for each field of an entry what a mention weighs there, and what its length divides that by."""
    shares = {kind: LENGTH_SHARE * length / average[kind] for kind, length in lengths.items()}
    return {kind: (SEARCHED[kind].weight, 1 - LENGTH_SHARE + share) for kind, share in shares.items()}


def _level(weights: Mapping[FieldKind, float], scale: _Scale) -> int:
    """Return the strength of a term in an entry (BM25 over weighted fields), from 1 to `LEVELS`."""
    heaviness = 0.0
    for kind, count in weights.items():
        if kind in scale:
            weight, length = scale[kind]
            heaviness += weight * count / length
    return max(1, round(LEVELS * heaviness / (heaviness + SATURATION)))
