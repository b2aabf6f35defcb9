"""The sheet: one file laid out for the recognisers, with its lines and the marks found on them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TypeGuard

from ...text.fold import shadow
from .labels import LabelTable, Role, Strength
from .lines import Block, Line, read_lines
from .marks import UNKNOWN, Mark, Wrap, mark_of
from .prose import labels_in, marks_in_prose

_SAID = re.compile(r"\S")
_NUMBER = re.compile(r"\d{1,3}(?=[.)])")
_BRACKET = re.compile(r"(?:\*{1,3}|__?)?[(\[]([A-Z](?:[/&+,]?\s?[A-Z])?|[^\W\d_]{1,12})[)\]](?:\*{1,3}|__?)?:?")
_LEGEND = re.compile(r"(?<!\w)([A-Z])\W{1,5}([^\W\d_]{4,})")
_LETTERED = re.compile(r"([*_(\[]*)([A-Z])([.):]+[*_]*)\s")
_METHOD = ["S", "T", "A", "R"]
_SENTENCE_ENDS = (".", "!", "?", ":", ";", "…")
_ANSWER = re.compile(
    r"(?:[\w' ]{1,20}[.,!?]\s+){0,2}(?:(?:\*\*|__)([^*_\n]{1,40})(?:\*\*|__)\s*:?|([^\W\d_]{4,20})\s?:)\s*"
)


@dataclass(frozen=True)  # no slots: where the lines begin is kept, once somebody has asked for it
class Sheet:
    """A file's `text`, the same in plain characters, its lines from the body on, and the marks of each line."""

    text: str
    plain: str
    lines: tuple[Line, ...]
    marks: dict[int, tuple[Mark, ...]]
    table: LabelTable

    def said(self, line: Line) -> str:
        """Return what a line says, as written."""
        return self.text[line.content : line.stop].strip()

    def mark(self, line: Line) -> Mark | None:
        """Return the mark at the beginning of a line."""
        found = self.marks.get(line.number)
        return found[0] if found else None

    def headings(self) -> Iterator[Line]:
        """Return the heading lines in the flow of the document."""
        return (line for line in self.lines if line.block is Block.HEADING and not line.scope)

    def index(self, line: Line) -> int:
        """Return where a line stands in `lines`."""
        return line.number - self.lines[0].number

    def below(self, line: Line) -> Iterator[Line]:
        """Yield the lines below a line."""
        return (self.lines[at] for at in range(self.index(line) + 1, len(self.lines)))

    def says(self, begin: int, end: int) -> bool:
        """Say whether anything but blanks stands between two offsets."""
        return _SAID.search(self.plain, begin, end) is not None

    def between(self, begin: Line, end: int) -> tuple[Line, ...]:
        """Return the lines from `begin` to the offset `end`."""
        last = self.line_at(max(end - 1, begin.start))
        return self.lines[self.index(begin) : self.index(last) + 1]

    def line_at(self, offset: int) -> Line:
        """Return the line that holds an offset."""
        return self.lines[bisect_right(self._starts, offset, lo=1) - 1]

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]


def read_sheet(text: str, first: int, table: LabelTable) -> Sheet:
    """Lay out `text` from the line with index `first` on."""
    lines, plain = read_lines(text, first), shadow(text)
    marks = {line.number: found for line in lines if (found := tuple(_marks(line, plain, table)))}
    for number in {*_inside_sentences(lines, plain, marks), *_counting(lines, plain, marks)}:
        del marks[number]
    marks |= {mark.line.number: (mark,) for mark in _bare_letters(lines, plain, table)}
    for mark in [*marks_in_prose(lines, plain, marks, table)]:
        marks[mark.line.number] = (*marks.get(mark.line.number, ()), mark)
    return Sheet(text, plain, lines, marks, table)


def _inside_sentences(lines: Sequence[Line], plain: str, marks: Mapping[int, Sequence[Mark]]) -> Iterable[int]:
    """Return the lines whose label is a word of a sentence that goes on from the line above: "an odd / result: …".

    It has no capital and no mark around it; a file in which such a label begins a paragraph writes its labels so.
    """
    small = [(above, line) for above, line in pairwise(lines) if _is_small(marks.get(line.number, ()))]
    inside = [line.number for above, line in small if _goes_on(above, line, plain)]
    begun = any(not _goes_on(above, line, plain) and marks[line.number][0].label.kinds for above, line in small)
    return () if begun or _is_small(marks.get(lines[0].number, ())) else inside


def _counting(lines: Sequence[Line], plain: str, marks: Mapping[int, Sequence[Mark]]) -> Iterator[int]:
    """Yield the lines whose letter counts ("**A.** …", "**B.** …"): a B stands among its like, and no S or R."""
    shapes: defaultdict[tuple[int, str, str], dict[int, str]] = defaultdict(dict)
    for line in lines:
        if line.block in {Block.TEXT, Block.HEADING} and (found := _LETTERED.match(plain, line.content, line.stop)):
            shapes[line.level, found[1], found[3]][line.number] = found[2]
    for found_letters in shapes.values():
        if "B" in found_letters.values() and not {"S", "R"} & {*found_letters.values()}:
            yield from (number for number in found_letters if number in marks and _is_letter(marks[number][0]))


