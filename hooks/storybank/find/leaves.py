"""The index cut into leaves: neighbouring terms together, each leaf small enough to be fetched while a person types.

A leaf holds its terms with the words that lead to them, and the postings in columns; a second file beside it holds the
positions, which only a quoted phrase needs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from string import ascii_lowercase, digits

from ..text.shards import size
from .encoding import browser_order, gaps
from .postings import Index, Posting

LEAF_BYTES = 28_000  # before compression; about a quarter of it on the wire
SMALL_LEAF_BYTES = 3_400  # where a word has few stories, and its leaf is most of what it costs
FILLED = 0.5  # of a leaf, at least
STUBS = 3
_DIGITS = digits + ascii_lowercase

# A term, its words as endings, its entries, field sets and strengths, what its strongest stories are called, and the
# words for which it was lent to some.
_Row = tuple[str, str, list[int], list[int], list[int], str, str]
_Stranger = tuple[str, str]  # a term of another leaf, and its words that belong here


@dataclass(frozen=True, slots=True)
class Leaf:
    """Neighbouring terms, from `first` on; `terms` and `positions` are the values of its two shards.

    Behind the terms stand those of other leaves of which a word belongs here: what a person types is the beginning of
    a word, not of its term.
    """

    first: str
    terms: list[_Row | _Stranger]
    positions: list[list[int]]


def masks(index: Index) -> list[int]:
    """Return every set of fields that occurs, the commonest first: postings name it by its place in this list."""
    counts = Counter(posting.fields for postings in index.postings.values() for posting in postings)
    return [mask for mask, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def leaves(index: Index, order: Sequence[int], stubs: Sequence[str] = (), *, small: bool = False) -> list[Leaf]:
    """Return the leaves in the order of their terms; `order` is the list made by `masks`.

    `stubs` say of each story what a list can show before the story itself is fetched. A leaf carries those of the
    strongest stories of each term. They are smaller where the bank is `small`.
    """
    place = {mask: at for at, mask in enumerate(order)}
    known = {word: term for word, term in index.words.items() if term in index.postings}
    words = _words_of(known)
    groups = list(_groups(index, words, place, stubs, SMALL_LEAF_BYTES if small else LEAF_BYTES)) or [[]]
    terms = [[row for row, _ in rows] for rows in groups]
    firsts = ["", *(_separator(before[-1][0], rows[0][0]) for before, rows in pairwise(terms))]
    return [
        Leaf(first, [*rows, *strangers], [positions for _, positions in group])
        for first, rows, strangers, group in zip(firsts, terms, _strangers(known, firsts), groups, strict=True)
    ]


def _separator(last: str, first: str) -> str:
    """Return the shortest text that lies behind one term and not behind the next."""
    shared = 0
    while last[shared : shared + 1] == first[shared : shared + 1]:
        shared += 1
    return first[: shared + 1]


def _strangers(words: Mapping[str, str], firsts: Sequence[str]) -> list[list[_Stranger]]:
    """Return for each leaf the terms of others to which words lead that belong here, with the endings of these."""
    order = [browser_order(first) for first in firsts]
    found: list[defaultdict[str, list[str]]] = [defaultdict(list) for _ in firsts]
    for word, term in words.items():
        here, there = (bisect_right(order, browser_order(text)) - 1 for text in (word, term))
        if here != there:
            found[here][term].append(word)
    return [[(term, _endings(term, held)) for term, held in sorted(rows.items())] for rows in found]


def _words_of(words: Mapping[str, str]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word, term in words.items():
        found[term].append(word)
    return found


def _groups(
    index: Index, words: Mapping[str, list[str]], place: Mapping[int, int], stubs: Sequence[str], full: int
) -> Iterator[list[tuple[_Row, list[int]]]]:
    """Yield the rows of one leaf after the other, each leaf about as full as it may be."""
    rows: list[tuple[_Row, list[int]]] = []
    sizes: list[int] = []
    held = 0
    for term in sorted(index.postings, key=browser_order):
        row = _row(index, term, words.get(term, []), place, stubs)
        length = size(row)
        while rows and held + length > full:
            end = _end([*(row[0] for row, _ in rows), term], sizes)
            yield rows[:end]
            del rows[:end], sizes[:end]
            held = sum(sizes)
        rows.append((row, list(_positions(index.postings[term]))))
        sizes.append(length)
        held += length
    if rows:
        yield rows


def _end(terms: Sequence[str], sizes: Sequence[int]) -> int:
    """Return how many rows make a leaf: where the name of the next is shortest, as every page of results lists them."""
    least = FILLED * sum(sizes)
    ends = [at for at, held in enumerate(accumulate(sizes), 1) if held >= least]
    return min(ends, key=lambda at: (len(_separator(terms[at - 1], terms[at])), -at))


def _row(index: Index, term: str, words: list[str], place: Mapping[int, int], stubs: Sequence[str]) -> _Row:
    postings = index.postings[term]
    return (
        term,
        _endings(term, words),
        gaps(posting.entry for posting in postings),
        [place[posting.fields] for posting in postings],
        [posting.level for posting in postings],
        "\n".join(_strongest(postings, stubs)),
        ",".join(index.via.get(term, ())),
    )


def _strongest(postings: list[Posting], stubs: Sequence[str]) -> Iterator[str]:
    """Yield number and stub of the stories that a search for the term alone puts first."""
    first = sorted(postings, key=lambda posting: (-posting.level, posting.entry))[:STUBS]
    yield from (f"{posting.entry} {stubs[posting.entry]}" for posting in first if posting.entry < len(stubs))


def _endings(term: str, words: Iterable[str]) -> str:
    return ",".join(sorted(filter(None, (_ending(term, word) for word in words if word != term))))


def _ending(term: str, word: str) -> str:
    """Return how to make the word from the term: how many letters to drop, then what to add (`happi` → `1y`).

    The number is one digit to the base of 36; a term that would lose more letters has no ending.
    """
    shared = 0
    while shared < min(len(term), len(word)) and term[shared] == word[shared]:
        shared += 1
    dropped = len(term) - shared
    return f"{_DIGITS[dropped]}{word[shared:]}" if dropped < len(_DIGITS) else ""


def _positions(postings: list[Posting]) -> Iterator[int]:
    """Yield how many positions each posting has, and their distances."""
    for posting in postings:
        yield len(posting.positions)
        last = 0
        for position in sorted(posting.positions):
            yield position - last
            last = position
