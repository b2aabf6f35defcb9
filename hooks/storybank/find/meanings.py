"""Words that stand for others: forms of a word that no stem joins, and words of work that mean nearly the same.

Both are tables of the package, so that a build fetches nothing. What they say is counted in while the index is built:
a story that holds one word of a family is found by the others, weakly, and a search has nothing more to fetch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from ..text.english import IRREGULAR
from ..text.terms import is_stop, stems
from ..text.words import rarity, stem
from .fields import MEANT, Entry
from .groups import groups, lines
from .phrases import Phrases, phrases
from .postings import Index, Posting, name_term

FORM, FAMILY, MEANING = 0.8, 0.6, 0.3  # what it is worth beside the very word
FURTHER = 0.4  # what one more word of the family adds
MOST = 60  # stories that one word finds so, the strongest
SOURCES = 6  # words that are named as those which brought the stories

Held = dict[int, tuple[int, float]]  # by story: in which fields, how strongly


@cache
def families() -> Mapping[str, Mapping[str, float]]:
    """Return for each stem the stems of the same family, with what they are worth."""
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    rows = [(FAMILY, line.split()) for line in lines("families.txt")]
    rows += [(FORM, sorted({stem(word) for word in line.split()})) for line in IRREGULAR]
    for worth, (first, *others) in rows:
        for other in others:
            found[first][other] = found[other][first] = worth
    return found


def meant(index: Index, stories: Sequence[Entry], curated: Collection[str] = ()) -> Index:
    """Return the index with what its words stand for in stories; the index that was given stays as it is.

    Nothing is added to what is `curated`: names of keywords, of which the bank itself says what they mean.
    """
    found: defaultdict[str, Held] = defaultdict(dict)
    via: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for target, source, held, worth in (*_forms(index, len(stories)), *_meanings(index, stories)):
        literal = {posting.entry for posting in index.postings.get(target, ())}
        if target in curated or held.keys() <= literal:
            continue
        via[target][source] = None
        mine = found[target]
        for entry in held.keys() - literal:
            fields, strength = held[entry]
            before, known = mine.get(entry, (0, 0.0))
            less, more = sorted((known, strength * worth))
            mine[entry] = fields | before, more + FURTHER * less
    postings = index.postings | {term: _merged(index.postings.get(term, []), held) for term, held in found.items()}
    return replace(index, postings=postings, via={term: tuple(held)[:SOURCES] for term, held in via.items()})


def _merged(literal: list[Posting], held: Held) -> list[Posting]:
    strongest = sorted(held.items(), key=lambda item: (-item[1][1], item[0]))[:MOST]
    lent = [Posting(entry, fields | MEANT, max(1, round(level)), ()) for entry, (fields, level) in strongest]
    return sorted([*literal, *lent], key=lambda posting: posting.entry)


_Lent = tuple[str, str, Held, float]  # for which term, by which words, where these stand, what that is worth


def _forms(index: Index, stories: int) -> Iterator[_Lent]:
    for source in sorted(index.postings.keys() & families().keys()):
        fields = {posting.entry: posting.fields for posting in index.postings[source] if posting.entry < stories}
        held = _weighed(index, [source], fields, stories)
        yield from ((target, source, held, worth) for target, worth in families()[source].items())


def _meanings(index: Index, stories: Sequence[Entry]) -> Iterator[_Lent]:
    for (number, name), fields in _spoken(stories).items():
        held = _weighed(index, [term for term in stems(name) if not is_stop(term)], fields, len(stories))
        targets = {name_term(word) for word in groups()[number].words} - {name_term(name)}
        yield from ((target, name, held, MEANING) for target in sorted(targets))


def _spoken(stories: Sequence[Entry]) -> dict[tuple[int, str], dict[int, int]]:
    """Return for each name of each group the stories that say it, with the fields in which they do."""
    found: defaultdict[tuple[int, str], dict[int, int]] = defaultdict(dict)
    for number, entry in enumerate(stories):
        for passage in entry.passages:
            if passage.shown:
                for key in _phrases().found_in(passage.text):
                    found[key][number] = found[key].get(number, 0) | 1 << passage.kind
    return found


@cache
def _phrases() -> Phrases[tuple[int, str]]:
    return phrases((name, (at, name)) for at, group in enumerate(groups()) for name in (*group.words, *group.told))


def _weighed(index: Index, terms: list[str], fields: Mapping[int, int], stories: int) -> Held:
    """Return the stories with their fields and the strength of the weakest of some terms; what many hold tells less."""
    levels = [{posting.entry: posting.level for posting in index.postings.get(term, ())} for term in terms]
    share = rarity(len(fields), stories) / rarity(1, stories) if fields else 0.0
    return {at: (mask, share * min((held.get(at, 1) for held in levels), default=1)) for at, mask in fields.items()}
