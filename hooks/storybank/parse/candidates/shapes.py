"""The shapes in which people lay out a story. A shape is one recogniser: it takes the sheet and gives candidates.

To add a shape, write a recogniser, put it into `RECOGNISERS` where it should win over those below it, and add a case
to `tests/cases/parse`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ...model.kinds import STAR, PartKind
from ..layout.group import Group
from ..layout.lines import Block, Line
from ..layout.marks import Mark, Wrap
from ..layout.sheet import Sheet, known
from ..titles.title_lines import is_question_line, is_short
from ..titles.wording import is_wrapped
from .flow import group_flow
from .tables import table_columns, table_rows

_BRIEF = 8  # words of a title before the first part, at most

Recogniser = Callable[[Sheet], Iterable[Group]]


def flow(sheet: Sheet) -> Iterable[Group]:
    """Parts in the flow of the document: paragraphs, headings, lists, quotes, HTML and indented lines."""
    groups = group_flow(list(_events(sheet, (line for line in sheet.lines if not line.scope))))
    return [replace(group, title=_title_before(sheet, group.first)) for group in groups]


def fence(sheet: Sheet) -> Iterator[Group]:
    """A whole story inside one code fence; a fence that holds one part belongs to the story around it."""
    for scope, found in groupby((line for line in sheet.lines if line.scope), key=lambda line: line.scope):
        lines = list(found)
        stop = lines[-1].start if scope and lines[-1].block is Block.EDGE else lines[-1].end
        for group in group_flow(list(_events(sheet, lines))):
            if len(group.kinds) > 2:
                yield Group(group.marks, stop)


RECOGNISERS: tuple[Recogniser, ...] = (table_columns, table_rows, fence, flow)


def _title_before(sheet: Sheet, first: Mark) -> tuple[int, int] | None:
    """Return the title that stands on the line of the first part, before its letter: "The bell. (S) …"."""
    before = sheet.text[first.line.content : first.start].strip()
    if first.wrap is not Wrap.INLINE or sheet.mark(first.line) != first or not is_short(before, _BRIEF):
        return None
    named = is_wrapped(before) or (before.endswith((".", "–", "—", "-", "。")) and before.count(". ") == 0)
    return (first.line.content, first.start) if named else None


def _events(sheet: Sheet, lines: Iterable[Line]) -> Iterator[Mark | Line]:
    """Yield marks, headings and question lines in source order.

    A heading with a part's name is a part only beside another one.
    """
    kept = list(lines)
    parts = _part_headings(sheet, [line for line in kept if line.block is Block.HEADING])
    for line in kept:
        if (line.block is Block.HEADING and line.number not in parts) or is_question_line(sheet, line):
            yield line
        else:
            yield from (mark for mark in sheet.marks.get(line.number, ()) if known(mark))


def _part_headings(sheet: Sheet, headings: Sequence[Line]) -> set[int]:
    """Return the headings that announce parts: those with a neighbour of their level that announces another part."""
    found: set[int] = set()
    last: dict[int, Line | None] = {}
    for line in headings:
        earlier = last.get(line.level)
        kinds, kinds_before = _star_kinds(sheet, line), _star_kinds(sheet, earlier) if earlier else set()
        if kinds and kinds_before and kinds != kinds_before:
            found |= {line.number, earlier.number if earlier else 0}
        last = {level: held for level, held in last.items() if level < line.level}
        last[line.level] = line if kinds or not _beside(sheet, line) else earlier
    return found


def _star_kinds(sheet: Sheet, line: Line) -> set[PartKind]:
    mark = sheet.mark(line)
    return {kind for kind in mark.label.kinds if kind in STAR} if mark else set()


def _beside(sheet: Sheet, line: Line) -> bool:
    """Return whether a heading between two parts names a field, and so does not part them."""
    return known(sheet.mark(line))
