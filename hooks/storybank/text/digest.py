"""A text in a few letters: what tells it from every other one, and says nothing of it."""

from __future__ import annotations

import hashlib


def digest(text: str, length: int = 8) -> str:
    """Return the first `length` hexadecimal digits of the text's SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]
