"""Lines of a chat or a transcript: a time in brackets, and perhaps who speaks: "[12/5/23, 18:02:40] Nuria: …"."""

from __future__ import annotations

import re

_HOUR = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[AaPp]\.?\s?[Mm]\.?)?"
_DAY = r"\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{1,4})?,?\s"
_HEAD = re.compile(
    rf"(?:(?:\*\*|__)[^\W\d_][^:\n*_]{{0,40}}(?:\*\*|__)\s+|[^\W\d_][^:\n*_]{{0,40}}\s\s+)\[?(?:{_DAY})?{_HOUR}\]?\s*$"
)
_PAGE = re.compile(r"(?:-\s*\d{1,3}\s*-|(?:p|pp|page|seite|s)\.?\s?\d{1,3}|\(edited\))$", re.IGNORECASE)
_SPEAKER = re.compile(r"([^\W\d_a-z][^\W\d_]{0,15}(?: [^\W\d_]{1,15})?):\s")
_MESSAGE = re.compile(
    rf"(?:\[(?:{_DAY})?{_HOUR}\]\s*[-–]?\s*|{_DAY}{_HOUR}\s[-–]\s)(?P<sender>[^\W\d_][^:\n*_\[\]]{{0,30}}:\s+)?"
)


def message_head(text: str) -> tuple[int, int]:
    """Return how long the head of a message is without the name of who sent it and with it, both 0 if it is none.

    >>> message_head("[12/5/23, 18:02:40] Nuria: Sí."), message_head("[00:07] TASK. I was"), message_head("Sí.")
    ((20, 27), (8, 8), (0, 0))
    """
    found = _MESSAGE.match(text)
    if not found:
        return 0, 0
    return found.start("sender") if found["sender"] else found.end(), found.end()


def is_around(text: str) -> bool:
    """Return whether a line is nobody's words: who wrote when, above a message, or the number of a page.

    >>> is_around("**Nora W.**  9:21 PM"), is_around("- 3 -"), is_around("We met at 9:21")
    (True, True, False)
    """
    return _PAGE.match(text) is not None or (text[-1:] in "mM]0123456789" and _HEAD.match(text) is not None)


def speaker(text: str) -> str:
    """Return the one or two words before the colon that a line begins with, "" if there are none: "ANSELM: Never?"."""
    found = _SPEAKER.match(text)
    return found[1] if found else ""


def sender(text: str) -> str:
    """Return who sent the message that a line is, "" if nobody is named."""
    found = _MESSAGE.match(text)
    return (found["sender"] or "").strip(" :") if found else ""
