"""Remarks below the parts of a story: what somebody says about the telling, in a paragraph of its own.

A result may run over several paragraphs, so a paragraph is a remark only if its look or its words say so: all of it in
italics, an unknown label in italics or a sign such as 💡 before it, or words about the story, the answer or the
interview.
"""

from __future__ import annotations

import re
from itertools import takewhile

from ...text.fold import fold, unmarked
from ..languages.words import phrases
from ..layout.lines import Block, Line
from ..layout.marks import Wrap
from ..layout.sheet import Sheet, known
from .wording import is_wrapped

_ITALIC = re.compile(r"([*_])(?![*_\s])(?!\1)(.+?)(?<![*_\s])\1")
_QUOTED = "\"“”'‘’«„「"
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s*")
_SIGNS = ("💡", "📝", "⚠", "ℹ", "✏", "🗒", "🎤", "🗣")
_NOTE = re.compile(r"(?:!!!|\?\?\?\+?|:::+)\s*\{?\.?(?:tip|note|info|hint|important|warning|caution)\b", re.IGNORECASE)
_HEADLINE = 6  # words of a line in bold that stands like a heading above something else
_SENTENCES = 2  # that are looked at: who remarks on a story begins with it


def is_remark(sheet: Sheet, line: Line) -> bool:
    """Return whether a paragraph that begins at `line`, below a blank one, is a remark."""
    if not _below_blank(sheet, line):
        return False
    text, mark = _paragraph(sheet, line), sheet.mark(line)
    if mark and not known(mark) and mark.wrap is Wrap.EMPHASIS:
        return True
    return _is_italic(text) or text.startswith(_SIGNS) or _NOTE.match(text) is not None or _speaks_of_telling(text)


def is_headline(sheet: Sheet, line: Line) -> bool:
    """Return whether a line is short and in bold, and so stands like a heading above what follows."""
    said = sheet.said(line)
    in_bold = said.startswith(("**", "__")) and is_wrapped(said) and len(said.split()) <= _HEADLINE
    return in_bold and _below_blank(sheet, line)


def _below_blank(sheet: Sheet, line: Line) -> bool:
    """Return whether a paragraph of text begins here."""
    beside = line.block is not Block.TEXT or line.bullet
    return not beside and sheet.lines[sheet.index(line) - 1].block is Block.BLANK


def _paragraph(sheet: Sheet, line: Line) -> str:
    below = takewhile(lambda other: other.block is Block.TEXT, sheet.below(line))
    return " ".join(sheet.said(other) for other in (line, *below))


def _is_italic(text: str) -> bool:
    """Return whether all of a text is in italics, but for a quotation, which the result may end with."""
    found = _ITALIC.fullmatch(text)
    return found is not None and found[1] not in found[2] and found[2][0] not in _QUOTED


def _speaks_of_telling(text: str) -> bool:
    first = fold(" ".join(_SENTENCE.split(unmarked(text))[:_SENTENCES]))
    return bool(phrases("remark_starts").match(first) or phrases("remarks").search(first))
