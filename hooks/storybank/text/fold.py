"""Text as the reader compares it: the same letters whatever the keyboard, script width or decoration.

`shadow` keeps every position, so that what is found in it can be cut from the text as written.
"""

from __future__ import annotations

import re
import unicodedata
from string import ascii_uppercase

from .words import WORD

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_HIDDEN = "\u200b\u200c\u2060\ufeff\u200e\u200f\u00ad\ufe0f\ufe0e"
_TATWEEL = "\u0640"  # draws an Arabic word out, and is no letter of it
_SAME = {
    **dict.fromkeys(_SPACES + _HIDDEN + "\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "),
    **dict.fromkeys("‐‑−﹣", "-"),
    **dict.fromkeys("：﹕∶꞉", ":"),
    **dict.fromkeys("’‘ʼ", "'"),
    **dict.fromkeys("“”„", '"'),
    **{chr(first + at): letter for first in (0x1F150, 0x1F170) for at, letter in enumerate(ascii_uppercase)},  # 🅢, 🆂
    "【": "[", "】": "]", "〔": "[", "〕": "]",
}  # fmt: skip

MARKUP = re.compile(r"</?(?![a-z]+://|mailto:)[A-Za-z][^<>]*>|[*_`]+|[=~]{2,}")  # an address in such brackets is text
ENTITY = (  # a sign that is no letter, as HTML names it
    r"&(?:nbsp|[et][nm]sp|thinsp|zwn?j|shy|[mn]dash|horbar|hellip|bull|middot|[lr]s?aquo|[lr][sd]quo|bdquo|quot|para|sect"
    r"|[lrud]arr|[rl]Arr|check|starf?|hearts|times|deg|#\d{2,6}|#x[\da-fA-F]{2,5});"
)
LEADING = re.compile(rf"^(?:{ENTITY}|:[a-z0-9_+-]{{2,30}}:|\d[\s\ufe0f]?\u20e3|(?!&#?\w+;)[^\w(\[\"'#{{/+])+")


class _Shadow(dict[int, str]):
    """Maps each character to its plain form of the same length, worked out once for each."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = _SAME.get(char) or unicodedata.normalize("NFKC", char)
        self[code] = plain if len(plain) == 1 else char
        return self[code]


_TABLE = _Shadow()


def shadow(text: str) -> str:
    """Return `text` with special spaces, dashes, quotes and full-width signs made plain, each at its own position."""
    return text if text.isascii() else text.translate(_TABLE)


def fold(text: str) -> str:
    """Return `text` for comparison: no accents, no capitals, single spaces.

    >>> fold("  Situação ")
    'situacao'
    """
    text = shadow(text)
    if text.isascii():
        return " ".join(text.casefold().split())
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in decomposed if not unicodedata.combining(c) and c != _TATWEEL)
    return " ".join(unicodedata.normalize("NFC", plain).split())


def unmarked(text: str) -> str:
    """Return inline Markdown or HTML without emphasis marks and tags, and without the decoration before the words."""
    return LEADING.sub("", MARKUP.sub("", text)).strip()


def words(text: str) -> list[str]:
    """Return the words of `text`, folded."""
    return WORD.findall(fold(text))
