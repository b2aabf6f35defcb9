"""How alike texts are, by the telling words they share.

Two people who tell the same thing share few phrases and many rare words: names, figures, times. So a text counts as its
words, each weighed by how few texts hold it, and two texts are compared by the cosine of the angle between them. An
inverted index leads from a word to the texts that hold it: no two texts are compared that share none.

One mechanism, four uses: stories that tell the same, a story that was moved or renamed, related stories (there the
words are keywords), and the stories that answer a question. Within one file people tell a story again at another
length, which bends the angle; there `overlap` compares the same words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from math import inf, sqrt
from operator import mul

from .terms import is_stop, readings
from .words import chunks, is_unspaced, rarity

# A word with a capital counts only behind another word: elsewhere it may open a sentence, a heading, a list item.
_NAME_OR_FIGURE = re.compile(r"(?<=[\w,;)] )[A-Z][\w-]*[\w]|\d[\d.,:]*\d")
Vector = Mapping[str, float]


def telling(text: str) -> frozenset[str]:
    """Return the words of a text that tell what it is about: their stems, figures, pairs of characters.

    >>> sorted(telling("It deployed 1,200 hosts; the hosts were deployed in 東京都."))
    ['1200', 'deploy', 'host', '京都', '東京']
    """
    return frozenset(chain.from_iterable(map(_telling, chunks(text))))


@cache
def _telling(chunk: str) -> tuple[str, ...]:
    """Return the parts of a chunk; where no space parts words, pairs of characters tell more than single ones."""
    ways = readings(chunk)
    return tuple(term for term in ways[0 if is_unspaced(chunk) else -1] if not is_stop(term)) if ways else ()


def names_and_figures(text: str) -> frozenset[str]:
    """Return the names and figures of a Markdown text: words with a capital inside a sentence, longer numbers.

    >>> sorted(names_and_figures("The alarm rang at Knight Capital. In 45 minutes it was over."))
    ['45', 'Capital', 'Knight']
    """
    return frozenset(_NAME_OR_FIGURE.findall(text))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of the text that holds fewer words the other one holds, from 0 to 1.

    >>> overlap(telling("we moved the disks"), telling("the disks of Ghent were moved by hand"))
    1.0
    """
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer else 0.0


def evenly(words: Iterable[str]) -> Vector:
    """Return a text in which each word counts once."""
    return dict.fromkeys(words, 1.0)


@dataclass(frozen=True)
class Texts:
    """Texts to compare: each the words it holds, with how much each counts there. They are known by their number."""

    texts: Sequence[Vector]

    @cached_property
    def holders(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the texts that hold a word, in order."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self.texts):
            for word in text:
                found[word].append(number)
        return found

    @cached_property
    def rarity(self) -> Mapping[str, float]:
        """What each word tells: the fewer texts hold it, the more."""
        return {word: rarity(len(numbers), len(self.texts)) for word, numbers in self.holders.items()}

    @cached_property
    def _weighed(self) -> Sequence[dict[str, float]]:
        return [{word: value * self.rarity[word] for word, value in text.items()} for text in self.texts]

    @cached_property
    def _lengths(self) -> Sequence[float]:
        return [sqrt(sum(value * value for value in text.values())) for text in self._weighed]

    def shared(self, one: int, other: int) -> set[str]:
        """Return the words that two texts share."""
        return self.texts[one].keys() & self.texts[other].keys()

    def likeness(self, one: int, other: int) -> float:
        """Return how alike two texts are, from 0 to 1."""
        lengths = self._lengths[one] * self._lengths[other]
        return round(self._product(one, other) / lengths, 6) if lengths else 0.0

    def _product(self, one: int, other: int) -> float:
        first, second, shared = self._weighed[one], self._weighed[other], self.shared(one, other)
        return sum(map(mul, map(first.__getitem__, shared), map(second.__getitem__, shared)), 0.0)

    def like(self, text: Vector) -> dict[int, float]:
        """Return how alike another text is to each text that shares a word with it."""
        unknown = rarity(1, len(self.texts))  # a word that no text holds makes all of them less like
        wanted = {word: value * self.rarity.get(word, unknown) for word, value in sorted(text.items())}
        length = sqrt(sum(value * value for value in wanted.values()))
        found: defaultdict[int, float] = defaultdict(float)
        for word, value in wanted.items():
            for number in self.holders.get(word, ()):
                found[number] += value * self._weighed[number][word]
        return {number: round(product / (length * self._lengths[number]), 6) for number, product in found.items()}

    def pairs(self, least: int, most: float = inf, window: int = 0) -> Iterator[tuple[int, int]]:
        """Yield the pairs of texts, the earlier first, that share at least so many words.

        A word that more than `most` texts hold does not count. With a `window`, each text looks only at so many of the
        nearest texts that hold a word. So the work grows with the number of texts, not with its square.
        """
        before: defaultdict[str, list[int]] = defaultdict(list)
        for later, text in enumerate(self.texts):
            shared: Counter[int] = Counter()
            for word in text:
                if 1 < len(self.holders[word]) <= most:
                    shared.update(before[word][-window:])
                    before[word].append(later)
            yield from ((earlier, later) for earlier, number in sorted(shared.items()) if number >= least)
