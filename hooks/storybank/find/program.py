"""The program of the search as one file: one request where a module each would be twenty."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

BROWSER = Path(__file__).parent / "browser"
ORDER = (
    "vendor/snowball-english",
    "tokens",
    "shards",
    "postings",
    "query",
    "spelling",
    "clauses",
    "ranking",
    "engine",
    "address",
    "element",
    "filters",
    "excerpt",
    "result",
    "facets",
    "help",
    "list",
    "keys",
    "page",
    "start",
)
_COMMENT = re.compile(r"^\s*/\*(?!\!).*?\*/\n|^\s*//.*\n", re.DOTALL | re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


@cache
def program() -> bytes:
    """Return every module of the program, one behind the other, without comments; licences (`/*!`) stay."""
    return "".join(map(_module, ORDER)).encode()


@cache
def early() -> str:
    """Return the few lines that stand in the search page itself."""
    return _module("early")


def _module(name: str) -> str:
    text = (BROWSER / f"{name}.js").read_text(encoding="utf-8")
    return _INDENT.sub("", _COMMENT.sub("", text))
