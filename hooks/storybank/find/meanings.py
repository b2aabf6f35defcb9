"""Words that stand for others: forms of a word that no stem joins, and words of work that mean nearly the same.

Both are tables of the package, so that a build fetches nothing. What they say is counted in while the index is built:
a story that holds one word of a family is found by the others, weakly, and a search has nothing more to fetch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache
from operator import attrgetter

from ..read.made import made_once
from ..text.english import IRREGULAR
from ..text.terms import is_stop, stems, unpointed
from ..text.words import rarity, stem
from .fields import MEANT
from .groups import groups, lines
from .held import name_term
from .postings import Index, Posting

FORM, FAMILY, MEANING = 0.8, 0.6, 0.3  # what it is worth beside the very word
FURTHER = 0.4  # what one more word of the family adds
MOST = 40  # stories that one word finds so, the strongest
TOGETHER = 1.2  # what the words of one group that a story says can be worth, beside the strongest
LEAST = 0.7  # strength; what is weaker is not worth its place
SOURCES = 12  # words that are named as those which brought the stories

Held = dict[int, tuple[int, float]]  # by story: in which fields, how strongly
_Levels = Callable[[str], Mapping[int, int]]  # for a term the strength in each entry that holds it


@made_once
def families() -> Mapping[str, Mapping[str, float]]:
    """Return for each stem the stems of the same family, with what they are worth."""
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    rows = [(FAMILY, line.split()) for line in lines("families.txt")]
    rows += [(FORM, sorted({stem(word) for word in line.split()})) for line in IRREGULAR]
    for worth, (first, *others) in rows:
        for other in others:
            found[first][other] = found[other][first] = worth
    return dict(found)


def meant(index: Index, stories: int, curated: Collection[str] = ()) -> Index:
    """Return the index with what its words stand for in its stories, the first entries; the given one stays as it is.

    Nothing is added to what is `curated`: names of keywords, of which the bank itself says what they mean.
    """
    found: defaultdict[str, Held] = defaultdict(dict)
    via: defaultdict[str, dict[str, None]] = defaultdict(dict)
    written: dict[str, set[int]] = {}
    levels = cache(lambda term: {posting.entry: posting.level for posting in index.postings.get(term, ())})
    for targets, sources, held, worth in (*_forms(index, levels, stories), *_meanings(index, levels, stories)):
        for target in targets:
            if target not in written:
                written[target] = {posting.entry for posting in index.postings.get(target, ())}
            if target in curated or held.keys() <= written[target]:
                continue
            via[target] |= dict.fromkeys(source for source in sources if name_term(source) != target)
            _add(found[target], held, worth, FORM, written[target])
    lent = {term: _merged(index.postings.get(term, []), held) for term, held in found.items()}
    postings = index.postings | {term: rows for term, rows in lent.items() if rows}
    return replace(index, postings=postings, via={term: tuple(held)[:SOURCES] for term, held in via.items()})


def _add(mine: Held, held: Held, worth: float, most: float, without: Collection[int] = ()) -> None:
    """Add stories to those of a term: of what leads to one the strongest counts whole, the others in part.

    Together they are worth at most a share of the strength of the words themselves, so that these stay ahead.
    """
    for entry, (fields, strength) in held.items():
        if entry in without:
            continue
        before, known = mine.get(entry, (0, 0.0))
        less, more = sorted((known, strength * worth))
        mine[entry] = fields | before, min(more + FURTHER * less, max(more, strength * most))


def _merged(literal: list[Posting], held: Held) -> list[Posting]:
    worth = [(entry, fields, level) for entry, (fields, level) in _strongest(held) if level >= LEAST]
    lent = [Posting(entry, fields | MEANT, max(1, round(level)), ()) for entry, fields, level in worth]
    return sorted([*literal, *lent], key=attrgetter("entry"))


def _strongest(held: Held) -> list[tuple[int, tuple[int, float]]]:
    if len(held) <= MOST:
        return list(held.items())
    return sorted(held.items(), key=lambda item: (-item[1][1], item[0]))[:MOST]


# For which terms, by which words, where these stand, what that is worth.
_Lent = tuple[Collection[str], Collection[str], Held, float]


def _forms(index: Index, levels: _Levels, stories: int) -> Iterator[_Lent]:
    for source in sorted(index.postings.keys() & families().keys()):
        fields = {posting.entry: posting.fields for posting in index.postings[source] if posting.entry < stories}
        held = _weighed(levels, [source], fields, stories)
        yield from (([target], [source], held, worth) for target, worth in families()[source].items())


def _meanings(index: Index, levels: _Levels, stories: int) -> Iterator[_Lent]:
    for number, names in _spoken(index, stories).items():
        whole: Held = {}
        for name, fields in names.items():
            terms = [term for term in stems(name) if not is_stop(term)]
            _add(whole, dict(_strongest(_weighed(levels, terms, fields, stories))), 1.0, TOGETHER)
        yield _targets()[number], names, dict(_strongest(whole)), MEANING


@made_once
def _targets() -> tuple[tuple[str, ...], ...]:
    """Return for each group the terms by which it is searched; a name of several words is one without its articles."""
    named = (map(name_term, map(unpointed, (*one.words, *one.asked))) for one in groups())
    return tuple(tuple(dict.fromkeys(term for term in terms if term)) for terms in named)


def _spoken(index: Index, stories: int) -> dict[int, dict[str, dict[int, int]]]:
    """Return for each group and each of its names the stories that say it, with the fields in which they do."""
    found: defaultdict[int, defaultdict[str, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    for number, spoken in enumerate(index.spoken[:stories]):
        for group, name, fields in spoken:
            found[group][name][number] = fields
    return {group: dict(names) for group, names in sorted(found.items())}


def _weighed(levels: _Levels, terms: list[str], fields: Mapping[int, int], stories: int) -> Held:
    """Return the stories with their fields and the strength of the weakest of some terms; what many hold tells less."""
    held = [levels(term) for term in terms]
    share = rarity(len(fields), stories) / rarity(1, stories) if fields else 0.0
    return {at: (mask, share * min((level.get(at, 1) for level in held), default=1)) for at, mask in fields.items()}
