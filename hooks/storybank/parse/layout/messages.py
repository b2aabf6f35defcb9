"""Lines of a chat or a transcript: a time in brackets, and perhaps who speaks: "[12/5/23, 18:02:40] Nuria: …"."""

from __future__ import annotations

import re

_HOUR = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[AaPp]\.?\s?[Mm]\.?)?"
_DAY = r"\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{1,4})?,?\s"
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


def sender(text: str) -> str:
    """Return who sent the message that a line is, "" if nobody is named."""
    found = _MESSAGE.match(text)
    return (found["sender"] or "").strip(" :") if found else ""
