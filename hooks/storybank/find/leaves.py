"""The index cut into leaves: neighbouring terms together, each leaf small enough to be fetched while a person types.

A leaf holds its terms with the words that lead to them, and the postings in columns; a second file beside it holds the
positions, which only a quoted phrase needs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .encoding import gaps, numbers
from .postings import Index, Posting

LEAF_BYTES = 16_000  # before compression; about a third of it on the wire


STUBS = 3


@dataclass(frozen=True, slots=True)
class Leaf:
    """Neighbouring terms, from `first` on; `terms` and `positions` are the values of its two shards."""

    first: str
    terms: list[list[str]]
    positions: list[str]


def masks(index: Index) -> list[int]:
    """Return every set of fields that occurs, the commonest first: postings name it by its place in this list."""
    counts = Counter(posting.fields for postings in index.postings.values() for posting in postings)
    return [mask for mask, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def leaves(index: Index, order: Sequence[int], stubs: Sequence[str] = ()) -> list[Leaf]:
    """Return the leaves in the order of their terms; `order` is the list made by `masks`.

    `stubs` say of each story what a list can show before the story itself is fetched. A leaf carries those of the
    strongest stories of each term.
    """
    place = {mask: at for at, mask in enumerate(order)}
    words = _words_of(index.words)
    made: list[Leaf] = []
    for rows in _groups(index, words, place, stubs):
        terms = [row for row, _ in rows]
        made.append(Leaf(terms[0][0] if made else "", terms, [positions for _, positions in rows]))
    return made or [Leaf("", [], [])]


def _words_of(words: Mapping[str, str]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word, term in words.items():
        found[term].append(word)
    return found


_Row = tuple[list[str], str]


def _groups(
    index: Index, words: Mapping[str, list[str]], place: Mapping[int, int], stubs: Sequence[str]
) -> Iterator[list[_Row]]:
    """Yield the rows of one leaf after the other, each leaf as full as it may be."""
    rows: list[_Row] = []
    size = 0
    for term in sorted(index.postings, key=_browser_order):
        row = _row(term, words.get(term, []), index.postings[term], place)
        row.append("\n".join(_strongest(index.postings[term], stubs)))
        length = sum(map(len, row)) + 12
        if rows and size + length > LEAF_BYTES:
            yield rows
            rows, size = [], 0
        rows.append((row, numbers(_positions(index.postings[term]))))
        size += length
    if rows:
        yield rows


def _browser_order(term: str) -> bytes:
    """Sort as JavaScript compares: by UTF-16 code units."""
    return term.encode("utf-16-be", "surrogatepass")


def _row(term: str, words: list[str], postings: list[Posting], place: Mapping[int, int]) -> list[str]:
    """Return the term, its words as endings, and the columns: entries, field sets, strengths."""
    endings = ",".join(sorted(_ending(term, word) for word in words if word != term))
    return [
        term,
        endings,
        gaps(posting.entry for posting in postings),
        numbers(place[posting.fields] for posting in postings),
        numbers(posting.level for posting in postings),
    ]


def _strongest(postings: list[Posting], stubs: Sequence[str]) -> Iterator[str]:
    """Yield number and stub of the stories that a search for the term alone puts first."""
    first = sorted(postings, key=lambda posting: (-posting.level, posting.entry))[:STUBS]
    yield from (f"{posting.entry} {stubs[posting.entry]}" for posting in first if posting.entry < len(stubs))


def _ending(term: str, word: str) -> str:
    """Return how to make the word from the term: how many letters to drop, then what to add (`happi` → `1y`)."""
    shared = 0
    while shared < min(len(term), len(word)) and term[shared] == word[shared]:
        shared += 1
    return f"{len(term) - shared}{word[shared:]}"


def _positions(postings: list[Posting]) -> Iterator[int]:
    """Yield how many positions each posting has, and their distances."""
    for posting in postings:
        yield len(posting.positions)
        last = 0
        for position in sorted(posting.positions):
            yield position - last
            last = position
