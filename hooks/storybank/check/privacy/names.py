"""Names from the deny list, which never stands in the repository."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.settings import Settings
from ...text.words import alone
from .leak import Leak


def find(text: str, settings: Settings) -> Iterator[Leak]:
    """Yield the denied names, whatever their capitals and the white space in them, as whole words."""
    pattern = _pattern(settings.denied)
    if pattern is not None:
        for match in pattern.finditer(text):
            yield Leak(
                match.start(),
                match.end(),
                "SB606",
                "a name from the deny list",
                "a role (“a colleague”, “the customer”)",
            )


@cache
def _pattern(denied: tuple[str, ...]) -> re.Pattern[str] | None:
    words = sorted({tuple(name.split()) for name in denied if name.strip()}, key=lambda name: (-len(name), name))
    spelt = [r"\s+".join(map(re.escape, name)) for name in words]
    return re.compile(alone("|".join(spelt)), re.IGNORECASE) if spelt else None
