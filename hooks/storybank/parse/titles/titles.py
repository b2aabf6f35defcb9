"""Where the title of a story stands: a heading, a `Story:` line, a bold line, a summary, a list item, or nowhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ...model.kinds import FieldName, PartKind
from ...text.fold import fold
from ..languages.words import word_list
from ..layout.group import Group
from ..layout.headings import Headings
from ..layout.labels import Role
from ..layout.lines import Block, Line
from ..layout.marks import Mark
from ..layout.sheet import Sheet, is_spoken, known, list_number
from .title_lines import (
    heads_parts,
    is_beside,
    is_boxed,
    is_plain_title,
    is_question_line,
    is_short,
    is_value,
    leads_over,
    question_in,
    stands_as_title,
    wording_of,
)
from .wording import Wording, is_generic, is_length, is_question, is_wrapped, read_wording

_ANSWER = re.compile(r"A(?:nswer)?\s?\d{0,2}\s?[.:)]?")
_ASKING = {FieldName.QUESTIONS, Role.ANSWER}


@dataclass(frozen=True, slots=True)
class Title:
    """A story's title: its wording, the line the story begins with, and the lines that the title takes up.

    `level` is the level of the heading that holds the story, 0 if none does. `derived` says that nobody wrote it.
    """

    wording: Wording
    begin: Line
    lines: tuple[Line, ...] = ()
    level: int = 0
    derived: bool = False

    @property
    def text(self) -> str:
        return self.wording.title


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above a candidate: its nearest heading with the one above that, and lines that could be a title.

    `named` is a `Story:` line, `boxed` the title of the box that the story stands in, `line` a line in bold or a list
    item, `plain` a short line without marks. `begin` is the topmost line below the heading that belongs to the story;
    running text above it does not, and stands `apart` between the story and its heading. `asked`
    is a question above a heading that names nothing.
    """

    begin: Line
    heading: Line | None = None
    parent: Line | None = None
    apart: bool = False
    named: Line | None = None
    boxed: Line | None = None
    line: Line | None = None
    plain: Line | None = None
    asked: Line | None = None


def look_above(sheet: Sheet, group: Group, floor: int, headings: Headings) -> Above:
    """Look from a candidate's first mark upwards, not above the line with index `floor` of the sheet's lines.

    `headings` are those that announce no part.
    """
    first = sheet.index(sheet.line_at(group.begin))
    above = Above(begin=sheet.lines[first])
    top = sheet.lines[min(floor, first)].start
    higher = _not_above(top, headings.above(above.begin.start))
    crossed = False
    for line in (sheet.lines[at] for at in range(first - 1, floor - 1, -1)):
        if higher and line.number == higher.number:
            parent = _not_above(top, headings.above(line.start, line.level - 1))
            asked = _asked_above(sheet, line, parent)
            return replace(above, heading=line, parent=parent, apart=crossed, asked=asked)
        foreign = line.scope not in {0, group.first.line.scope} and line.block is not Block.EDGE
        found = None if foreign else _classify(sheet, line, group, above, below=higher is not None)
        if found is None:
            crossed = True
        elif not crossed or line in {found.line, found.named, found.boxed}:
            above = found
        if crossed and not higher:
            break
    return above


def _not_above(top: int, line: Line | None) -> Line | None:
    return line if line and line.start >= top else None


def _asked_above(sheet: Sheet, heading: Line, parent: Line | None) -> Line | None:
    """Return the question that stands between the heading above and one that names nothing ("Better answer")."""
    if parent is None or not is_generic(read_wording(sheet.said(heading)).title):
        return None
    asked = (
        line
        for line in sheet.between(parent, heading.start)[1:]
        if line.block is Block.TEXT and is_short(sheet.said(line))
    )
    return next((line for line in asked if is_question(sheet.said(line))), None)


def _classify(sheet: Sheet, line: Line, group: Group, above: Above, *, below: bool) -> Above | None:
    """Add a line to what stands above, `below` a heading or not; None for running text."""
    said, mark = sheet.said(line), sheet.mark(line)
    boxed = line.quote > group.first.line.quote and not is_question(said)
    listed = line.bullet and not group.first.line.bullet and is_value(sheet, line)
    if boxed or listed or line.block not in {Block.TEXT, Block.HEADING}:
        return _silent_line(line, group, above)
    if line.block is Block.HEADING or (is_boxed(sheet, line) and _is_open(sheet, line, group)):
        return replace(above, boxed=above.boxed or line, begin=line)
    if mark and Role.TITLE in mark.label.names and is_short(sheet.text[mark.body : line.stop]):
        return replace(above, named=above.named or line, begin=line)
    if known(mark) and (not is_wrapped(said) or Role.ANSWER in mark.label.names):
        return None if _ends_story_above(sheet, mark, above, below=below) else _field_line(sheet, mark, line, above)
    of_list = above.line and line.bullet and not list_number(sheet, line)  # above the title
    asked = is_question_line(sheet, line) or (is_spoken(sheet, line) and question_in(sheet, line))
    if not of_list and (asked or stands_as_title(line, said, group.first)):
        return replace(above, line=above.line or line, begin=line)
    return _loose_line(sheet, line, group, above)


