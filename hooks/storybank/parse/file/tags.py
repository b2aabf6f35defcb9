"""Principles that a line below each title names: "LP: Dive Deep", "Shows: **Courage**", "Value — Composure"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...model.kinds import FieldName
from ...text.fold import unmarked
from ...text.words import size
from ..layout.headings import DEEPEST
from ..layout.lines import Line
from ..layout.sheet import Sheet
from ..story.stories import Placed
from ..titles.title_lines import is_tag
from ..titles.wording import read_wording
from .regions import Beginning

_SHOWING = {FieldName.SHOWS, FieldName.ALSO_SHOWS}
_SEVERAL = re.compile(r"[,;/&|、，]")
_EQUATED = re.compile(r"([^=]{2,40}?)\s+(?:=|←|<-)\s+(?=\S)")
_LONGEST = 5  # words of a name


def of_tags(sheet: Sheet, placed: Sequence[Placed]) -> Iterator[Beginning]:
    """Yield the principle of each story, if each of several has a line between its title and parts that names one."""
    told = [p for p in placed if p.candidate.is_story]
    tags = [_tag(sheet, p) for p in told]
    tags = tags if all(tags) else [_equated(sheet, p) for p in told]
    if len(told) < 2 or not all(tags):
        return
    for p, (line, name) in zip(told, filter(None, tags), strict=True):
        end = sheet.line_at(p.end - 1).number + 1
        yield Beginning(p.begin, name, DEEPEST + 1, end=end, named=line.number)


def _tag(sheet: Sheet, placed: Placed) -> tuple[Line, str] | None:
    """Return the line that names the principle of a story, and the name; None if none does, or several at once."""
    for line in sheet.between(placed.begin, placed.candidate.group.first.start):
        mark = sheet.mark(line)
        shown = mark is not None and bool(_SHOWING & set(mark.label.names))
        if shown or is_tag(sheet, line):
            said = sheet.text[mark.body : line.stop] if mark and shown else read_wording(sheet.said(line)).title
            name = unmarked(said).strip(" .")
            return (line, name) if 0 < size(name) <= _LONGEST and not _SEVERAL.search(name) else None
    return None


def _equated(sheet: Sheet, placed: Placed) -> tuple[Line, str] | None:
    """Return the title line of a story that says for which principle it is told, and its name: "Thrift = the bell"."""
    found = ((line, _EQUATED.match(sheet.said(line))) for line in placed.title.lines)
    return next(((line, unmarked(equals[1])) for line, equals in found if equals), None)
