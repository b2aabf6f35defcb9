"""From a story's lines to its items: each stretch of text becomes one part, field or other text, in place."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..kinds import FieldName, PartKind
from ..model import Field, Other, Part, StoryItem
from ..source import Span
from .groups import Group, is_star, nested
from .labels import Strength
from .lines import Block, Line
from .marks import Mark, Wrap
from .sheet import Sheet, known
from .titles import Title
from .values import read_values

_WORD = re.compile(r"[^\W_]")
_QUOTES = re.compile(r"^\s*(?:>\s?)+")
_EXITS = re.compile(r"\s*</(?:details|blockquote|div|section)>", re.IGNORECASE)
_BEHIND = {
    *(FieldName.TAGS, FieldName.QUESTIONS, FieldName.ALSO_SHOWS, FieldName.RED_FLAGS, FieldName.SOURCE),
    *(FieldName.STATUS, PartKind.LEARNING, PartKind.FOLLOW_UP),
}  # what may follow the parts in the form of a list item without being the last part's text


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a new piece of a story begins: below a `mark`, below a `heading`, or plainly. `skip` drops a title line."""

    start: int
    mark: Mark | None = None
    heading: Line | None = None
    skip: bool = False


def story_items(sheet: Sheet, path: str, group: Group, title: Title, begin: Line, end: int) -> tuple[StoryItem, ...]:
    """Return the items of the story that runs from `begin` to the offset `end`."""
    cuts = sorted(_cuts(sheet, group, title, begin, end), key=lambda cut: (cut.start, cut.mark is not None))
    stops = [cut.start for cut in cuts[1:]] + [end]
    pieces = zip(cuts, stops, strict=True)
    return tuple(item for cut, stop in pieces if (item := _item(sheet, path, cut, stop)))


def _cuts(sheet: Sheet, group: Group, title: Title, begin: Line, end: int) -> Iterator[Cut]:
    yield Cut(begin.start)
    for line in title.lines:
        yield from (Cut(line.start, skip=True), Cut(line.end))
    for mark in group.marks:
        yield Cut(mark.start, mark)
        if mark.stop:
            yield Cut(mark.stop)
    taken = {line.number for line in title.lines} | {mark.line.number for mark in group.marks}
    free = [line for line in sheet.lines if begin.start <= line.start < end and line.number not in taken]
    yield from _further(sheet, group, free)


def _further(sheet: Sheet, group: Group, lines: Sequence[Line]) -> Iterator[Cut]:
    """Yield the cuts at fields and at what stands outside the parts."""
    left = False
    for line in lines:
        behind = line.start > group.last.start
        mark = sheet.mark(line)
        if mark and _admits(group, mark, behind=behind):
            left = False
            yield Cut(line.start, mark)
        elif line.block is Block.HEADING and not line.scope and (behind or line.start < group.first.start):
            if _outer(group, line):
                yield Cut(line.start, heading=line)
        elif behind and not left and leaves(sheet, group, line):
            left = True
            yield Cut(line.start)


def _outer(group: Group, heading: Line) -> bool:
    """Return whether a heading stands beside the parts, not inside the text of one."""
    return not group.first.line.level or heading.level <= group.first.line.level or heading.start < group.first.start


def _admits(group: Group, mark: Mark, *, behind: bool) -> bool:
    """Return whether a label between or around the parts is one of the story's own, not one inside a part's text."""
    if mark.line.scope != group.first.line.scope or (is_star(mark) and mark.label.strength is not Strength.WEAK):
        return False
    before = mark.start < group.first.start
    if before:
        return known(mark) or mark.wrap is not Wrap.PLAIN
    if nested(mark, group.first) and not (group.first.line.level and mark.line.quote):
        return (
            behind
            and not group.first.line.level
            and bool(_BEHIND & set(mark.label.names))
            and mark.wrap is not Wrap.PLAIN
        )
    if mark.wrap is Wrap.PLAIN and group.first.wrap is not Wrap.PLAIN:
        return behind and known(mark) and bool(_BEHIND & set(mark.label.names))
    return (known(mark) and not is_star(mark)) or (behind and _like(mark, group))


def _like(mark: Mark, group: Group) -> bool:
    return mark.wrap is group.last.wrap and mark.line.quote == group.last.line.quote


def leaves(sheet: Sheet, group: Group, line: Line) -> bool:
    """Return whether a line below the last part stands outside the container of the parts."""
    last = group.last
    if group.stop:
        return line.start >= group.stop
    if line.block in {Block.BLANK, Block.COMMENT}:
        return False
    if line.block is Block.RULE or _EXITS.match(sheet.plain, line.start, line.end):
        return True
    if line.quote < last.line.quote:
        return True
    below_blank = sheet.lines[line.number - sheet.lines[0].number - 1].block is Block.BLANK
    if last.line.bullet and (below_blank or line.bullet):
        return line.indent < last.line.indent or (line.indent == last.line.indent and not line.bullet)
    return last.line.indent > 1 and below_blank and line.indent < min(last.line.indent, 4)


def _item(sheet: Sheet, path: str, cut: Cut, stop: int) -> StoryItem | None:
    if cut.skip:
        return None
    text = sheet.text[cut.start : stop]
    if cut.mark is None and not _WORD.search(text):
        return None
    span = _span(sheet, path, cut.start, stop)
    if cut.mark is None:
        return _other(sheet, cut, stop, span)
    body = body_text(sheet.text[cut.mark.body : stop], cut.mark)
    return _labelled(cut.mark, body, span)


def _other(sheet: Sheet, cut: Cut, stop: int, span: Span) -> Other:
    if cut.heading is None:
        return Other("", sheet.text[cut.start : stop].strip("\n |"), span)
    return Other(sheet.said(cut.heading), sheet.text[cut.heading.end : stop].strip("\n"), span)


def _labelled(mark: Mark, body: str, span: Span) -> StoryItem:
    first, *others = mark.label.names
    if isinstance(first, PartKind):
        return Part(first, mark.written, body, span, tuple(n for n in others if isinstance(n, PartKind)))
    if isinstance(first, FieldName):
        return Field(first, mark.written, read_values(body, first), body, span)
    return Other(mark.written, body, span)


def _span(sheet: Sheet, path: str, start: int, stop: int) -> Span:
    """Return the lines of a stretch, without the blank ones at its ends."""
    text = sheet.text[start:stop]
    first = start + len(text) - len(text.lstrip())
    last = start + len(text.rstrip())
    line = sheet.line_at(min(first, max(last - 1, start))).number + 1
    return Span(path, line, max(line, sheet.line_at(max(last - 1, start)).number + 1))


def body_text(text: str, mark: Mark) -> str:
    """Return the text below a label without the marks of the container that the label stands in."""
    first, *rest = text.split("\n")
    if mark.line.quote:
        rest = [_QUOTES.sub("", line) for line in rest]
    below = textwrap.dedent("\n".join(_expanded(rest)))
    body = "\n".join([_closed(first.strip()), below]) if below.strip() else _closed(first.strip())
    return body.strip("\n").rstrip() if first.strip() else body.lstrip("\n").rstrip()


def _expanded(lines: Iterable[str]) -> Iterator[str]:
    return (line.expandtabs(4) if line.startswith("\t") else line for line in lines)


def _closed(line: str) -> str:
    """Drop the end of an emphasis that began before the label: `*Also answers: …*`."""
    for mark in ("**", "__", "*", "_"):
        if line.endswith(mark) and line.count(mark) % 2 and not line.endswith("\\" + mark):
            return line[: -len(mark)].rstrip()
    return line