def _is_open(sheet: Sheet, box: Line, group: Group) -> bool:
    """Return whether a box between colons still goes on where the parts begin."""
    between = sheet.between(box, group.first.start)[1:] if sheet.said(box).startswith(":::") else ()
    return not any(sheet.said(line).strip() in {":::", "::::"} for line in between)


def _ends_story_above(sheet: Sheet, mark: Mark, above: Above, *, below: bool) -> bool:
    """Return whether a label belongs to the story before: what was learned, or any part or field above a title line.

    Fields above a field that could be a title go with it where they stand below a heading, or on the next line.
    """
    if PartKind.LEARNING in mark.label.names:
        return True
    if mark.line.bullet and mark.line.indent < above.begin.indent:
        return False  # the item that holds the title
    close = below or above.begin.number == mark.line.number + 1
    if above.line and close and known(sheet.mark(above.line)):
        return False
    titled = above.line or above.named or above.boxed
    return titled is not None and not {Role.TITLE, *_ASKING} & set(mark.label.names)


def _silent_line(line: Line, group: Group, above: Above) -> Above | None:
    """Pass over what can be no title.

    The edge of the story's own fence and a box above the parts belong to the story, a table parts it from above.
    """
    titled = above.line or above.named or above.boxed
    if line.block is Block.TABLE or (titled and (line.block is Block.RULE or line.quote > group.first.line.quote)):
        return None
    own = line.quote > group.first.line.quote or (line.scope and line.scope == group.first.line.scope)
    return replace(above, begin=line) if own else above


def _loose_line(sheet: Sheet, line: Line, group: Group, above: Above) -> Above | None:
    """Add a line of no clear role: a label, a tag, or a short line that may be a title without any mark."""
    if above.line and is_spoken(sheet, above.line):
        return None  # somebody said it before the question
    said = sheet.said(line)
    if sheet.mark(line) or said.startswith("<") or _ANSWER.fullmatch(said) or is_beside(sheet, line):
        return replace(above, begin=line)
    first = line.quote == group.first.line.quote and not (above.plain or above.line or above.boxed or above.named)
    if first and is_plain_title(sheet, line):
        return replace(above, plain=line, begin=line)
    return None


def _field_line(sheet: Sheet, mark: Mark, line: Line, above: Above) -> Above:
    """A field above the parts belongs to the story; a question among them, or a project, can be its title."""
    named = fold(mark.written) in word_list("projects") and not above.plain
    if named and is_short(sheet.text[mark.body : line.stop], 14):
        return replace(above, begin=line, plain=line)
    asks = FieldName.QUESTIONS in mark.label.names and bool(sheet.text[mark.body : line.stop].strip())
    return replace(above, begin=line, line=(above.line or line) if asks else above.line)


@dataclass(frozen=True, slots=True)
class Headed:
    """What stands above a candidate, with the headings that may be its title (no section, no principle).

    `own_lines` says that several stories share the heading and carry titles of their own.
    """

    above: Above
    heading: Line | None
    parent: Line | None
    own_lines: bool


def choose(sheet: Sheet, headed: Headed) -> Title | None:
    """Return the title among what stands above, None if nobody wrote one."""
    above, heading = headed.above, headed.heading
    named = heading is not None and not above.apart and not known(sheet.mark(heading))
    own = headed.own_lines and not (named and length_above(sheet, above))
    lines = [above.line, heading] if own or _names_answer(sheet, headed) else [heading, above.line]
    if above.apart and above.plain and heads_parts(sheet, above.plain):
        lines = [above.line, above.plain, heading]
    for line in [above.named, above.boxed, *lines, headed.parent, above.asked, above.plain]:
        if line and (found := _titled(sheet, headed, line)):
            return found
    return None


def _names_answer(sheet: Sheet, headed: Headed) -> bool:
    """Return whether a counted line names one answer to the question in the heading: "Answer A — The old rope"."""
    line, heading = headed.above.line, headed.heading
    if line is None or heading is None or headed.above.apart or not is_question(wording_of(sheet, heading).title):
        return False
    answer, mark = wording_of(sheet, line), sheet.mark(line)
    field = mark is not None and isinstance(mark.label.names[0], FieldName)
    return bool(answer.label) and not (field or is_question(answer.title) or is_generic(answer.title))


def length_above(sheet: Sheet, above: Above) -> Line | None:
    """Return the line above a story that only says how long it is told: "2-minute version"."""
    return above.line if above.line and is_length(wording_of(sheet, above.line).title) else None


def _titled(sheet: Sheet, headed: Headed, line: Line) -> Title | None:
    wording, heading = wording_of(sheet, line), headed.heading
    if not wording.title or is_generic(wording.title) or leads_over(sheet, line):
        return None
    level = heading.level if heading else 0
    if line in {headed.parent, headed.above.asked}:
        return Title(wording, line, tuple(filter(None, (line, heading))), line.level or level)
    if headed.above.apart and line is not heading:
        return Title(wording, headed.above.begin, (line,), level)
    own = dict.fromkeys(filter(None, (heading, line, length_above(sheet, headed.above))))
    return Title(wording, heading or headed.above.begin, tuple(own), level)
