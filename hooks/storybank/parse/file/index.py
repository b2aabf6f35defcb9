"""An index of a file's stories: a table or list with a line for each title, which says which principle it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...text.fold import fold, unmarked, words
from ...text.words import size
from ..candidates.tables import Row, heads_principles, tables
from ..layout.lines import Block, Line
from ..layout.sheet import Sheet
from ..layout.stretches import Stretches
from ..story.stories import Placed
from ..titles.wording import read_wording
from .names import announces, is_competency, name_of

_LONGEST = 5  # words of a name
_SIGN = re.compile(r"^\W+|\W+$")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()]*\)")

Entry = tuple[Line, str, str]  # a line of the index, the name in it, and all that it says besides


def of_index(sheet: Sheet, told: Sequence[Placed]) -> list[tuple[Line, str] | None]:
    """Return for each story the line of the index that holds its title, and the name of a principle there."""
    inside = Stretches((p.begin.start - 1, p.end) for p in told)
    outside = [line for line in sheet.lines if not inside.hold(line.start)]
    for entries in (list(_rows(sheet, told)), list(_items(sheet, outside, told))):
        found = [next(((line, name) for line, name, said in entries if name and _titles(said, p)), None) for p in told]
        if all(found):
            return found
    return []


def _titles(said: str, placed: Placed) -> bool:
    """Return whether words of an index hold the title of a story."""
    return f" {' '.join(words(placed.title.text))} " in f" {' '.join(words(said))} "


def _rows(sheet: Sheet, told: Sequence[Placed]) -> Iterator[Entry]:
    """Yield the rows of the tables that have a column of principles and hold no story."""
    lines = {mark.line.number for p in told for mark in p.candidate.group.marks}
    for header, *rows in tables(sheet):
        column = next((at for at, cell in enumerate(header[1]) if heads_principles(sheet, cell)), -1)
        for line, cells in rows if column >= 0 else ():
            if line.number not in lines and column < len(cells):
                yield line, _name(_cell(sheet, (line, cells), column)), _beside(sheet, (line, cells), column)


def _cell(sheet: Sheet, row: Row, column: int) -> str:
    return _LINK.sub(r"\1", sheet.text[slice(*row[1][column])])


def _beside(sheet: Sheet, row: Row, column: int) -> str:
    return " | ".join(_cell(sheet, row, at) for at in range(len(row[1])) if at != column)


def _items(sheet: Sheet, lines: Sequence[Line], told: Sequence[Placed]) -> Iterator[Entry]:
    """Yield the list items that hold a title and a name beside it, where one of the names is one that people share."""
    found = [entry for line in lines if line.bullet and line.block is Block.TEXT for entry in _item(sheet, line, told)]
    names = [name for _, name, _ in found]
    if any(is_competency(name, longest=2) or name_of(name) for name in names):
        yield from found


def _item(sheet: Sheet, line: Line, told: Sequence[Placed]) -> Iterator[Entry]:
    said = unmarked(_LINK.sub(r"\1", sheet.said(line)))
    for p in told:
        before, title, behind = said.partition(p.title.text)
        name = _name(before) or _name(behind)
        if title and name and not (_name(before) and _name(behind)):
            yield line, name, title


def _name(said: str) -> str:
    """Return the name of a principle that words of an index say, "" if they say none or several."""
    name = _SIGN.sub("", read_wording(unmarked(said)).title)
    several = re.search(r"[,;/&|、，]", name) and not name_of(name)
    known = 0 < size(name) <= _LONGEST and not any(map(str.isdigit, name)) and not announces(fold(name))
    return name if known and not several else ""
