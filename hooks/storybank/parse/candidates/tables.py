"""Stories in tables: one row per part, or one column per part and one row per story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile

from ...model.kinds import FORMS, STAR, FieldName, PartKind
from ...text.fold import LEADING, MARKUP, fold, unmarked
from ...text.words import size
from ..languages.words import raw_list, word_list
from ..layout.group import Group
from ..layout.labels import Label, Role, Strength
from ..layout.lines import Block, Line
from ..layout.marks import UNKNOWN, Mark, Wrap
from ..layout.sheet import Sheet
from ..titles.wording import is_generic
from .voice import Said

_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:+-]*-[\s|:+-]*")
_STEP = re.compile(r"\d(?:\s*[-–]\s*\d)?(?:\W|$)")  # of a scale
_TITLE = 3  # words of a header that names the story
_SENTENCE = 5  # words that a cell has on average where it tells something

Cell = tuple[int, int]
Row = tuple[Line, list[Cell]]


def table_rows(sheet: Sheet) -> Iterator[Group]:
    """One row per part: the label in a row's first cell, which a second may repeat, and its text in a cell behind."""
    for rows in tables(sheet):
        labelled = [(row, label) for row in rows if len(row[1]) > 1 and (label := _label(sheet, row[1][0]))]
        kinds = {kind for _, label in labelled for kind in label.kinds if kind in STAR}
        if len(kinds) < 3 or _is_scale(sheet, rows[0]):
            continue
        if columns := _story_columns(sheet, rows, [row for row, _ in labelled]):
            heads = [(row, _heads(sheet, row[1][0]) or UNKNOWN) for row in rows[1:]]
            held = [(row, label) for row, label in heads if label is UNKNOWN or _is_held(label)]
            yield from (_column_group(sheet, rows, held, column, first=columns[0]) for column in columns)
        elif column := _text_column(sheet, labelled):
            marks = [_row_mark(sheet, row, label, column) for row, label in labelled if column < len(row[1])]
            yield Group(tuple(_first_of_each(marks)), rows[-1][0].end, _caption(sheet, rows[0]), rows[0][0].start)


def _caption(sheet: Sheet, header: Row) -> Cell | None:
    """Return the only cell of a header that says more than a form's name, where it is long enough for a title."""
    said = [cell for cell in header[1] if _says(sheet, cell) and sheet.plain[slice(*cell)].strip("* ") not in FORMS]
    words = unmarked(sheet.plain[slice(*said[0])]) if len(said) == 1 else ""
    return said[0] if size(words) >= _TITLE and not (_heads(sheet, said[0]) or is_generic(words)) else None


def _is_scale(sheet: Sheet, header: Row) -> bool:
    """Return whether the columns are the steps of a scale ("1 (weak)", "Senior"), which a rubric describes."""
    heads = [fold(unmarked(sheet.plain[slice(*cell)])) for cell in header[1][1:]]
    return len(heads) > 1 and all(_STEP.match(head) or head in word_list("levels") for head in heads)


def _story_columns(sheet: Sheet, rows: Sequence[Row], parts: Sequence[Row]) -> list[int]:
    """Return the columns of a table in which each column tells a story of its own, none if it is not such a table.

    The header names each of them, most other rows have a part or a field, and most cells of each column's parts tell
    something.
    """
    header, *below = rows
    names = [_label(sheet, cell) is None and _says(sheet, cell) for cell in header[1][1:]]
    whole = all(_says(sheet, cells[0]) and len(cells) == len(header[1]) for _, cells in below)
    whole = whole and 2 * sum(_heads(sheet, cells[0]) is not None for _, cells in below) > len(below)
    if not whole or len(names) < 2 or not all(names):
        return []
    columns = list(range(1, len(header[1])))
    return columns if all(_tells(sheet, parts, column) for column in columns) else []


def _tells(sheet: Sheet, rows: Sequence[Row], column: int) -> bool:
    texts = [Said(sheet.text[slice(*cells[column])]) for _, cells in rows]
    return _mean_size(sheet, rows, column) >= _SENTENCE and sum(text.tells for text in texts) * 2 >= len(texts)


def _column_group(
    sheet: Sheet, rows: Sequence[Row], labelled: Sequence[tuple[Row, Label]], column: int, *, first: int
) -> Group:
    """Return the story of one column: the cells before the first one's hold the labels, the header its title."""
    marks = (_column_mark_of(_row_mark(sheet, row, label, 1), row[1][column]) for row, label in labelled)
    header, cells = rows[0]
    return Group(tuple(marks), rows[-1][0].end, cells[column], header.start, shared=True, follows=column > first)


def _column_mark_of(mark: Mark, cell: Cell) -> Mark:
    """Return the mark of a row for one of the cells that share its label."""
    return replace(mark, start=cell[0], body=cell[0], stop=cell[1])


def _text_column(sheet: Sheet, labelled: Sequence[tuple[Row, Label]]) -> int:
    """Return the column that tells the story, 0 if none does: the only one, or the one that holds sentences."""
    repeats = all(_repeats(sheet, cells, label) for (_, cells), label in labelled)
    columns = range(2 if repeats else 1, max(len(cells) for (_, cells), _ in labelled))
    sizes = {column: _mean_size(sheet, [row for row, _ in labelled], column) for column in columns}
    best = max(columns, key=lambda column: sizes[column])
    return best if len(columns) == 1 or sizes[best] >= _SENTENCE else 0


def _repeats(sheet: Sheet, cells: Sequence[Cell], label: Label) -> bool:
    again = _label(sheet, cells[1]) if len(cells) > 2 else None
    return again is not None and again.names == label.names


