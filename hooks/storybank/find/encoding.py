"""The order of texts in the index, and its numbers in few digits. `postings.js` reads them."""

from __future__ import annotations

from collections.abc import Iterable


def gaps(values: Iterable[int]) -> list[int]:
    """Return rising numbers by their distances: far fewer digits, where a thousand stories hold a term."""
    rising = list(values)
    return [value - before for before, value in zip([0, *rising], rising, strict=False)]


def browser_order(text: str) -> bytes:
    """Sort as JavaScript compares: by UTF-16 code units."""
    return text.encode("utf-16-be", "surrogatepass")
