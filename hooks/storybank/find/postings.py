"""The inverted index: for each term the entries that hold it, where in them, how strongly, and at which positions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean

from ..model.each import Each, one_by_one
from ..model.settings import Settings
from .fields import SEARCHED, Entry, FieldKind
from .held import HeldWords, held_words

LEVELS = 31
SATURATION = 3.0  # k1 of BM25: how soon one more mention stops to matter
LENGTH_SHARE = 0.35  # b of BM25: how much a long field weakens a mention
_AT_ONCE = 64  # entries
_UNSET = Settings()  # the search asks for none of them, so none makes untrue what is known of an entry

_Scale = Mapping[int, tuple[float, float]]


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
    `spoken` are the groups of near meanings of each entry, `cues` what in it tells of competencies."""

    postings: dict[str, list[Posting]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    strong: set[str] = field(default_factory=set)
    via: dict[str, tuple[str, ...]] = field(default_factory=dict)
    spoken: list[Sequence[tuple[int, str, int]]] = field(default_factory=list)
    cues: list[Sequence[tuple[str, str, int, float]]] = field(default_factory=list)


def index(entries: Sequence[Entry], each: Each = one_by_one) -> Index:
    """Return the inverted index over the entries; with another `each`, what an entry holds may be known."""
    made = Index()
    lengths = [_lengths(entry) for entry in entries]
    counted = {kind: [length[kind] for length in lengths if kind in length] for kind in FieldKind}
    average = {kind: fmean(counts) for kind, counts in counted.items() if counts}
    for number, (terms, words, strong, spoken, cues) in enumerate(_held(entries, each)):
        scale = _scale(lengths[number], average)
        for term, (weights, positions) in terms.items():
            fields = sum(1 << kind for kind in weights)
            posting = Posting(number, fields, _level(weights, scale), tuple(positions))
            made.postings.setdefault(term, []).append(posting)
        made.words.update((word, term) for word, term in words.items() if word not in made.words)
        made.strong.update(strong)
        made.spoken.append(spoken)
        made.cues.append(cues)
    return made


def _held(entries: Sequence[Entry], each: Each) -> Iterator[HeldWords]:
    """Yield what each entry holds; there are never many in memory."""
    for at in range(0, len(entries), _AT_ONCE):
        yield from each(held_words, entries[at : at + _AT_ONCE], _UNSET)


def _lengths(entry: Entry) -> Counter[FieldKind]:
    """Count the words of each field."""
    lengths: Counter[FieldKind] = Counter()
    for passage in entry.passages:
        lengths[passage.kind] += passage.text.count(" ") + 1
    return lengths


def _scale(lengths: Mapping[FieldKind, int], average: Mapping[FieldKind, float]) -> _Scale:
    """Return for each field of an entry what a mention weighs there, and what its length divides that by."""
    shares = {kind: LENGTH_SHARE * length / average[kind] for kind, length in lengths.items()}
    return {kind: (SEARCHED[kind].weight, 1 - LENGTH_SHARE + share) for kind, share in shares.items()}


def _level(weights: Mapping[int, float], scale: _Scale) -> int:
    """Return the strength of a term in an entry (BM25 over weighted fields), from 1 to `LEVELS`."""
    heaviness = 0.0
    for kind, count in weights.items():
        if kind in scale:
            weight, length = scale[kind]
            heaviness += weight * count / length
    return max(1, round(LEVELS * heaviness / (heaviness + SATURATION)))
