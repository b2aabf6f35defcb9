"""Figures in running text: which measure something, which stand before and after, and which are only dates or names."""

from __future__ import annotations

import re

from . import units

_NUMBER = r"\d+(?:[.,]\d+)*"
_NUMBERS = re.compile(_NUMBER)
_DIGIT = re.compile(r"\d")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
# "100 % ownership" says how much somebody cared, and was never counted.
_CARED = (
    r"(?!\s*(?:(?:of\s+)?(?:my|our|their)\s+)?(?:owner|responsib|accountab|commit|dedicat|effort|focus|attention|sure\b"
    r"|certain|confiden|convinced|honest|transparen|support|agree|involved|engaged|energy|passion"
    r"|(?:mein|unser)\w*\s|einsatz|verantwort|hingabe|konzentr|fokus|sicher|überzeug|ehrlich|leidenschaft))"
)
# 1,749, and 1.749 where it is no version and no address; in French a narrow space parts the thousands.
_THOUSANDS = (
    r"\b\d{1,3}(?:,\d{3})+\b|(?<![.\w])[1-9]\d{0,2}(?:\.\d{3}){1,2}(?![.\w]\w)|\b\d{1,3}(?:[\u00a0\u202f]\d{3})+\b"
)
_MONEY = rf"[$€£]\s?{_NUMBER}(?:\s?(?:k|m|bn|thousand|million|billion)\b)?"
_AMOUNT = rf"(?:\b{_NUMBER}[\s-]?(?:{units.AMOUNTS})\b|{_NUMBER}\s?(?:{units.UNSPACED_AMOUNTS})){_CARED}"
_TIME = rf"\b{_NUMBER}[\s-]?(?:{units.TIMES})\b|{_NUMBER}\s?(?:{units.UNSPACED_TIMES})"
_OF_AMOUNTS = rf"{_MONEY}|{_AMOUNT}|{_THOUSANDS}"
NO_TIME = re.compile(_OF_AMOUNTS, re.IGNORECASE)
"""A figure that measures something else than a time."""

MEASURE = re.compile(rf"{_OF_AMOUNTS}|{_TIME}", re.IGNORECASE)
"""A figure that measures: with a unit, a currency or thousands. `60%`, `3x`, `$50K`, `4 hours`, `1,749`."""

_ABOUT = rf"(?:{units.ABOUT})*"
_FIGURE = rf"{_ABOUT}[$€£]?\s?(?:\d|(?:{units.NUMBERS})\b)"
_FROM_TO = "|".join(
    rf"\b{first}\b[^.;]{{1,40}}\b{then}\b\s{_ABOUT}[$€£]?\d|\b{first}\s{_FIGURE}[^.;]{{0,40}}\b{then}\s"
    for first, then in units.FROM_TO
)
CHANGE = re.compile(
    rf"{_FROM_TO}|\d[^\s]*(?:\s\w+)?\s?(?:→|->|=>)|\b(?:down|up) from\b|\b(?:{units.INSTEAD_OF})\s?{_FIGURE}"
    rf"|\b(?:{units.NO_MORE})\b|[-+−]\s?\d+(?:[.,]\d+)?\s?%",
    re.IGNORECASE,
)
"""What was before and what came after: `from 9h to 1h`, `31 → 12`, `4 minutes instead of 20`."""

NEAR_FIGURE = r"\w*\d\w*"
"""A word that stands in each text with a figure that measures: where none does, none needs to be looked for."""

NEAR_CHANGE = rf"{NEAR_FIGURE}|{units.NUMBERS}|down|up|{units.NO_MORE.replace(' ', '|')}"
"""The same for a change."""

_MONTHS = "jan|feb|mar|mär|apr|may|mai\\b|june?|july?|aug|sept?|oct|okt|nov|dec|dez"
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th|\.)? (?:{_MONTHS})\w*(?: \d{{4}})?|\b(?:{_MONTHS})\w*\.? \d{{1,2}}\b(?:, \d{{4}})?"
    r"|\b(?:19|20)\d\d(?:-\d\d){0,2}\b|\b\d{1,2}:\d\d\b"
    r"|\b(?![1-9]\d{0,2}(?:\.\d{3})+\b)\d+(?:\.\d+)+\b(?!\s?%)|\b[A-Z]+[- ]?\d+\b",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"(?<![\w.])\d+(?:[.,]\d+)*|\b(?:{units.COUNTED})\b", re.IGNORECASE)


def measures(text: str) -> tuple[str, ...]:
    """Return the figures of a plain text that measure something, as written, in their order.

    >>> measures("With 100 % ownership we cut it from 9 hours to 80 minutes in Python 3.12.")
    ('9 hours', '80 minutes')
    """
    return tuple(match[0] for match in MEASURE.finditer(text))


def counts(text: str) -> bool:
    """Say whether a text counts anything, dates, versions and names aside.

    >>> counts("Two of 31 closed"), counts("On 20 April 2024, RFC 9000"), counts("Everything moved in v1.25.0")
    (True, False, False)
    """
    dateless = _DATE.sub(" ", text) if _DIGIT.search(text) else text
    return _COUNT.search(dateless) is not None


def numbers(text: str) -> frozenset[str]:
    """Return the numbers of a text as one may compare them, whatever parts their thousands and decimals.

    >>> sorted(numbers("1,749 issues, 3,5 days and 60%"))
    ['1749', '3.5', '60']
    """
    return frozenset(map(_bare, _NUMBERS.findall(text)))


def _bare(number: str) -> str:
    return re.sub(r"[.,]", "", number) if _GROUPED.fullmatch(number) else number.replace(",", ".")
