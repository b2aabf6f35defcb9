"""What the reader passed over without a story, as findings: headings of stories that hold none, unknown labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ...model.findings import Finding, finding
from ...model.kinds import STAR, SectionKind
from ...model.places import Place
from ...text.words import has_words
from ..candidates.voice import Said
from ..layout.headings import Headings
from ..layout.lines import Block, Line
from ..layout.marks import Mark
from ..layout.sheet import known
from ..story.stories import Placed
from .context import FileContext

_FEWEST, _MOST = 3, 8  # labels of a story that is told in words of its own
_TELLING = {None, SectionKind.STORIES}


def silences(context: FileContext, placed: Sequence[Placed]) -> Iterator[Finding]:
    """Yield a finding for each place where a writer meant a story and the reader saw none."""
    held = {line.number for p in placed for line in context.sheet.between(p.begin, p.end)}
    headings = Headings(context.sheet.headings())
    for heading in _without_story(context, headings, held):
        message = f"no story was found below “{context.sheet.said(heading)}”"
        yield finding("SB253", Place(context.path, heading.number + 1), message)
    for _, run in groupby(_loose(context, held), key=lambda pair: pair[0]):
        yield from _unknown(context, [mark for _, mark in run])


def _without_story(context: FileContext, headings: Headings, held: set[int]) -> Iterator[Line]:
    """Yield the headings of stories that hold none: a section of stories, or what stands below one."""
    passed = -1  # the last line of what is reported, or of another section, already
    section: Line | None = None
    for heading in headings:
        kind = context.section_kind(heading)
        inside = section is not None and heading.level > section.level
        begins = kind is SectionKind.STORIES and heading.level > 1
        section = heading if begins else section if inside else None
        lines = _region(context, headings, heading)
        if heading.number <= passed or not (begins or inside):
            continue
        if kind not in _TELLING:
            passed = lines[-1].number
        elif not any(line.number in held for line in lines) and _speaks(context, heading, lines, kind):
            passed = lines[-1].number
            yield heading


def _speaks(context: FileContext, heading: Line, lines: Sequence[Line], kind: SectionKind | None) -> bool:
    """Return whether a heading promises a story: a title does, a section of stories only with text and no titles."""
    if kind is None:
        return has_words(context.sheet.said(heading))
    texts = [line.block for line in lines[1:]]
    return Block.TEXT in texts and Block.HEADING not in texts


def _region(context: FileContext, headings: Headings, heading: Line) -> Sequence[Line]:
    end = headings.below(heading.start, heading.level)
    return context.sheet.between(heading, min(end, context.sheet.lines[-1].end + 1))


def _loose(context: FileContext, held: set[int]) -> Iterator[tuple[int, Mark]]:
    """Yield each label outside stories and sections that are lists, with the number of the heading above it."""
    number, told = 0, True
    for line in context.sheet.lines:
        if line.block is Block.HEADING and not line.scope:
            number, told = line.number, context.section_kind(line) in _TELLING
        mark = context.sheet.mark(line) if told and line.block is Block.TEXT and not line.scope else None
        if mark and line.number not in held:
            yield number, mark


def _unknown(context: FileContext, marks: Sequence[Mark]) -> Iterator[Finding]:
    """Yield a finding for each of several labels below one heading that no table knows, with that line put right.

    What stands behind them must be told by somebody: a glossary and the facts about a document look the same. Those
    that a table knows among them are the parts whose turn it is.
    """
    written = {mark.written.casefold() for mark in marks}
    each_once = _FEWEST <= len(written) == len(marks) <= _MOST
    told = context.sheet.text[marks[0].start : marks[-1].line.end]
    turns = [*zip(STAR, marks, strict=False)]
    elsewhere = any(known(mark) for mark in marks[len(STAR) :]) or any(
        known(mark) and kind not in mark.label.names for kind, mark in turns
    )
    if not each_once or elsewhere or not Said(told).person or any(mark.line.bullet for mark in marks):
        return
    for kind, mark in turns:
        if known(mark):
            continue
        text = context.sheet.text[mark.body : mark.line.stop].strip()
        message = f"the label “{mark.written}” is not known, so what stands behind it is no part of a story"
        right = f"**{kind.capitalize()}:** {text}".rstrip()
        yield finding("SB254", Place(context.path, mark.line.number + 1), message, example=right)
