"""What a word is: its letters, the scripts that write it without spaces, how a text is cut, its stem, what it tells.

Every room that speaks of words takes them from here. There are four cuts, each finer than the one before:

- `chunks`: what a person calls a word, with its unit, sign or joints: `post-mortem`, `$5K`, `5 days`, `C++`, `CI/CD`
- `WORD`: the same without signs and units: `post-mortem`, `50K`, `5`
- `runs`: letters and figures in a row: `post`, `mortem`
- `atoms`: what a name is compared by; in a script without spaces each character

`terms.py` goes on from a chunk to what the search keeps of it, and hands the browser what it needs to do the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources
from math import log
from operator import itemgetter

from snowballstemmer.english_stemmer import EnglishStemmer

from .english import CURRENCIES, MAGNITUDES, ONLY_S, PERCENT, SPELLINGS, UNITS

UNSPACED_RANGES = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1100, 0x11FF),  # Hangul, single letters
    (0x1780, 0x17FF),  # Khmer
    (0x3005, 0x3007),  # ideographic marks
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x3130, 0x318F),  # Hangul, single letters for compatibility
    (0x3400, 0x4DBF),  # Han, extension A
    (0x4E00, 0x9FFF),  # Han
    (0xAC00, 0xD7AF),  # Hangul: particles are glued to the word
    (0xF900, 0xFAFF),  # Han, compatibility
    (0x20000, 0x3FFFF),  # Han, further planes
)
"""Characters of scripts that are written without spaces between words, or with endings glued on."""


def _class(ranges: Iterable[tuple[int, int]]) -> str:
    """Return ranges of characters for a character class; as themselves they are read much faster than by number."""
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


# Where they stand: between these are the large blocks of signs that are words or syllables, and have none.
_WITH_MARKS = ((0x300, 0x3400), (0xA000, 0xAC00), (0xF900, 0x17000), (0x1B000, 0x20000), (0xE0100, 0xE01F0))


def _marks() -> Iterator[tuple[int, int]]:
    """Yield the ranges of characters that only stand on others: accents, vowel signs, variation selectors."""
    for plane in map(range, *zip(*_WITH_MARKS, strict=True)):
        groups = "".join(map(itemgetter(0), map(unicodedata.category, map(chr, plane))))  # one letter a character
        for run in re.finditer("M+", groups):
            yield plane[run.start()], plane[run.end() - 1]


UNSPACED = _class(UNSPACED_RANGES)
"""The same for a character class."""

_MARKS = _class(_marks())
_JOINERS = "\\u00ad\\u200c\\u200d"  # unseen within a word
_LETTER = r"[^\W_]"
# A word begins with a letter or a figure; marks and joiners go on with it, and are none by themselves.
_ON = rf"(?![\x00-\x7f])[{_MARKS}{_JOINERS}]++"  # the first question is the cheap one, and mostly answers
_RUN = rf"{_LETTER}++(?:{_ON}{_LETTER}*+)*+"
_GOES_ON = rf"[^\W_]|[{_MARKS}{_JOINERS}]"
_JOINT = "[-'’._,×]"
# Blanks on which Python and JavaScript agree.
GAP = r"[^\S\x1c-\x1f\x85\ufeff]"


def _chunk(run: str, goes_on: str) -> str:
    r"""Return the pattern of a chunk, as Python and JavaScript both read it, for a run of letters as each writes it.

    No flag makes capitals alike: Python would take `ı` for an `i`, JavaScript not.
    """
    units = (*PERCENT, *(name for name in MAGNITUDES if len(name) > 2), *(name for name in UNITS if len(name) > 1))
    units += (*CURRENCIES,)
    unit = "|".join("".join(f"[{c.upper()}{c}]" if c.isalpha() else c for c in name) for name in units)
    unit += "|[kK]|M|s|h"  # one letter, as it is mostly written: "1.1 M", "55 s"
    return (
        rf"(?:[$€£¥]{GAP}?)?[0-9][0-9.,]*(?<=[0-9]){GAP}(?:{unit})(?!{goes_on})"
        rf"|[A-Za-z]{{1,4}}/[A-Za-z0-9]{{1,4}}(?!{goes_on})"
        rf"|[$€£¥]?{run}(?:{_JOINT}{run})*(?:%|\+\+|#|×)?"
    )


BROWSER_CHUNK = _chunk(rf"[\p{{L}}\p{{N}}][\p{{L}}\p{{N}}\p{{M}}{_JOINERS}]*", rf"[\p{{L}}\p{{N}}\p{{M}}{_JOINERS}]")
"""A chunk as a regular expression of JavaScript with the flag `u`."""

_CHUNK = re.compile(_chunk(_RUN, _GOES_ON))
WORD = re.compile(rf"{_RUN}(?:{_JOINT}{_RUN})*")
_RUNS = re.compile(_RUN)
_SPACED = rf"[^\W_{UNSPACED}]"
_ATOM = re.compile(rf"(?![\x00-\x7f])[{UNSPACED}]|{_SPACED}++(?:{_ON}{_SPACED}*+)*+[+#]*")
_UNSPACED = re.compile(rf"[{UNSPACED}]")
BESIDE = rf"(?![{UNSPACED}])[\w{_MARKS}]"
"""A character that stands beside a word only if the word goes on."""


def chunks(text: str) -> list[str]:
    """Return the chunks of a text as written."""
    return _CHUNK.findall(text)


def runs(text: str) -> list[str]:
    """Return the letters and figures of a text in rows: its words, cut at every joint."""
    return _RUNS.findall(text)


def atoms(text: str) -> tuple[str, ...]:
    """Return the words of which a name is made, for comparison: no capitals, no punctuation but `C++` and `C#`.

    In a script that does not part its words, each character counts as one.
    """
    return tuple(_ATOM.findall(text.casefold()))


def has_words(text: str) -> bool:
    """Say whether a text says anything: whether it has a letter or a figure."""
    return _RUNS.search(text) is not None


def is_unspaced(text: str) -> bool:
    """Say whether a text, or one character, is of a script that does not part its words with spaces."""
    return _UNSPACED.search(text) is not None


@lru_cache(maxsize=2**14)  # checks, pages and the search ask for the length of the same parts
def size(text: str) -> int:
    """Return the length of a text in words; two characters of a script without spaces count as one.

    >>> size("A post-mortem (in 3.5 days): don't blame 日本語!")
    9
    """
    characters = len(_UNSPACED.findall(text))
    return len(WORD.findall(_UNSPACED.sub(" ", text) if characters else text)) + (characters + 1) // 2


def alone(pattern: str, *, plain: bool = False) -> str:
    """Return a pattern that matches whole words only: in a script without spaces a word begins and ends anywhere.

    In `plain` text, which is ASCII, a simpler pattern finds the same.
    """
    if plain:
        return rf"(?<!\w)(?:{pattern})(?!\w)"
    return rf"(?:(?<!{BESIDE})|(?=[{UNSPACED}]))(?:{pattern})(?:(?!{BESIDE})|(?<=[{UNSPACED}]))"


ISE = r"([a-z]{2,}i)s(e|es|ed|er|ers|ing|able|ations?|ational)"
YSE = r"([a-z]{2,}y)s(e|ed|er|ers|ing)"
_ISE, _YSE = re.compile(ISE), re.compile(YSE)
_LATIN = re.compile(r"[a-z]+")
# Not `snowballstemmer.stemmer`: where PyStemmer is installed it answers with that one's stems, the browser never does.
_stemmer = EnglishStemmer()


@cache
def stem(word: str) -> str:
    """Return the English stem of a word in Latin letters, any other word as it is; British words as American ones."""
    known = _known().get(word)
    if known is not None:
        return known
    return str(_stemmer.stemWord(_american(word))) if _LATIN.fullmatch(word) else word


@cache
def _known() -> Mapping[str, str]:
    """Return the stems of words that every build asks for; `tests/stem_table.py` makes the table of them."""
    text = (resources.files(__package__) / "stems.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines())
    return {word: stem for stem, *words in rows for word in words}


def _american(word: str) -> str:
    for british, american in SPELLINGS:
        if word.startswith(british):
            return american + word.removeprefix(british)
    match = _YSE.fullmatch(word) or _ISE.fullmatch(word)
    return f"{match[1]}z{match[2]}" if match and match[1][:-1] not in ONLY_S else word


def rarity(holders: int, total: int) -> float:
    """Return what a word tells that so many of all texts hold: the fewer, the more (inverse document frequency)."""
    return log(1 + total / holders)
