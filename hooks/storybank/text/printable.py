"""Text that somebody else wrote, made fit for a terminal or a log; and scripts that do not part words by spaces."""

from __future__ import annotations

# For a character class: Chinese, Japanese, and Korean, whose words carry their endings. No space tells where one ends.
UNSPACED = r"\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"


def printable(text: str) -> str:
    r"""Return `text` with every character that could steer a terminal or break a line as an escape (`\x1b`, `\n`).

    >>> printable("halved\x1b[2J\u202e")
    'halved\\x1b[2J\\u202e'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
