"""The programs of the search as they are served, made of the modules in `browser/` by `make scripts`.

They are the search itself, what stands around its list, what few searches need, and the stories below other boxes.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ..text.locale import locale_of, with_words

BUNDLE = Path(__file__).parent / "bundle"


PROGRAMS = ("find", "aside", "late", "offer")


@cache
def programs(language: str) -> dict[str, bytes]:
    """Return each program with its words, small; the licence of what it holds of others stands at its end."""
    texts = {name: (BUNDLE / f"{name}.js").read_text(encoding="utf-8") for name in PROGRAMS}
    return {name: with_words(text, locale_of(language)).encode() for name, text in texts.items()}


@cache
def early() -> str:
    """Return the few lines that stand in the search page itself."""
    return (BUNDLE / "early.js").read_text(encoding="utf-8")