def _mean_size(sheet: Sheet, rows: Sequence[Row], column: int) -> float:
    """Return how many words the cells of a column have on average."""
    texts = [sheet.plain[slice(*cells[column])] if column < len(cells) else "" for _, cells in rows]
    return sum(map(size, texts)) / len(texts)


def table_columns(sheet: Sheet) -> Iterator[Group]:
    """One column per part: the header names the parts, each row below tells a story."""
    for rows in tables(sheet):
        labels = [_label(sheet, cell) for cell in rows[0][1]]
        kinds = {kind for label in labels if label for kind in label.kinds if kind in STAR}
        if len(kinds) > 2:
            told = [row for row in rows[1:] if any(label for label, _ in zip(labels, row[1], strict=False))]
            yield from (_row_group(sheet, rows[0], row, one_of_many=len(told) > 1) for row in told)


def tables(sheet: Sheet) -> Iterator[list[Row]]:
    """Yield the tables of a file, each row with the offsets of its cells; the header is the first."""
    lined = sheet.lines if "|" in sheet.plain else ()
    for block, lines in groupby(lined, key=lambda line: line.block):
        if block is Block.TABLE:
            rows = [(line, _cells(sheet.plain, line)) for line in lines]
            kept = [row for row in rows if row[1] and not _RULE.fullmatch(sheet.plain[row[0].start : row[0].stop])]
            if kept:
                yield kept


def _cells(plain: str, line: Line) -> list[Cell]:
    """Return the offsets of the cells of a row, without the space around their texts."""
    begin, stop = line.content, line.stop
    if plain[begin] == "|":
        begin += 1
    if stop > begin and plain[stop - 1] == "|" and plain[stop - 2] != "\\":
        stop -= 1
    pipes = [pipe.start() for pipe in _PIPE.finditer(plain, begin, stop)]
    edges = [begin - 1, *pipes, stop]
    return [_trimmed(plain, a + 1, b) for a, b in pairwise(edges)]


def _trimmed(plain: str, start: int, stop: int) -> Cell:
    text = plain[start:stop]
    left = len(text) - len(text.lstrip())
    return (start + left, start + len(text.rstrip())) if text.strip() else (start, start)


def _label(sheet: Sheet, cell: Cell) -> Label | None:
    label = sheet.table.match(sheet.plain[cell[0] : cell[1]])
    return label if label and label.kinds else None


def _row_mark(sheet: Sheet, row: Row, label: Label, column: int) -> Mark:
    """Return the mark of a row whose first cell is a label, and whose text stands in `column`."""
    line, cells = row
    cell = cells[column]
    heads = (sheet.text[slice(*head)] for head in cells[:column])  # what stands between qualifies the label
    written = " ".join(LEADING.sub("", MARKUP.sub("", head)).rstrip(" :") for head in heads).strip()
    return Mark(line.start, cell[0], label, written, Wrap.CELL, line, stop=cell[1])


def _row_group(sheet: Sheet, header: Row, row: Row, *, one_of_many: bool) -> Group:
    """Return the story of one row; its title stands in the column that says so, or else in the first with words.

    A column beside it whose header names a part or a field holds that.
    """
    line, cells = row
    pairs = [(_heads(sheet, head), head, cell) for head, cell in zip(header[1], cells, strict=False)]
    before = takewhile(lambda pair: not (pair[0] and pair[0].kinds), pairs[:-1])  # behind the parts it is a field
    named = (pair for pair in before if heads_principles(sheet, pair[1]) and _says(sheet, pair[2]))
    principle = next(named, None)
    free = (pair for pair in pairs if pair is not principle and not (pair[0] and pair[0].kinds))
    said = [pair for pair in free if _says(sheet, pair[2])]
    title = min(said, key=lambda pair: _title_rank(pair[0]), default=None)
    held = (pair for pair in pairs if pair is not title and pair[0] and _is_held(pair[0]))
    marks = tuple(_column_mark(sheet, line, head, label, cell) for label, head, cell in held if label)
    place = principle[2] if principle else None
    return Group(marks, line.end, title[2] if title else None, line.start, one_of_many, principle=place)


def heads_principles(sheet: Sheet, head: Cell) -> bool:
    """Return whether a column says which principle each story shows."""
    said = fold(unmarked(sheet.plain[slice(*head)]))
    return said in raw_list("principle_counters") or said in raw_list("principle_announcing")


def _heads(sheet: Sheet, head: Cell) -> Label | None:
    """Return what the head of a column announces: a part, a field or a title."""
    return sheet.table.match(sheet.plain[head[0] : head[1]])


def _says(sheet: Sheet, cell: Cell) -> bool:
    return any(c.isalpha() for c in unmarked(sheet.plain[slice(*cell)]))


def _is_held(label: Label) -> bool:
    """Return whether a column of this name holds something of the story, and does not only name it."""
    return any(isinstance(name, PartKind | FieldName) for name in label.names)


def _title_rank(label: Label | None) -> int:
    """Return how well a column's header announces titles: "Story" best, an unknown word next, a field last."""
    names: set[object] = set(label.names) if label else set()
    if Role.TITLE in names:
        return 0
    return 1 if names & {FieldName.ORGANISATION, FieldName.QUESTIONS} else 2 if not names else 3


def _column_mark(sheet: Sheet, line: Line, head: Cell, label: Label, cell: Cell) -> Mark:
    written = unmarked(sheet.plain[head[0] : head[1]])
    return Mark(cell[0], cell[0], label, written, Wrap.CELL, line, stop=cell[1])


def _first_of_each(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the marks up to the first label that weaker words merely repeat."""
    strong = {kind for mark in marks if mark.label.strength is not Strength.WEAK for kind in mark.label.kinds}
    return (m for m in marks if m.label.strength is not Strength.WEAK or not set(m.label.kinds) & strong)
