"""The program of the search as it is served: one script, made of the modules in `browser/` by `make scripts`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ..text.locale import locale_of, with_words

BUNDLE = Path(__file__).parent / "bundle"


@cache
def program(language: str) -> bytes:
    """Return the program with its words, small; the licence of what it holds of others stands at its end."""
    return with_words((BUNDLE / "find.js").read_text(encoding="utf-8"), locale_of(language)).encode()


@cache
def early() -> str:
    """Return the few lines that stand in the search page itself."""
    return (BUNDLE / "early.js").read_text(encoding="utf-8")
