"""Words that no story has, and the stories that they are near: where a whole query finds nothing by its words.

A browser has no vectors. So the build lists for each common word the stories nearest to it, with how near they are; the
search adds up what the words of a query list, and stories that several of them are near come out on top.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ..text.shards import size
from ..text.terms import is_stop, readings
from ..text.words import chunks
from .encoding import browser_order, gaps
from .fields import Entry, FieldKind
from .vectors import FULL, Vectors, vectors

with suppress(ImportError):  # not everybody has it
    import numpy as np
if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST = 16  # stories of one word
TITLE, SENTENCE = 0.5, 1.0  # what the nearness of the title counts beside that of the story, and that of one sentence
TITLES = 2  # how often the words of the title count in the story
STEPS = 16  # how finely nearness is told
LEAST = 0.25  # nearness below which a story is not listed
NAMES = 3  # words of the bank that stand for one
ALIKE = 0.45  # cosine from which one word may stand for another
SHARD_BYTES = 16_000  # before compression
BATCH = 512  # words compared at once
PRODUCTS = 4_000_000  # with sentences, held at once
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_SENTENCE = re.compile(r"(?<=[.!?])\s+")

# A word, what it tells, the stories near it by their distances, how near each is, and words of the bank that are near.
Row = tuple[str, int, list[int], str, str]


@dataclass(frozen=True, eq=False)
class _Bank:
    """The directions of stories, of their titles and sentences; the sentences of a story begin at its `start`."""

    stories: NDArray[Any]
    titles: NDArray[Any]
    sentences: NDArray[Any]
    starts: list[int]


@lru_cache(maxsize=2)  # a server builds again after each change of a page
def near(stories: tuple[Entry, ...]) -> tuple[Row, ...]:
    """Return for each common word the stories that it is near, in the order of the browser; nothing without NumPy."""
    table = vectors() if stories else None
    return tuple(sorted(_rows(table, stories), key=lambda row: browser_order(row[0]))) if table else ()


def shards(rows: Sequence[Row]) -> list[list[Row]]:
    """Return the rows in shards, each small enough to be fetched for one word."""
    found: list[list[Row]] = [[]]
    full = 0
    for row in rows:
        if found[-1] and full + size(row) > SHARD_BYTES:
            found.append([])
            full = 0
        found[-1].append(row)
        full += size(row)
    return found if rows else []


def _rows(table: Vectors, stories: Sequence[Entry]) -> Iterator[Row]:
    bank = _bank(table, stories)
    names, places = _spoken(table, stories)
    said = table.rows[places].astype(np.float32).T
    least = LEAST * STEPS
    batch = max(1, min(BATCH, PRODUCTS // len(bank.sentences)))
    for first in range(0, len(table.words), batch):
        words = table.rows[first : first + batch].astype(np.float32)
        levels = np.rint(_nearness(words, bank) * STEPS).clip(0, len(_DIGITS) - 1).astype(int)
        chosen = _strongest(levels)
        rows = zip(chosen.tolist(), np.take_along_axis(levels, chosen, axis=1).tolist(), strict=True)
        alike = _alike(words @ said)
        for at, (entries, nearness) in enumerate(rows, first):
            held = sorted((entry, level) for entry, level in zip(entries, nearness, strict=True) if level >= least)
            if held:
                yield (
                    table.words[at],
                    int(table.weights[at]),
                    gaps(entry for entry, _ in held),
                    "".join(_DIGITS[level] for _, level in held),
                    ",".join(names[one] for one in alike[at - first]),
                )


def _strongest(values: NDArray[Any]) -> NDArray[Any]:
    """Return for each row the places of its greatest values; of equals the first."""
    unique = np.arange(values.shape[1]) - values.astype(np.int64) * values.shape[1]  # a tie goes to the first
    places: NDArray[Any] = np.argpartition(unique, min(MOST, unique.shape[1]) - 1, axis=1)[:, :MOST]
    return places


def _alike(products: NDArray[Any]) -> list[list[int]]:
    """Return for each row the places of the words that may stand for it, the most alike first."""
    found: list[list[tuple[float, int]]] = [[] for _ in products]
    rows, places = np.nonzero(products >= ALIKE * FULL**2)
    for row, place, product in zip(rows.tolist(), places.tolist(), products[rows, places].tolist(), strict=True):
        found[row].append((-product, place))
    return [[place for _, place in sorted(row)[:NAMES]] for row in found]


def _nearness(words: NDArray[Any], bank: _Bank) -> NDArray[Any]:
    sentences = np.maximum.reduceat(words @ bank.sentences.T, bank.starts, axis=1)
    whole: NDArray[Any] = words @ bank.stories.T + TITLE * (words @ bank.titles.T) + SENTENCE * sentences
    return whole / FULL**2


def _bank(table: Vectors, stories: Sequence[Entry]) -> _Bank:
    told = [list(_sentences(entry)) for entry in stories]
    starts = [0]
    for sentences in told[:-1]:
        starts.append(starts[-1] + len(sentences))
    return _Bank(
        np.stack([table.direction([*[s[0]] * (TITLES - 1), *s]) for s in told]),
        np.stack([table.direction(s[:1]) for s in told]),
        np.stack([table.direction([sentence]) for s in told for sentence in s]),
        starts,
    )


def _sentences(entry: Entry) -> Iterator[str]:
    """Yield the title, then each sentence of the story."""
    yield entry.title
    for passage in entry.passages:
        if passage.shown and passage.kind not in (FieldKind.TITLE, FieldKind.PRINCIPLE):
            yield from _SENTENCE.split(passage.text)


def _spoken(table: Vectors, stories: Sequence[Entry]) -> tuple[list[str], list[int]]:
    """Return words of the stories, one for each of the table that they have, and the places of these in it."""
    held: dict[str, str] = {}
    for word in (chunk for entry in stories for sentence in _sentences(entry) for chunk in chunks(sentence)):
        term = readings(word)[-1:]
        if len(term) == 1 and len(term[0]) == 1 and len(word) < len(held.get(term[0][0], word + " ")):
            held[term[0][0]] = word.lower()
    found = [(held[word], at) for at, word in enumerate(table.words) if word in held and not is_stop(word)]
    return [word for word, _ in found], [at for _, at in found]
