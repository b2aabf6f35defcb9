"""E-mail addresses and phone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phonenumbers import Leniency, PhoneNumberMatcher

from ...model.settings import Settings
from .leak import Leak
from .urls import without_urls

# Apart from the name, @ is as often the word “at” (“I worked @ fabrikam.io”): there a name with a figure or mark tells.
_AT = r"(?:[@＠]| @ |(?-i:\sAT\s)|\s?[\[({]\s?at\s?[\])}]\s?)"
_ANY_AT = re.compile(r"[@＠]|(?-i:\sAT\s)|[\[({]\s?at\s?[\])}]", re.IGNORECASE)
_DOT = r"(?:\.|\s?[\[({]\s?dot\s?[\])}]\s?|\sdot\s)"
_LOCAL = r"[^\W_](?:[\w.+%-]{0,62}[^\W])?"
# Nothing before it that would make it a handle (@name@host), nothing behind it that makes it an scp path (git@host:x).
_EMAIL = re.compile(
    rf"(?<![\w@＠/.+%-])(?P<local>{_LOCAL}){_AT}(?P<host>[\w-]+(?:{_DOT}[\w-]+)*{_DOT}(?P<top>[^\W\d_]{{2,24}}))"
    r"(?![\w@-]|\.\w|:[\w~/])",
    re.IGNORECASE,
)
_RESERVED = re.compile(r"(?:.*[.])?(?:example(?:[.](?:com|org|net))?|test|invalid|localhost)", re.IGNORECASE)
_FILE_ENDINGS = frozenset({"png", "jpg", "jpeg", "gif", "svg", "webp", "js", "css", "md", "py", "ts"})  # logo@2x.png
_NOBODY = frozenset({"noreply", "no-reply", "donotreply", "git"})

# At least seven figures, with what may stand between them: only there a number is looked for, which takes long.
_FIGURES = re.compile(r"[+＋(]*\d(?:[ \t().\-–/\xa0]{0,4}\d){6,}")
_AROUND = 16


def emails(text: str, _settings: Settings) -> Iterator[Leak]:
    """Yield e-mail addresses, also "name [at] host [dot] com"; not those of reserved domains such as example.com."""
    if not _ANY_AT.search(text):
        return
    for match in _EMAIL.finditer(text):
        host = re.sub(_DOT, ".", match["host"], flags=re.IGNORECASE)
        word = match["local"].isalpha() and re.search(r" @ |\sAT\s", match[0])
        nobody = word or match["local"].lower() in _NOBODY or match["top"].lower() in _FILE_ENDINGS
        if not nobody and not _RESERVED.fullmatch(host):
            yield Leak(
                match.start(),
                match.end(),
                "SB601",
                "an e-mail address",
                "who it was by role (“the customer”, “our on-call”)",
            )


def phones(text: str, settings: Settings) -> Iterator[Leak]:
    """Yield phone numbers: international ones, and those written as in one of the regions of the settings.

    Only numbers grouped as people of that region group them: a story is full of figures that are no phone numbers.
    """
    seen: set[tuple[int, int]] = set()
    for window in _FIGURES.finditer(without_urls(text)):
        # The characters around count too: "$12 345 678" and "v1.234.567.8901" are no numbers to ring.
        start, end = max(0, window.start() - _AROUND), window.end() + _AROUND
        for region in (None, *settings.phone_regions):
            for match in PhoneNumberMatcher(text[start:end], region, leniency=Leniency.STRICT_GROUPING):
                place = (start + match.start, start + match.end)
                if place not in seen and not match.raw_string.isdigit():
                    seen.add(place)
                    yield Leak(*place, "SB602", "a phone number", "“by phone”")
