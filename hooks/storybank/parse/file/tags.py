"""Principles that a line below each title names: "LP: Dive Deep", "Shows: **Courage**", "Value — Composure"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...model.kinds import FieldName
from ...text.fold import fold, shadow, unmarked
from ...text.words import size
from ..languages.words import phrases
from ..layout.headings import DEEPEST
from ..layout.lines import Block, Line
from ..layout.sheet import Sheet
from ..story.stories import Placed
from ..titles.title_lines import is_tag
from ..titles.wording import read_wording
from .regions import Beginning

_SHOWING = {FieldName.SHOWS, FieldName.ALSO_SHOWS}
_SEVERAL = re.compile(r"[,;/&|、，]")
_EQUATED = re.compile(r"([^=]{2,40}?)\s+(?:=|←|<-)\s+(?=\S)")
_QUOTED = re.compile(r'"([^"]+)"')
_ABOVE = 4  # lines above a story in which such a sentence ends
_SENTENCE = 3  # words of it beside the name, at least
_LONGEST = 5  # words of a name


def of_tags(sheet: Sheet, placed: Sequence[Placed]) -> Iterator[Beginning]:
    """Yield the principle of each story, if each of several has a line that names one, below its title or above it."""
    told = [p for p in placed if p.candidate.is_story]
    quoted = [_quoted(sheet, p) for p in told]
    for p, found in zip(told, quoted, strict=True) if all(quoted) else ():
        if found and (len(told) > 1 or found.announced):
            yield Beginning(found.line, found.name, DEEPEST + 1, end=_after(sheet, p))
    tags = [_tag(sheet, p) for p in told]
    tags = tags if all(tags) else [_equated(sheet, p) for p in told]
    if len(told) < 2 or not all(tags) or all(quoted):
        return
    for p, (line, name) in zip(told, filter(None, tags), strict=True):
        yield Beginning(p.begin, name, DEEPEST + 1, end=_after(sheet, p), named=line.number)


@dataclass(frozen=True, slots=True)
class _Quoted:
    """The line of a sentence that quotes a name, and whether it speaks of principles."""

    line: Line
    name: str
    announced: bool


def _quoted(sheet: Sheet, placed: Placed) -> _Quoted | None:
    """Return the name that a sentence right above a story quotes: "For "patience" there is only one choice:"."""
    above = [line for line in sheet.lines[: sheet.index(placed.begin)][-_ABOVE:] if line.block is not Block.BLANK]
    if not above or above[-1].block is not Block.TEXT or above[-1].bullet or sheet.mark(above[-1]):
        return None
    said = sheet.said(above[-1])
    names = [name for name in _QUOTED.findall(shadow(said)) if size(name) <= _LONGEST]
    if len(names) != 1 or size(said) < size(names[0]) + _SENTENCE:
        return None
    return _Quoted(above[-1], names[0].strip(" .,"), phrases("principle_announcing").search(fold(said)) is not None)


def _after(sheet: Sheet, placed: Placed) -> int:
    """Return the number of the first line behind a story."""
    return sheet.line_at(placed.end - 1).number + 1


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
