"""How alike texts are, by the telling words they share: for near-duplicates, and for a story that was moved or renamed.

Two people who tell the same thing share few phrases and many rare words: names, figures, times. So a text counts as the
set of its word stems, each weighted by how few texts have it (inverse document frequency), and two texts are compared
by the cosine of the angle between them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import log, sqrt

import snowballstemmer

COMMON = 64  # a word that more texts have leads nowhere: it would pair everything with everything
MIN_SHARED = 3  # telling words that two texts must share to be compared; fewer are chance
_STEMMER = snowballstemmer.stemmer("english")
# A word with a capital counts only behind another word: elsewhere it may open a sentence, a heading, a list item.
_MARK = re.compile(r"(?<=[\w,;)] )[A-Z][\w-]*[\w]|\d[\d.,:]*\d")
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]{3,}")


def words(text: str) -> frozenset[str]:
    """Return the word stems and figures of a text.

    >>> sorted(words("It deployed 1,200 hosts; the hosts were deployed."))
    ['1,200', 'deploy', 'host', 'the', 'were']
    """
    return frozenset(_stem(word) for word in _WORD.findall(text.casefold()))


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))


def marks(text: str) -> frozenset[str]:
    """Return the names and figures of a Markdown text: words with a capital inside a sentence, longer numbers.

    >>> sorted(marks("The alarm rang at Knight Capital. In 45 minutes it was over."))
    ['45', 'Capital', 'Knight']
    """
    return frozenset(_MARK.findall(text))


def cosine(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> float:
    """Return how alike two word sets are, from 0 to 1."""
    lengths = _length(one, weights) * _length(other, weights)
    return _weight(one & other, weights) / lengths if lengths else 0.0


def _weight(words: frozenset[str], weights: Mapping[str, float]) -> float:
    return sum(weights[word] ** 2 for word in words)


def _length(words: frozenset[str], weights: Mapping[str, float]) -> float:
    return sqrt(_weight(words, weights))


def weights_of(texts: Sequence[frozenset[str]]) -> dict[str, float]:
    """Return the weight of each word: the fewer texts have it, the more it tells."""
    counts = Counter(word for text in texts for word in text)
    return {word: log(1 + len(texts) / count) for word, count in counts.items()}


def alike(texts: Sequence[frozenset[str]], least: float) -> tuple[tuple[float, int, int], ...]:
    """Return the pairs of texts with a cosine of at least `least`: (cosine, earlier index, later index), best first.

    Only texts that share telling words are compared, found through an inverted index of those words: the work grows
    with the number of texts, not with its square.
    """
    weights = weights_of(texts)
    lengths = [_length(text, weights) for text in texts]  # once, not for each of many thousand pairs
    found = (
        (round(_weight(texts[i] & texts[j], weights) / (lengths[i] * lengths[j]), 6), i, j)
        for i, j in _candidates(texts)
    )
    return tuple(sorted((pair for pair in found if pair[0] >= least), key=lambda pair: (-pair[0], pair[1:])))


def _candidates(texts: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    counts = Counter(word for text in texts for word in text)
    having: dict[str, list[int]] = defaultdict(list)
    for later, text in enumerate(texts):
        shared: Counter[int] = Counter()
        for word in text:
            if 1 < counts[word] <= COMMON:
                shared.update(having[word])
                having[word].append(later)
        yield from ((earlier, later) for earlier, number in sorted(shared.items()) if number >= MIN_SHARED)
