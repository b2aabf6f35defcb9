"""From a chunk of text to the terms that it is found by, in every script.

A chunk has *readings*, the most exact first; a reading is a sequence of terms. The index of the search holds the terms
of every reading; a query takes the first reading that the bank knows. Texts are compared by the last reading, the
plainest. `find/browser/tokens.js` does the same by the same table; tests run both.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import chain, filterfalse, groupby

from .english import (
    ARTICLES,
    CURRENCIES,
    DIGITS,
    MAGNITUDES,
    NUMBERS,
    ONLY_S,
    PERCENT,
    POINTERS,
    SIMPLE_NUMBERS,
    SPELLINGS,
    STOP_WORDS,
    TENS,
    UNITS,
)
from .words import BROWSER_CHUNK, GAP, ISE, UNSPACED_RANGES, YSE, chunks, is_unspaced, stem

Reading = tuple[str, ...]
CUT_TEXTS = 16_384  # texts of which the terms are kept: a story's are asked for twice

# Python and JavaScript read these alike.
_PATTERNS = {
    # Latin accents, what is unseen, and what only says how a character looks: variation selectors, the frame of a key.
    "dropped": "[\u0300-\u036f\u00ad\u200b-\u200d\u20e3\ufe00-\ufe0f\U000e0100-\U000e01ef]",
    "gap": GAP,
    "amount": r"([$€£¥]?)([0-9][0-9.,]*)(%|x|[a-z]{1,12})?",
    "thousands": r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?",
    "symbolic": r"[a-z](?:\+\+|#)",
    "joint": r"[-._,/]+",
    "measured": r"([0-9][0-9.,]*)-([a-z]{1,12})",
    "version": r"v([0-9]+(?:\.[0-9]+)*)",
    "shortened": r"'(?:s|d|m|ll|re|ve)$",
    "ise": ISE,
    "yse": YSE,
}
_DROPPED, _GAP, _AMOUNT, _THOUSANDS, _SYMBOLIC, _JOINT, _MEASURED, _VERSION, _SHORTENED = (
    re.compile(_PATTERNS[name])
    for name in ("dropped", "gap", "amount", "thousands", "symbolic", "joint", "measured", "version", "shortened")
)


def normalise(chunk: str) -> str:
    """Return a chunk without case, accents, ligatures and invisible characters; vowel signs of a script stay."""
    lower = unicodedata.normalize("NFKC", chunk).lower()
    bare = _DROPPED.sub("", unicodedata.normalize("NFKD", lower))
    return unicodedata.normalize("NFC", bare).replace("’", "'").replace("×", "x")


@cache
def readings(chunk: str) -> tuple[Reading, ...]:
    """Return the readings of a chunk, the most exact first.

    >>> readings("post-mortems")
    (('postmortem',), ('post', 'mortem'))
    >>> readings("$50K")
    (('$50000',), ('50000',))
    >>> readings("10 hours")
    (('10h',), ('10', 'hour'), ('10',))
    """
    text = normalise(chunk)
    amount = _amount(text)
    if amount:
        return amount
    if _SYMBOLIC.fullmatch(text):
        return ((text,),)
    if text in NUMBERS:
        return ((text,), (NUMBERS[text],))
    parts = [part.strip("'") for part in _JOINT.split(text.rstrip("%+#").lstrip("$€£¥"))]
    words = [word for part in parts if part for word in _segments(_bare(part))]
    if len(words) < 2 or "," in text or any(is_unspaced(word[0]) for word in words):
        return _dedup(_reading(words), _characters(words), _version(text))
    return _dedup(_reading(["".join(words)]), _reading(words), _characters(words), _version(text))


def _version(text: str) -> Reading:
    """`v14`, as it is said in full."""
    match = _VERSION.fullmatch(text)
    return ("version", match[1]) if match else ()


def surfaces(chunk: str) -> tuple[str, ...]:
    """Return the words of a chunk before stemming: what a person may type, and may type wrongly."""
    parts = [_bare(part) for part in _JOINT.split(normalise(chunk).rstrip("%+#").lstrip("$€£¥"))]
    words = [part for part in parts if part and not part[0].isdigit()]
    return tuple(dict.fromkeys([*words, "".join(words)])) if len(words) > 1 else tuple(words)


def _bare(part: str) -> str:
    """`team's` → `team`, `we'd` → `we`, `don't` → `dont`."""
    return _SHORTENED.sub("", part).replace("'", "")


def _segments(part: str) -> list[str]:
    """Cut a part where a script without spaces begins or ends."""
    return ["".join(run) for _, run in groupby(part, is_unspaced)]


def _reading(words: list[str]) -> Reading:
    return tuple(term for word in words for term in _terms(word))


def _terms(word: str) -> list[str]:
    if not is_unspaced(word[0]) or len(word) == 1:
        return [stem(word)]
    return [word[at : at + 2] for at in range(len(word) - 1)]


def _characters(words: list[str]) -> Reading:
    """Single characters of scripts without spaces, so that one character finds the words it stands in."""
    if not any(is_unspaced(word[0]) for word in words):
        return ()
    return tuple(char for word in words for char in (word if is_unspaced(word[0]) else [stem(word)]))


def _dedup(*found: Reading) -> tuple[Reading, ...]:
    return tuple(dict.fromkeys(reading for reading in found if reading))


def _amount(text: str) -> tuple[Reading, ...]:
    """Readings of a figure: with its sign or unit first, then bare (`60%`, `$50k`, `5.5 million`, `45ms`)."""
    for word in PERCENT:
        text = text.removesuffix(word).rstrip() + "%" if text.endswith(word) else text
    if measured := _MEASURED.fullmatch(text):
        return _dedup((measured[1] + measured[2],), *_amount(measured[1] + measured[2]))
    match = _AMOUNT.fullmatch(_GAP.sub("", text))
    if not match or not _is_number(match[2]):
        return ()
    sign, number, unit = match[1], match[2].rstrip(".,").replace(",", ""), match[3] or ""
    if unit in MAGNITUDES:
        number, unit = _times(number, MAGNITUDES[unit]), ""
    bare: Reading = (number, stem(unit)) if unit.isalpha() and unit != "x" else (number,)
    if unit in CURRENCIES and not sign:
        sign, unit = CURRENCIES[unit], ""
    return _dedup((sign + number + UNITS.get(unit, unit),), bare, (number,))


def _is_number(text: str) -> bool:
    return "," not in text.rstrip(",") or bool(_THOUSANDS.fullmatch(text.rstrip(".,")))


def _times(number: str, factor: int) -> str:
    """Multiply without rounding errors: `1.2` by a million is `1200000`."""
    whole, _, fraction = number.partition(".")
    digits = len(str(factor)) - 1
    return (whole + fraction[:digits].ljust(digits, "0")).lstrip("0") or "0"


_POINTER_TERMS = {stem(word) for word in POINTERS}
STOP_TERMS = STOP_WORDS | {stem(word) for word in STOP_WORDS}


def is_stop(term: str) -> bool:
    """Say whether a term tells nothing: the index leaves it out."""
    return term in STOP_TERMS


def stems(text: str) -> Reading:
    """Return the plainest terms of a text, chunk by chunk, stop words among them.

    >>> stems("It deployed 1,200 post-mortems in 東京都")
    ('it', 'deploy', '1200', 'post', 'mortem', 'in', '東', '京', '都')
    """
    return tuple(chain.from_iterable(map(_plainest, chunks(text))))


@cache
def _plainest(chunk: str) -> Reading:
    return readings(chunk)[-1] if readings(chunk) else ()


@lru_cache(maxsize=CUT_TEXTS)
def told(text: str) -> Reading:
    """Return the plainest terms of a text without its articles: what phrases are looked up in."""
    return tuple(filterfalse(ARTICLES.__contains__, stems(text)))


def asked(text: str) -> Reading:
    """Return the plainest terms of a text without the words that only say which is meant: what questions ask for."""
    return tuple(filterfalse(_POINTER_TERMS.__contains__, stems(text)))


def unpointed(name: str) -> str:
    """Return a name without the words that only say which is meant: `disagree with a boss` → `disagree with boss`."""
    return " ".join(word for word in name.split() if word.casefold() not in POINTERS) or name


def table() -> dict[str, object]:
    """Return what the browser needs to cut a text and read its chunks as this module does."""
    return {
        "stop": " ".join(sorted(STOP_TERMS)),
        "pointers": sorted(_POINTER_TERMS),
        "spellings": ",".join(map(" ".join, SPELLINGS)),
        "onlyS": " ".join(sorted(ONLY_S)),
        "unspaced": UNSPACED_RANGES,
        "magnitudes": MAGNITUDES,
        "units": UNITS,
        "currencies": CURRENCIES,
        "numbers": SIMPLE_NUMBERS,
        "tens": TENS,
        "digits": DIGITS,
        "percent": PERCENT,
        "patterns": {"chunk": BROWSER_CHUNK, **_PATTERNS},
    }
