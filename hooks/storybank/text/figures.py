"""Figures in running text: which measure something, which stand before and after, and which are only dates or names."""

from __future__ import annotations

import re

_NUMBER = r"\d+(?:[.,]\d+)*"
_NUMBERS = re.compile(_NUMBER)
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_TIME = r"(?:ms|milliseconds?|s|secs?|seconds?|min|minutes?|h|hours?|days?|weeks?|months?|years?)\b"
_AMOUNT = (
    r"(?:%|percent\b|per cent\b|x\b|×|-fold\b|times\b|k\b|m\b|bn\b|thousand\b|million\b|billion\b"
    r"|(?:[kmgt]i?b|bytes|requests?|users?|customers?|people|teams?|services?|servers?|nodes?|incidents?|bugs?|pages?"
    r"|rps|qps|lines|commits|projects?|sites?|websites|certificates?)\b)"
)
# "100 % ownership" says how much somebody cared, and was never counted.
_CARED = (
    r"(?!\s*(?:(?:of\s+)?(?:my|our|their)\s+)?(?:owner|responsib|accountab|commit|dedicat|effort|focus|attention|sure\b"
    r"|certain|confiden|convinced|honest|transparen|support|agree|involved|engaged|energy|passion))"
)
_MONEY = rf"[$€£]\s?{_NUMBER}(?:\s?(?:k|m|bn|thousand|million|billion)\b)?"
_OF_AMOUNTS = rf"{_MONEY}|\b{_NUMBER}[\s-]?{_AMOUNT}{_CARED}|\b\d{{1,3}}(?:,\d{{3}})+\b"
NO_TIME = re.compile(_OF_AMOUNTS, re.IGNORECASE)
"""A figure that measures something else than a time."""

MEASURE = re.compile(rf"{_OF_AMOUNTS}|\b{_NUMBER}[\s-]?{_TIME}", re.IGNORECASE)
"""A figure that measures: with a unit, a currency or thousands. `60%`, `3x`, `$50K`, `4 hours`, `1,749`."""

_ABOUT = r"(?:about |around |over |roughly |some |nearly |almost |just |only |under )*"
_FIGURE = rf"{_ABOUT}[$€£]?\s?(?:\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b)"
CHANGE = re.compile(
    rf"\bfrom\b[^.;]{{1,40}}\bto\b\s{_ABOUT}[$€£]?\d|\bfrom\s{_FIGURE}[^.;]{{0,40}}\bto\s|\d[^\s]*(?:\s\w+)?\s?(?:→|->|=>)"
    rf"|\b(?:down|up) from\b|\binstead of\s{_FIGURE}|\bagainst\s{_FIGURE}|\bno longer\b|[-+−]\s?\d+(?:[.,]\d+)?\s?%",
    re.IGNORECASE,
)
"""What was before and what came after: `from 9h to 1h`, `31 → 12`, `4 minutes instead of 20`."""

_MONTHS = "jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec"
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})\w*(?: \d{{4}})?|\b(?:{_MONTHS})\w*\.? \d{{1,2}}\b(?:, \d{{4}})?"
    r"|\b(?:19|20)\d\d(?:-\d\d){0,2}\b|\b\d{1,2}:\d\d\b|\b\d+(?:\.\d+)+\b(?!\s?%)|\b[A-Z]+[- ]?\d+\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(?<![\w.])\d+(?:[.,]\d+)*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands)\b",
    re.IGNORECASE,
)


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
    return _COUNT.search(_DATE.sub(" ", text)) is not None


def numbers(text: str) -> frozenset[str]:
    """Return the numbers of a text as one may compare them, whatever parts their thousands and decimals.

    >>> sorted(numbers("1,749 issues, 3,5 days and 60%"))
    ['1749', '3.5', '60']
    """
    return frozenset(map(_bare, _NUMBERS.findall(text)))


def _bare(number: str) -> str:
    return re.sub(r"[.,]", "", number) if _GROUPED.fullmatch(number) else number.replace(",", ".")
