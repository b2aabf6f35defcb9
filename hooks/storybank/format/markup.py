"""Markup: what Markdown and HTML put around words, and says nothing by itself."""

from __future__ import annotations

import re
from html import unescape

from ..text.words import runs

_MARKUP = re.compile(
    r"</?[A-Za-z][A-Za-z0-9]*(?:\s+align=[\"']?[a-z]+[\"']?)?\s*/?>|<details\s+open\s*>"
    r"|^[ >]*(?:```+|~~~+)[ \t]*\w*|^[ >]*\d{1,9}[.)](?=\s)",
    re.MULTILINE,
)
# What opens or closes a box around a story, once its title is the story's.
_BOX = re.compile(r"[ >]*(?:(?:!!!|\?\?\?\+?|:::+)[ \t]*[\w-]*|\[![\w-]+\][+-]?)[ \t]*(?:\"\"|\[\])?[ \t]*")
_EMPHASIS = re.compile(r"[*_`]+")

BREAK = "---"  # stands between a part and text behind it that is not part of it


def without_markup(text: str) -> str:
    """Return the text with a space in the place of each mark."""
    return _MARKUP.sub(" ", text)


def is_markup(text: str) -> bool:
    """True for text that consists of marks: tags, the edge of a fence, the head of a box."""
    return not without_markup(text).strip() or _BOX.fullmatch(text) is not None


def words(text: str) -> list[str]:
    """Return the words between the marks, folded; an emphasis within a word (`**S**ituation`) does not part it."""
    return runs(_EMPHASIS.sub("", unescape(without_markup(text))).casefold())
