"""The words a misspelling may mean, and the ordinary words that are no misspelling though the bank does not hold them.

Without the second list "cooking" would find what says "looking".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from spellchecker import SpellChecker

from .encoding import browser_order
from .postings import Index
from .tokens import stem

SHORTEST = 4  # a shorter word has too many neighbours to guess
TWO_EDITS = 6  # from this length on a word may be wrong in two places
GROUP = 1_500  # words of a shard; it holds whole letters, so some hold more
COMMON_ENOUGH = 500  # how often a word must occur in the word list to count as ordinary English
LONGEST = 40  # letters; no word that a person misspells is longer, but tokens and encoded images are
LARGE = 4_000  # in a bank with more entries a word must occur twice to be offered


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """The words that begin with neighbouring letters, from `first` on; `words` is the value of their shard."""

    first: str
    words: list[list[str]]


def spelling(index: Index, entries: int) -> list[LetterGroup]:
    """Return the words in groups, in the order of their letters: each word with its strength, and ordinary words.

    A misspelling needs the groups of its first two letters, in case one was swapped or left out. A strength is a
    letter: `a` to `d` by how many entries hold the word, a capital if a title, keyword or question does.
    """
    known = {word: _strength(index, word) for word in index.words if _is_offered(index, word, entries)}
    ordinary = _ordinary(frozenset(known), frozenset(index.postings))
    groups = list(_letters(Counter(word[0] for word in (*known, *ordinary))))
    place = {letter: at for at, letters in enumerate(groups) for letter in letters}
    words: list[list[str]] = [[] for _ in groups]
    others: list[list[str]] = [[] for _ in groups]
    for rows, held in ((words, known), (others, ordinary)):
        for word in held:
            rows[place[word[0]]].append(word)
    return [
        LetterGroup(letters[0] if at else "", _shard(((word, known[word]) for word in words[at]), others[at]))
        for at, letters in enumerate(groups)
    ]


def _letters(counts: Mapping[str, int]) -> Iterator[list[str]]:
    """Yield the first letters in groups of so many words."""
    letters: list[str] = []
    size = 0
    for letter in sorted(counts, key=browser_order):
        if letters and size + counts[letter] > GROUP:
            yield letters
            letters, size = [], 0
        letters.append(letter)
        size += counts[letter]
    if letters:
        yield letters


def _is_offered(index: Index, word: str, entries: int) -> bool:
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
        return False
    return entries <= LARGE or word in index.strong or len(index.postings.get(index.words[word], ())) > 1


def _strength(index: Index, word: str) -> str:
    count = len(index.postings.get(index.words[word], ()))
    letter = "abcd"[min(3, len(str(count)) - 1 + (count >= 4))]
    return letter.upper() if word in index.strong else letter


def _shard(known: Iterable[tuple[str, str]], ordinary: Iterable[str]) -> list[list[str]]:
    words = sorted(known)
    return [_front_coded(word for word, _ in words), ["".join(s for _, s in words)], _front_coded(sorted(ordinary))]


def _front_coded(words: Iterable[str]) -> list[str]:
    """Return sorted words as one text: each with a digit for the letters it shares with the one before."""
    last, text = "", []
    for word in words:
        shared = 0
        while shared < min(len(last), len(word), 9) and last[shared] == word[shared]:
            shared += 1
        text.append(f"{shared}{word[shared:]}")
        last = word
    return [" ".join(text)]


@cache
def english() -> frozenset[str]:
    """Return the ordinary English words."""
    frequency = SpellChecker(language="en").word_frequency
    return frozenset(
        word for word in frequency.words() if frequency[word] >= COMMON_ENOUGH and word.isascii() and word.isalpha()
    )


def _ordinary(known: frozenset[str], terms: frozenset[str]) -> set[str]:
    """Return the stems of English words that the bank lacks and that could be taken for a misspelling of its words."""
    reach: set[str] = set()
    for word in known:
        reach.update(_variants(word))
    candidates = {word for word in english() if len(word) >= SHORTEST and stem(word) not in terms}
    return {stem(word) for word in candidates if not reach.isdisjoint(_variants(word)) or _is_pair(word, known)}


def _is_pair(word: str, known: frozenset[str]) -> bool:
    """Say whether a word is made of two that the bank knows (`boardroom`)."""
    return any(word[:at] in known and word[at:] in known for at in range(3, len(word) - 2))


def _variants(word: str) -> Iterator[str]:
    """Yield the word with up to as many letters left out as a misspelling of it may have wrong."""
    yield word
    for edits in range(1, 3 if len(word) >= TWO_EDITS else 2):
        for gone in combinations(range(len(word)), edits):
            yield "".join(letter for at, letter in enumerate(word) if at not in gone)
