"""Findings for what must not be published, and a cover for it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from itertools import accumulate

from ...model.findings import Finding, finding
from ...model.places import Place, SourceFile
from ...model.settings import Settings
from .leak import Leak
from .search import leaks

COVER = "•"


def check(source: SourceFile, settings: Settings) -> tuple[Finding, ...]:
    """Return a finding for each passage of the file that must not be published; none of them repeats the passage."""
    starts = list(accumulate((len(line) + 1 for line in source.lines), initial=0))
    return tuple(_finding(leak, source.path, starts) for leak in leaks(source.text, settings))


def _finding(leak: Leak, path: str, starts: list[int]) -> Finding:
    line = bisect_right(starts, leak.start)
    place = Place(path, line, leak.start - starts[line - 1] + 1)
    remedy = (
        f"Write {leak.instead} instead, or allow this line with a reason: <!-- storybank: ignore {leak.code}: … -->"
    )
    return finding(leak.code, place, f"this looks like {leak.what}, and would be published", remedy=remedy)


def masked(texts: Iterable[str], settings: Settings) -> Mapping[str, str]:
    """Return each of the texts as `mask` leaves it; one that is given many times is searched once."""
    return {text: mask(text, settings) for text in dict.fromkeys(texts)}


def mask(text: str, settings: Settings) -> str:
    """Return `text` with every passage that must not be published covered, character by character.

    Lines and columns stay as they are, so that a caret below the text still points at the right place.
    """
    for leak in leaks(text, settings):
        cover = "".join(c if c == "\n" else COVER for c in text[leak.start : leak.end])
        text = text[: leak.start] + cover + text[leak.end :]
    return text