def _is_letter(mark: Mark) -> bool:
    return mark.label.strength is Strength.LETTER


def _bare_letters(lines: Sequence[Line], plain: str, table: LabelTable) -> Iterator[Mark]:
    """Yield the letters that only a space parts from the text, where four lines in a row spell the method."""
    heads = [plain[line.content : line.content + 2].rstrip() if line.block is Block.TEXT else "" for line in lines]
    at = 0
    while at + len(_METHOD) <= len(lines):
        if heads[at : at + len(_METHOD)] != _METHOD:
            at += 1
            continue
        lesson = heads[at + len(_METHOD) : at + len(_METHOD) + 1] == ["L"]
        for line in lines[at : (at := at + len(_METHOD) + lesson)]:
            letter = plain[line.content]
            if label := table.match(letter):
                yield Mark(line.start, min(line.content + 2, line.stop), label, letter, Wrap.PLAIN, line)


def _is_small(marks: Sequence[Mark]) -> bool:
    return bool(marks) and marks[0].wrap is Wrap.PLAIN and marks[0].written[:1].islower()


def _goes_on(above: Line, line: Line, plain: str) -> bool:
    """Return whether a line may go on with the sentence of the line above."""
    beside = above.block is line.block is Block.TEXT and not line.bullet and above.quote == line.quote
    return beside and not plain[above.content : above.stop].rstrip("*_\"')").endswith(_SENTENCE_ENDS)


def _marks(line: Line, plain: str, table: LabelTable) -> Iterator[Mark]:
    if line.block not in {Block.TEXT, Block.HEADING}:
        return
    first = mark_of(line, plain, table)
    if first and _is_legend(plain[line.content : line.stop], table):
        yield Mark(line.start, line.content, UNKNOWN, "", Wrap.PLAIN, line)  # it says something, but announces nothing
        return
    if first:
        yield first
    if line.block is Block.TEXT:
        yield from _inside(line, plain, table, first)


def _is_legend(said: str, table: LabelTable) -> bool:
    """Return whether a line says what the letters mean: "S: Situation, T: Task, A: Action, R: Result"."""
    if not _LEGEND.match(said.lstrip("*_`")):
        return False
    pairs = _LEGEND.findall(said)
    labels = ((table.match(letter), table.match(word)) for letter, word in pairs)
    return len(pairs) > 2 and all(a and b and a.kinds == b.kinds for a, b in labels)


def _inside(line: Line, plain: str, table: LabelTable, first: Mark | None) -> Iterator[Mark]:
    """Yield the marks in the middle of a line: "(S) … (T) …", and further labels like the one at its beginning."""
    begin = first.body if first else line.content
    bracket = max(plain.find("(", begin, line.stop), plain.find("[", begin, line.stop))
    for found in _BRACKET.finditer(plain, begin, line.stop) if bracket >= 0 else ():
        begins = found.start() == line.content  # only there "(s)" is no word in brackets
        label = table.match(found[1].upper() if begins and "(" in found[0] and len(found[1]) == 1 else found[1])
        if label and label.kinds and label.strength is not Strength.WEAK:
            start = line.start if begins else found.start()  # a number before it is no text
            yield Mark(start, found.end(), label, found[1], Wrap.INLINE, line)
    if first and not first.label.kinds and (answer := _answered(line, plain, table, first)):
        yield answer
        first, begin = (answer, answer.body) if known(first) else (None, begin)
    if not first or not first.label.kinds:
        return
    further = labels_in(line, plain, table, begin, first.wrap)
    yield from (mark for mark in further if mark.label.names != first.label.names)


def _answered(line: Line, plain: str, table: LabelTable, speaker: Mark) -> Mark | None:
    """Return the label that an answer, or a speaker of a dialogue, begins with: "**Me:** Sure. Situation: …"."""
    found = _ANSWER.match(plain, speaker.body, line.stop)
    written = (found[1] or found[2]).strip(" :.") if found else ""
    label = table.match(written) if written else None
    if not found or not label or not label.kinds or label.strength is not Strength.STRONG:
        return None
    start = found.start(1) - 2 if found[1] else found.start(2)
    return Mark(start, found.end(), label, written, Wrap.STRONG if found[1] else Wrap.PLAIN, line)


def is_spoken(sheet: Sheet, line: Line) -> bool:
    """Return whether a line begins with the name of a speaker in bold, or another label of no known meaning."""
    mark = sheet.mark(line)
    return mark is not None and not known(mark) and mark.wrap is Wrap.STRONG


def list_number(sheet: Sheet, line: Line) -> str:
    """Return the number of an ordered list before a line, "" if there is none."""
    found = _NUMBER.search(sheet.plain, line.start, line.content) if line.bullet else None
    return found[0] if found else ""


def known(mark: Mark | None) -> TypeGuard[Mark]:
    """Return whether a mark has a meaning."""
    return mark is not None and Role.UNKNOWN not in mark.label.names


def body_between(sheet: Sheet, marks: Sequence[Mark], stop: int) -> list[str]:
    """Return the text below each of `marks`; the last one runs to `stop`."""
    ends = [mark.start for mark in marks[1:]] + [stop]
    return [sheet.text[mark.body : max(mark.body, mark.stop or end)] for mark, end in zip(marks, ends, strict=True)]
