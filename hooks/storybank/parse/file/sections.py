"""The sections of a principle: definition, stories, focus areas, tips, questions, and whatever else stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...model.kinds import SectionKind
from ...model.places import Span
from ...model.story import FocusArea, Heading, Other, Question, Section, SectionItem, Story, Tip
from ...text.slug import stable_id
from ...text.words import has_words
from ..layout.lines import Block, Line
from ..layout.sheet import Sheet, list_number
from .context import FileContext

_NAMED = re.compile(r"(?:\*\*|__)(.+?)(?:\*\*|__)\s*[:—–-]?\s*(.*)$|([^:*]{2,60}):\s+(.*)$", re.DOTALL)
_LISTED = {SectionKind.TIPS, SectionKind.FOCUS_AREAS, SectionKind.QUESTIONS}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of lines that no story holds, below one heading, with the stories that stand there."""

    heading: Line | None
    lines: tuple[Line, ...]
    stories: tuple[Story, ...]


def heading_of(context: FileContext, line: Line) -> Heading:
    """Return a heading line as an object of the model."""
    return Heading(context.sheet.said(line), 0 if line.unmarked else line.level, _span(context.path, [line]))


def build_section(context: FileContext, stretch: Stretch) -> Section | None:
    """Return the section of a stretch; None if nothing stands in it."""
    heading, path = stretch.heading, context.path
    kind = context.section_kind(heading) or SectionKind.OTHER if heading else SectionKind.INTRO
    if kind is SectionKind.OTHER and stretch.stories:
        kind = SectionKind.STORIES
    items = tuple(sorted(_items(context.sheet, path, kind, stretch), key=lambda item: item.span))
    if not items and heading is None:
        return None
    first = heading.number + 1 if heading else items[0].span.line
    last = max([first, *(item.span.end_line for item in items)])
    return Section(kind, heading_of(context, heading) if heading else None, items, Span(path, first, last))


def build_outside(context: FileContext, stretch: Stretch) -> Iterator[Other]:
    """Yield the text of a stretch outside any principle, the first piece with the heading above it."""
    heading = heading_of(context, stretch.heading) if stretch.heading else None
    found = [other for run in _runs(stretch.lines) for other in _other(context.sheet, context.path, run)]
    if heading and has_words(heading.text):
        first = found.pop(0) if found and not _is_parted(stretch, found[0]) else Other("", "", heading.span)
        end_line = max(first.span.end_line, heading.span.end_line)
        yield replace(first, heading=heading.text, span=Span(context.path, heading.span.line, end_line))
    yield from found


def _is_parted(stretch: Stretch, text: Other) -> bool:
    """Return whether a story stands between the heading and a text."""
    return any(story.span.line < text.span.line for story in stretch.stories)


def _items(sheet: Sheet, path: str, kind: SectionKind, stretch: Stretch) -> Iterator[SectionItem]:
    yield from stretch.stories
    for run in _runs(stretch.lines):
        if kind in _LISTED:
            yield from _listed(sheet, path, kind, run)
        else:
            yield from _other(sheet, path, run)


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines in runs without a gap: a story stands in each gap."""
    run: list[Line] = []
    for line in lines:
        if run and line.number != run[-1].number + 1:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _other(sheet: Sheet, path: str, run: Sequence[Line]) -> Iterator[Other]:
    said = [line for line in run if line.block is not Block.BLANK]
    if said:
        text = sheet.text[said[0].start : said[-1].end]
        if has_words(text):
            yield Other("", text.rstrip(), _span(path, said))


def _listed(sheet: Sheet, path: str, kind: SectionKind, run: Sequence[Line]) -> Iterator[SectionItem]:
    """Yield one item for each entry of the list; text beside the list is kept as it stands."""
    loose: list[Line] = []
    for entry in _entries(run):
        if entry[0].bullet and not entry[0].scope and entry[0].block is not Block.BLANK:
            yield from _other(sheet, path, loose)
            loose = []
            yield _entry(sheet, path, kind, entry)
        else:
            loose += entry
    yield from _other(sheet, path, loose)


def _entries(run: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield each list entry with the lines that continue it, and each other line by itself."""
    entry: list[Line] = []
    for line in run:
        if entry and entry[0].bullet and _continues(line, entry):
            entry.append(line)
            continue
        if entry:
            yield entry
        entry = [line]
    if entry:
        yield entry


def _continues(line: Line, entry: Sequence[Line]) -> bool:
    """Return whether a line goes on with a list entry."""
    if line.block is Block.HEADING:
        return False
    lazy = not line.bullet and entry[-1].block is not Block.BLANK
    return line.block is Block.BLANK or line.indent > entry[0].indent or lazy


def _entry(sheet: Sheet, path: str, kind: SectionKind, lines: Sequence[Line]) -> SectionItem:
    said = [line for line in lines if line.block is not Block.BLANK]
    text = " ".join(sheet.said(line) for line in said)
    text = re.sub(r"^\[[ xX]\]\s*", "", text)
    span, number = _span(path, said), list_number(sheet, lines[0])
    if kind is SectionKind.TIPS:
        return Tip(stable_id(text), text, span, number)
    if kind is SectionKind.QUESTIONS:
        return Question(stable_id(text), text, span, number)
    named = _NAMED.match(text)
    name, description = ((named[1] or named[3]), (named[2] or named[4] or "")) if named else (text, "")
    return FocusArea(stable_id(name), name.strip().rstrip(":").strip(), description.strip(), span, number)


def _span(path: str, lines: Sequence[Line]) -> Span:
    return Span(path, lines[0].number + 1, lines[-1].number + 1)
