"""Where the container of a story's parts ends: a list, a quote, a table, a box, or lines that stand close together."""

from __future__ import annotations

import re

from ..layout.group import Group
from ..layout.lines import Block, Line
from ..layout.marks import Wrap
from ..layout.sheet import Sheet

_EXITS = re.compile(
    r"\s*(?:\W*\[[^\]\n]*(?:[Bb]ack|[Tt]op|⬆|↑|🔝)[^\]\n]*\]\(#|</[A-Za-z][\w.]*>|:::|@[A-Z]\w*\s*[({]|\{\{?[%<]|%%)"
)
_TIGHT = 40  # lines of parts that stand close together, at most


def leaves_container(sheet: Sheet, group: Group, line: Line) -> bool:
    """Return whether a line below the last part stands outside the container of the parts."""
    last = group.last
    if group.stop:
        return line.start >= group.stop
    if line.block in {Block.BLANK, Block.COMMENT}:
        return False
    if line.block is Block.RULE or _EXITS.match(sheet.plain, line.start, line.end) or line.quote < last.line.quote:
        return True
    below_blank = sheet.lines[sheet.index(line) - 1].block is Block.BLANK
    if below_blank and not line.bullet and line.block is Block.TEXT and _is_tight(sheet, group):
        return True
    if last.line.bullet and (below_blank or line.bullet):
        return line.indent < last.line.indent or (line.indent == last.line.indent and not line.bullet)
    return last.line.indent > 1 and (below_blank or line.bullet) and line.indent < min(last.line.indent, 4)


def _is_tight(sheet: Sheet, group: Group) -> bool:
    """Return whether the parts stand in one paragraph, so that a blank line ends the last."""
    first, last = sheet.index(group.first.line), sheet.index(group.last.line)
    prose = group.first.wrap is Wrap.INLINE  # "(S) … (T) …", in one paragraph
    if not (prose or first < last) or last - first >= _TIGHT or not sheet.says(group.last.body, group.last.line.stop):
        return False
    return all(line.block is Block.TEXT for line in sheet.lines[first : last + 1])
