"""Labels that follow their text: "… at three in the morning. — *Situation*", "… the rota. (S) They wanted … (T)".

A run of them is known by all of its labels together: text stands before the first, each ends its sentence or its line,
and nothing stands behind the last. Read as labels before a text they would give each part the words of the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...model.kinds import STAR
from ...text.words import size
from .group import RANK
from .labels import Label, Strength
from .lines import Block, Line
from .marks import Mark, Wrap
from .sheet import Sheet

_LEAST = 3  # different parts in a run
_TOLD = 4  # words before a label, on average
_FULL = 40  # characters of a line that may go on in the next
_CLOSERS = "*_`\"')]»”"
_BEHIND = re.compile(
    r"[*_`]{0,3}[(\[]\s*(?P<boxed>[^()\[\]\n]{1,30}?)\s*[)\]][*_`]{0,3}\.?(?=\s|$|[^\x00-\x7f])"
    r"|(?:<-+|<=+|←|⟵|⇐|[—–]+|--+|->|→|//|\^|↑)\s*[*_`]{0,3}(?P<signed>[^\W\d_][^()\[\]\n*_`.:;,!?]{0,30}?)[*_`]{0,3}\.?\s*$"
)
_ENDS = (".", "!", "?", "…", "。")
_EDGES = {Block.HEADING, Block.RULE, Block.EDGE, Block.TABLE}


@dataclass(frozen=True, slots=True)
class _Behind:
    """A label in `line` from one offset to another, behind the text that begins at `begin`."""

    line: Line
    begin: int
    start: int
    end: int
    label: Label
    written: str


def with_labels_behind(sheet: Sheet) -> Sheet:
    """Return the sheet with the labels that follow their text as marks of that text."""
    marks = dict(sheet.marks)
    for run in _runs(sheet):
        if _follow(sheet, run):
            for number in {label.line.number for label in run}:
                marks.pop(number, None)
            for label in run:
                at = sheet.line_at(label.begin)
                line = at if label is run[0] else label.line
                start = at.start if label.begin == at.content else label.begin
                mark = Mark(start, label.begin, label.label, label.written, Wrap.BEHIND, line, label.start)
                marks[line.number] = (*marks.get(line.number, ()), mark)
    return replace(sheet, marks=marks) if marks != sheet.marks else sheet


def _runs(sheet: Sheet) -> Iterator[list[_Behind]]:
    """Yield the labels behind a text that come one after another in the order of the parts, between headings."""
    run: list[_Behind] = []
    for line in sheet.lines:
        if line.block in _EDGES:
            yield run
            run = []
        for found in _found(sheet, line):
            if run and _rank(found.label) <= _rank(run[-1].label):
                yield run
                run = []
            run.append(replace(found, begin=_begin(sheet, found, run[-1] if run else None)))
    yield run


def _begin(sheet: Sheet, found: _Behind, before: _Behind | None) -> int:
    """Return where the text of a label begins: behind the label before it, or with its paragraph."""
    if found.begin > found.line.content:
        return found.begin
    if before is None or not set(found.label.kinds) & set(STAR):
        return _paragraph(sheet, found.line)
    return next(line.content for line in sheet.below(before.line) if line.block is not Block.BLANK)


def _found(sheet: Sheet, line: Line) -> Iterator[_Behind]:
    """Yield the labels in a line that end a sentence or the line; what begins a line is none."""
    begin = line.content
    leading = sheet.mark(line)
    if line.block is not Block.TEXT or (leading and leading.label.kinds and _leads(sheet, leading)):
        return
    for found in _BEHIND.finditer(sheet.plain, line.content, line.stop):
        label = sheet.table.match(found["boxed"] or found["signed"] or "")
        before = sheet.plain[begin : found.start()].rstrip().rstrip(_CLOSERS)
        ends = found.end() == line.stop or before.endswith(_ENDS)
        if label and label.kinds and ends and before:
            written = sheet.text[found.start("boxed" if found["boxed"] else "signed") : found.end()]
            yield _Behind(line, begin, found.start(), found.end(), label, written.strip(" \t*_`()[].（）【】〔〕"))
            begin = found.end()


def _leads(sheet: Sheet, mark: Mark) -> bool:
    """Return whether a label stands before a text, or is no sentence that a label ends: "What I had to do (Task)"."""
    if mark.start > mark.line.start:
        return mark.start == mark.line.content
    return sheet.says(mark.body, mark.line.stop) or not any(end in mark.written for end in _ENDS)


def _rank(label: Label) -> int:
    return max(RANK.get(kind, len(STAR)) for kind in label.kinds)


def _paragraph(sheet: Sheet, line: Line) -> int:
    """Return where the paragraph of a line begins, below a title that stands close to it."""
    index = sheet.index(line)
    while index and not line.bullet:
        above = sheet.lines[index - 1]
        said = sheet.said(above)
        full = len(said) >= _FULL and not (said.startswith("**") and said.endswith("**"))
        if above.block is not Block.TEXT or above.quote != line.quote or not full:
            break
        index, line = index - 1, above
    return line.content


def _follow(sheet: Sheet, run: Sequence[_Behind]) -> bool:
    """Return whether labels stand behind their texts: each has one before it, and nothing stands behind the last."""
    kinds = {kind for found in run for kind in found.label.kinds if kind in STAR}
    if len(kinds) < _LEAST or all(found.label.strength is Strength.WEAK for found in run):
        return False
    sizes = [size(sheet.plain[found.begin : found.start]) for found in run]
    last = run[-1]
    return all(sizes) and sum(sizes) >= _TOLD * len(run) and last.end >= last.line.stop and _ends(sheet, last.line)


def _ends(sheet: Sheet, line: Line) -> bool:
    """Return whether a line is the last of its paragraph, or the next announces something."""
    below = next(sheet.below(line), None)
    ended = below is None or below.block is not Block.TEXT or below.bullet or below.quote != line.quote
    return ended or (below is not None and sheet.mark(below) is not None)
