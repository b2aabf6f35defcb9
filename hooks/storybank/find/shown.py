"""Which competencies stories show, and how plainly: what questions look for where no story has their words.

What tells of a competency is counted over the whole bank: a phrase that many of its stories say tells little.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..text.words import rarity
from .fields import FieldKind
from .postings import LEVELS, Index, Posting

HALF = 2.0  # evidence that makes a story half as plain as one can be
# What a phrase tells in some fields, beside one in the parts of a story.
PLACES: Mapping[int, float] = {FieldKind.TITLE: 1.5, FieldKind.KEYWORDS: 1.5, FieldKind.QUESTIONS: 4.0}

_Evidence = tuple[int, float]  # in which fields, how much


def shown(index: Index, stories: int) -> Index:
    """Return the index with the competencies that its entries show; it knows which are `stories`, the first."""
    found: defaultdict[str, dict[int, _Evidence]] = defaultdict(dict)
    for term, entry, kinds, tells in _cues(index, stories):
        fields, weight = found[term].get(entry, (0, 0.0))
        mask = sum(1 << kind for kind in kinds)
        found[term][entry] = fields | mask, weight + tells * max(kinds.values())
    return replace(index, postings=index.postings | {term: _postings(held) for term, held in found.items()})


def _cues(index: Index, stories: int) -> Iterator[tuple[str, int, Mapping[int, float], float]]:
    """Yield each phrase in each entry: of which competency, how surely in which field, what its rarity tells."""
    told: defaultdict[tuple[str, str], defaultdict[int, dict[int, float]]] = defaultdict(lambda: defaultdict(dict))
    for entry, cues in enumerate(index.cues):
        for term, phrase, kind, surety in cues:
            held = told[term, phrase][entry]
            held[kind] = max(surety * PLACES.get(kind, 1.0), held.get(kind, 0.0))
    most = rarity(1, max(1, stories))
    for (term, _), entries in told.items():
        tells = rarity(len(entries), max(1, stories)) / most
        yield from ((term, entry, kinds, tells) for entry, kinds in entries.items())


def _postings(held: Mapping[int, _Evidence]) -> list[Posting]:
    return [
        Posting(entry, fields, max(1, round(LEVELS * weight / (weight + HALF))), ())
        for entry, (fields, weight) in sorted(held.items())
    ]
