"""The words a misspelling may mean, and the ordinary words that are no misspelling though the bank does not hold them.

Without the second list "cooking" would find what says "looking".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .encoding import browser_order
from .ordinary import SHORTEST, Near, ordinary
from .postings import Index

GROUP = 1_500  # words of a shard; it holds whole letters, so some hold more
LONGEST = 40  # letters; no word that a person misspells is longer, but tokens and encoded images are
LARGE = 4_000  # in a bank with more entries a word must occur twice to be offered


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """The words that begin with neighbouring letters, from `first` on; `words` is the value of their shard."""

    first: str
    words: list[list[str]]


def spelling(index: Index, entries: int, near: Near | None = None) -> list[LetterGroup]:
    """Return the words in groups, in the order of their letters: each word with its strength, and ordinary words.

    A misspelling needs the groups of its first two letters, in case one was swapped or left out. A strength is a
    letter: `a` to `d` by how many entries hold the word, a capital if a title, keyword or question does.
    """
    known = {word: _strength(index, word) for word in index.words if _is_offered(index, word, entries)}
    terms = frozenset(term for term in index.postings if _is_told(index, term, entries))
    english = (near or ordinary)(frozenset(known), terms)
    groups = list(_letters(Counter(word[0] for word in (*known, *english))))
    place = {letter: at for at, letters in enumerate(groups) for letter in letters}
    words: list[list[str]] = [[] for _ in groups]
    others: list[list[str]] = [[] for _ in groups]
    for rows, held in ((words, known), (others, english)):
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
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha() or not _is_told(index, index.words[word], entries):
        return False
    return entries <= LARGE or word in index.strong or len(index.postings[index.words[word]]) > 1


def _is_told(index: Index, term: str, entries: int) -> bool:
    """Say whether a story has the term; postings rise, the stories come first."""
    postings = index.postings.get(term)
    return postings is not None and postings[0].entry < entries


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
