"""From a story's lines to its items: each stretch of text becomes one part, field or other text, in place."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from ...model.kinds import FieldName, PartKind
from ...model.places import Span
from ...model.story import Field, Other, Part, StoryItem
from ...text.words import has_words
from ..layout.group import Group
from ..layout.lines import Block, Line
from ..layout.marks import Mark, Wrap
from ..layout.sheet import Sheet
from ..titles.titles import Title
from .cuts import Cut, further_cuts
from .entries import read_entries

_DEFINED = re.compile(r"^\s{0,3}:\s+")  # the text of a definition list
_OPENED = re.compile(r"\s*(?:</?(?:td|th|dd|br)\b[^<>]*>\s*)+", re.IGNORECASE)
_CLOSED = re.compile(r"\s*(?:</(td|th|tr|li|p|dd|div|ul|ol|dl|table|tbody)>|<br\s*/?>)\s*$", re.IGNORECASE)
_TAIL = 40  # characters in which the last tag of a text stands
_UNDERLINE = re.compile(r"^\s{0,3}(?:=+|-+)\s*$")  # of the heading that the label is


def story_items(sheet: Sheet, path: str, group: Group, title: Title, begin: Line, end: int) -> tuple[StoryItem, ...]:
    """Return the items of the story that runs from `begin` to the offset `end`."""
    cuts = sorted(_cuts(sheet, group, title, begin, end), key=lambda cut: (cut.start, cut.mark is not None))
    stops = [cut.start for cut in cuts[1:]] + [end]
    pieces = zip(cuts, stops, strict=True)
    return tuple(item for cut, stop in pieces if (item := _item(sheet, path, cut, stop)))


def _cuts(sheet: Sheet, group: Group, title: Title, begin: Line, end: int) -> Iterator[Cut]:
    yield Cut(begin.start)
    if group.shared:
        yield Cut(group.begin, skip=True)
    if group.title and group.first.wrap is Wrap.INLINE:
        yield Cut(group.title[0], skip=True)
    for line in title.lines:
        yield from (Cut(line.start, skip=True), Cut(_below(sheet, line)))
    for mark in group.marks:
        if group.spoken:
            yield Cut(mark.line.start)
        yield Cut(mark.start, mark)
        if mark.wrap is Wrap.BEHIND:
            yield from _behind(sheet, mark)
        elif mark.stop:
            yield Cut(mark.stop, skip=group.shared)
    if group.shared:
        yield Cut(group.stop)
    taken = {line.number for line in title.lines} | {mark.line.number for mark in group.marks}
    free = [line for line in sheet.between(begin, end) if line.number not in taken]
    for cut in further_cuts(sheet, group, free):
        behind = cut.mark if cut.mark and cut.mark.wrap is Wrap.BEHIND else None
        yield replace(cut, start=behind.start) if behind else cut
        yield from _behind(sheet, behind) if behind else ()


def _behind(sheet: Sheet, mark: Mark) -> Iterator[Cut]:
    """Yield the cuts around a label that stands behind its text; the next text begins behind it."""
    line = sheet.line_at(mark.stop)
    yield Cut(mark.stop, skip=True)
    if not any(other.start >= mark.stop for other in sheet.marks.get(line.number, ())):
        yield Cut(line.end)


def _item(sheet: Sheet, path: str, cut: Cut, stop: int) -> StoryItem | None:
    if cut.skip or (cut.mark is None and not has_words(sheet.text[cut.start : stop])):
        return None
    if cut.mark is None:
        return _other(sheet, path, cut, stop)
    body = body_text(sheet.text[cut.mark.body : stop], cut.mark)
    return _labelled(cut.mark, body, _span(sheet, path, cut.start, stop))


def _other(sheet: Sheet, path: str, cut: Cut, stop: int) -> Other | None:
    start = cut.start if cut.heading is None else _below(sheet, cut.heading)
    text = _without_half_fences(sheet, start, stop)
    if cut.heading is not None:
        return Other(sheet.said(cut.heading), text.strip("\n"), _span(sheet, path, cut.start, stop))
    return Other("", text.strip("\n |"), _span(sheet, path, start, stop)) if has_words(text) else None


def _without_half_fences(sheet: Sheet, start: int, stop: int) -> str:
    """Return the text of a stretch without the line that begins or ends a fence which goes on outside it."""
    lines = sheet.between(sheet.line_at(start), stop)
    first, last = (sheet.index(line) for line in (lines[0], lines[-1]))
    outside = {line.scope for line in (*sheet.lines[max(0, first - 1) : first], *sheet.lines[last + 1 : last + 2])} - {
        0
    }
    halves = [line for line in lines if line.block is Block.EDGE and line.scope in outside]
    if not halves:
        return sheet.text[start:stop]
    return "\n".join(sheet.text[max(start, line.start) : min(stop, line.end)] for line in lines if line not in halves)


def _below(sheet: Sheet, heading: Line) -> int:
    """Return where the text below a heading begins: behind the rule that may underline it."""
    following = sheet.between(heading, heading.end + 2)[-1]
    return following.end if following.block is Block.BLANK else heading.end


def _labelled(mark: Mark, body: str, span: Span) -> StoryItem:
    first, *others = mark.label.names
    if isinstance(first, PartKind):
        return Part(first, mark.written, body, span, tuple(n for n in others if isinstance(n, PartKind)))
    if isinstance(first, FieldName):
        return Field(first, mark.written, read_entries(body, first), body, span)
    return Other(mark.written, body, span)


def _span(sheet: Sheet, path: str, start: int, stop: int) -> Span:
    """Return the lines of a stretch, without the blank ones at its ends."""
    text = sheet.text[start:stop]
    said = text.strip()
    line = sheet.line_at(start + text.find(said)).number + 1
    return Span(path, line, line + said.count("\n"))


def body_text(text: str, mark: Mark) -> str:
    """Return the text below a label without the marks of the container that the label stands in."""
    first, *rest = text.split("\n")
    if mark.line.quote:
        quotes = re.compile(rf"^\s*(?:>\s?){{1,{mark.line.quote}}}")
        rest = [quotes.sub("", line) for line in rest]
    if not first.strip() and rest:
        rest[0] = _UNDERLINE.sub("", rest[0]) if mark.wrap is Wrap.HEADING else _DEFINED.sub("", rest[0])
    below = textwrap.dedent("\n".join(_expanded(rest)))
    hard = "  " if first.strip() and first.endswith("  ") else ""  # a line break that Markdown keeps
    body = f"{_closed(first.strip())}{hard}\n{below}" if below.strip() else _closed(first.strip())
    return _untagged(body.lstrip("\n").rstrip())


def _untagged(body: str) -> str:
    """Drop the tags of the list item, table cell or paragraph that a label and its text stand in."""
    opened = _OPENED.match(body)
    body = body[opened.end() :] if opened else body
    end = len(body)
    while tag := _CLOSED.search(body, max(0, end - _TAIL), end):
        if tag[1] and _opens(tag[1].lower(), body):
            break
        end = tag.start()
    return body[:end]


@lru_cache(maxsize=16)  # of one text, for each of the tags that it ends with
def _opens(name: str, body: str) -> bool:
    return re.search(rf"<{name}\b", body, re.IGNORECASE) is not None


def _expanded(lines: Iterable[str]) -> Iterator[str]:
    return (line.expandtabs(4) if line.startswith("\t") else line for line in lines)


def _closed(line: str) -> str:
    """Drop the end of an emphasis that began before the label: `*Also answers: …*`."""
    for mark in ("**", "__", "*", "_"):
        if line.endswith(mark) and line.count(mark) % 2 and not line.endswith("\\" + mark):
            return line[: -len(mark)].rstrip()
    return line
