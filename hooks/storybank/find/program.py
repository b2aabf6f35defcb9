"""The program of the search as it is served: one script, made of the modules in `browser/` by `make scripts`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

BUNDLE = Path(__file__).parent / "bundle"


@cache
def program() -> bytes:
    """Return the program, small; the licence of what it holds of others stands at its end."""
    return (BUNDLE / "find.js").read_bytes()


@cache
def early() -> str:
    """Return the few lines that stand in the search page itself."""
    return (BUNDLE / "early.js").read_text(encoding="utf-8")
