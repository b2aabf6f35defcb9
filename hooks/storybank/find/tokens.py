"""Text to terms, in every script. `browser/tokens.js` holds the same rule; tests run both on shared vectors.

A *chunk* is what a person would call a word, with its unit or its joints: `post-mortem`, `$50K`, `node.js`, `障害対応`.
A chunk has *readings*, the most exact first; a reading is a sequence of terms. The index holds the terms of every
reading; a query takes the first reading that the bank knows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby

import snowballstemmer

from .words import MAGNITUDES, ONLY_S, PERCENT, SPELLINGS, STOP_WORDS, is_unsegmented

Reading = tuple[str, ...]

_MARKS = "".join(chr(code) for code in range(0x300, 0x1F000) if unicodedata.category(chr(code))[0] == "M")
_WORD = rf"(?:[^\W_]|[{_MARKS}\u00ad\u200c\u200d])"
_UNIT = "|".join((*PERCENT, *(name for name in MAGNITUDES if len(name) > 2)))
_CHUNK = re.compile(
    rf"(?:[$€£¥]\s?)?[0-9][0-9.,]*(?<=[0-9])\s(?:{_UNIT})(?!{_WORD})"
    rf"|[$€£¥]?{_WORD}+(?:[-'’._,×]{_WORD}+)*(?:%|\+\+|#|×)?",
    re.IGNORECASE,
)
_DROPPED = re.compile("[\u0300-\u036f\u00ad\u200b-\u200d]")
_AMOUNT = re.compile(r"([$€£¥]?)([0-9][0-9.,]*)(%|x|[a-z]{1,8})?")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_SYMBOLIC = re.compile(r"[a-z](?:\+\+|#)")
_JOINT = re.compile(r"[-._,]+")
_ASCII = re.compile(r"[a-z]+")
_ISE = re.compile(r"([a-z]{2,}i)s(e|es|ed|er|ers|ing|able|ations?|ational)")
_YSE = re.compile(r"([a-z]{2,}y)s(e|ed|er|ers|ing)")

_stemmer = snowballstemmer.stemmer("english")


def chunks(text: str) -> Iterator[str]:
    """Yield the chunks of a text as written."""
    return (match[0] for match in _CHUNK.finditer(text))


def normalise(chunk: str) -> str:
    """Return a chunk without case, accents, ligatures and invisible characters; vowel signs of a script stay."""
    lower = unicodedata.normalize("NFKC", chunk).lower()
    bare = _DROPPED.sub("", unicodedata.normalize("NFKD", lower))
    return unicodedata.normalize("NFC", bare).replace("’", "'").replace("×", "x")


@cache
def stem(word: str) -> str:
    """Return the English stem of a word in Latin letters, any other word as it is; British words as American ones."""
    return str(_stemmer.stemWord(_american(word))) if _ASCII.fullmatch(word) else word


def _american(word: str) -> str:
    for british, american in SPELLINGS:
        if word.startswith(british):
            return american + word.removeprefix(british)
    match = _YSE.fullmatch(word) or _ISE.fullmatch(word)
    return f"{match[1]}z{match[2]}" if match and match[1][:-1] not in ONLY_S else word


@cache
def readings(chunk: str) -> tuple[Reading, ...]:
    """Return the readings of a chunk, the most exact first.

    >>> readings("post-mortems")
    (('postmortem',), ('post', 'mortem'))
    >>> readings("$50K")
    (('$50000',), ('50000',))
    """
    text = normalise(chunk)
    amount = _amount(text)
    if amount:
        return amount
    if _SYMBOLIC.fullmatch(text):
        return ((text,),)
    parts = [part.strip("'") for part in _JOINT.split(text.rstrip("%+#").lstrip("$€£¥"))]
    words = [word for part in parts if part for word in _segments(_bare(part))]
    if len(words) < 2 or "," in text or any(is_unsegmented(word[0]) for word in words):
        return _dedup(_reading(words), _characters(words))
    return _dedup(_reading(["".join(words)]), _reading(words), _characters(words))


def surfaces(chunk: str) -> tuple[str, ...]:
    """Return the words of a chunk before stemming: what a person may type, and may type wrongly."""
    parts = [_bare(part) for part in _JOINT.split(normalise(chunk).rstrip("%+#").lstrip("$€£¥"))]
    words = [part for part in parts if part and not part[0].isdigit()]
    return tuple(dict.fromkeys([*words, "".join(words)])) if len(words) > 1 else tuple(words)


def _bare(part: str) -> str:
    """`team's` → `team`, `don't` → `dont`."""
    return part.removesuffix("'s").replace("'", "")


def _segments(part: str) -> list[str]:
    """Cut a part where a script without spaces begins or ends."""
    return ["".join(run) for _, run in groupby(part, is_unsegmented)]


def _reading(words: list[str]) -> Reading:
    return tuple(term for word in words for term in _terms(word))


def _terms(word: str) -> list[str]:
    if not is_unsegmented(word[0]) or len(word) == 1:
        return [stem(word)]
    return [word[at : at + 2] for at in range(len(word) - 1)]


def _characters(words: list[str]) -> Reading:
    """Single characters of scripts without spaces, so that one character finds the words it stands in."""
    if not any(is_unsegmented(word[0]) for word in words):
        return ()
    return tuple(char for word in words for char in (word if is_unsegmented(word[0]) else [stem(word)]))


def _dedup(*found: Reading) -> tuple[Reading, ...]:
    return tuple(dict.fromkeys(reading for reading in found if reading))


def _amount(text: str) -> tuple[Reading, ...]:
    """Readings of a figure: with its sign or unit first, then bare (`60%`, `$50k`, `5.5 million`, `45ms`)."""
    for word in PERCENT:
        text = text.removesuffix(word).rstrip() + "%" if text.endswith(word) else text
    match = _AMOUNT.fullmatch(text.replace(" ", ""))
    if not match or not _is_number(match[2]):
        return ()
    sign, number, unit = match[1], match[2].rstrip(".,").replace(",", ""), match[3] or ""
    if unit in MAGNITUDES:
        number, unit = _times(number, MAGNITUDES[unit]), ""
    bare: Reading = (number, unit) if unit.isalpha() and unit != "x" else (number,)
    return _dedup((sign + number + unit,), bare, (number,))


def _is_number(text: str) -> bool:
    return "," not in text.rstrip(",") or bool(_THOUSANDS.fullmatch(text.rstrip(".,")))


def _times(number: str, factor: int) -> str:
    """Multiply without rounding errors: `1.2` by a million is `1200000`."""
    whole, _, fraction = number.partition(".")
    digits = len(str(factor)) - 1
    return (whole + fraction[:digits].ljust(digits, "0")).lstrip("0") or "0"


def is_stop(term: str) -> bool:
    """Say whether the index leaves this term out."""
    return term in STOP_TERMS


STOP_TERMS = STOP_WORDS | {stem(word) for word in STOP_WORDS}
