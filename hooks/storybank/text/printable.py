"""Text that somebody else wrote, made fit for a terminal, a log or a message."""

from __future__ import annotations

SHOWN = 60  # characters of a text that a message quotes


def beginning(text: str) -> str:
    """Return a text as a message quotes it: cut where it is longer than `SHOWN`."""
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def printable(text: str) -> str:
    r"""Return `text` with every character that could steer a terminal or break a line as an escape (`\x1b`, `\n`).

    >>> printable("halved\x1b[2J\u202e")
    'halved\\x1b[2J\\u202e'
    """
    if text.isprintable():  # nearly every text is
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
