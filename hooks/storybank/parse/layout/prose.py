"""Labels in running prose: "The gate. Situation: … Task: … Action: … Result: …", wherever the lines are broken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ...model.kinds import STAR
from .labels import LabelTable, Strength
from .lines import Block, Line
from .marks import Mark, Wrap

BOLD = re.compile(r"(?:\*\*|__)([^*_\n]{1,40})(?:\*\*|__)\s*[:–—-]?|<b>([^<>\n]{1,40})</b>\s*:?")
PLAIN = re.compile(
    r"(?:(?<=[.!?;。；!?])|(?<=[.!?][*_][*_])|(?<=[*_] [–—-]))\s*([^\W\d_a-z][^\W\d_]{0,15})\s?:(?=\s|[^\x00-\x7f]|$)"
)
_COMMENT = "[//]:"  # a link that nobody sees, as comments are written
_LEAST = 3  # kinds of part in a paragraph that begins with none of them

Marks = Mapping[int, Sequence[Mark]]


def labels_in(line: Line, plain: str, table: LabelTable, begin: int, wrap: Wrap) -> Iterator[Mark]:
    """Yield the usual labels of parts within a line, behind the offset `begin`: in bold, or behind a sentence."""
    pattern = PLAIN if wrap is Wrap.PLAIN else BOLD
    for found in pattern.finditer(plain, begin, line.stop):
        written = (found[1] or found[found.lastindex or 0] or "").strip()
        label = table.match(written)
        separated = ":" in found[0] or found[0].rstrip("*_ ")[-1] in ".-–—"
        if label and label.kinds and separated and label.strength is not Strength.WEAK:
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            yield Mark(start, found.end(), label, written.rstrip(" :."), wrap, line)


def marks_in_prose(lines: Sequence[Line], plain: str, marks: Marks, table: LabelTable) -> Iterator[Mark]:
    """Yield the labels on lines that begin with none, in paragraphs that began with one, or hold most of the parts."""
    for paragraph in _paragraphs(lines):
        first = next((mark for line in paragraph for mark in marks.get(line.number, ())[:1] if _is_part(mark)), None)
        free = [ln for ln in paragraph if not (marks.get(ln.number) or plain.startswith(_COMMENT, ln.content))]
        if first is None:
            found = [m for wrap in (Wrap.PLAIN, Wrap.STRONG) for m in _found(free, plain, table, wrap)]
            kinds = {kind for mark in found for kind in mark.label.kinds if kind in STAR}
            yield from _inline(found) if len(kinds) >= _LEAST else ()
        elif first.wrap in {Wrap.PLAIN, Wrap.STRONG}:
            yield from _found([line for line in free if line.number > first.line.number], plain, table, first.wrap)


def _found(lines: Sequence[Line], plain: str, table: LabelTable, wrap: Wrap) -> Iterator[Mark]:
    sign = ":" if wrap is Wrap.PLAIN else "*"
    for line in lines:
        if plain.find(sign, line.content, line.stop) >= 0:
            yield from labels_in(line, plain, table, line.content, wrap)


def _inline(found: Sequence[Mark]) -> Iterator[Mark]:
    for mark in found:
        yield Mark(mark.start, mark.body, mark.label, mark.written, Wrap.INLINE, mark.line)


def _is_part(mark: Mark) -> bool:
    return any(kind in STAR for kind in mark.label.kinds)


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of text that stand right below one another; a list item begins anew."""
    paragraph: list[Line] = []
    for line in lines:
        ends = line.block is not Block.TEXT or line.bullet or (paragraph and paragraph[0].quote != line.quote)
        if ends and paragraph:
            yield paragraph
            paragraph = []
        if line.block is Block.TEXT:
            paragraph.append(line)
    if paragraph:
        yield paragraph
