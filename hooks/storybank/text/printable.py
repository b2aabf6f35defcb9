"""Text that somebody else wrote, made fit for a terminal or a log."""

from __future__ import annotations


def printable(text: str) -> str:
    r"""Return `text` with every character that could steer a terminal or break a line as an escape (`\x1b`, `\n`).

    >>> printable("halved\x1b[2J\u202e")
    'halved\\x1b[2J\\u202e'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
