"""Where a new piece of a story begins besides its parts: at a field, a heading, or where the parts' container ends."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ...model.kinds import FieldName, PartKind
from ..candidates.container import leaves_container
from ..layout.group import Group, is_star, nested
from ..layout.labels import Label, Role, Strength
from ..layout.lines import Block, Line
from ..layout.marks import Mark, Wrap, lead_in
from ..layout.messages import is_around, message_head, sender, speaker
from ..layout.sheet import Sheet, is_spoken, known
from ..titles.remarks import is_headline, is_remark
from ..titles.title_lines import is_question_line, is_tagged

_BEHIND = {
    *(FieldName.TAGS, FieldName.QUESTIONS, FieldName.ALSO_SHOWS, FieldName.RED_FLAGS, FieldName.SOURCE),
    *(FieldName.STATUS, FieldName.SHOWS, PartKind.LEARNING, PartKind.FOLLOW_UP),
}  # what may follow the parts in the form of a list item without being the last part's text
_ASIDE = Label((Role.ASIDE,), Strength.WEAK)  # a word for a part, out of its place
_TAGS = Label((FieldName.TAGS,), Strength.STRONG)
_SIGN = re.compile(r"[\w\s'’()*_`]+")  # all but the sign behind a label
_ASKS = {FieldName.QUESTIONS, Role.ANSWER}


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a new piece of a story begins: below a `mark`, below a `heading`, or plainly. `skip` drops a title line."""

    start: int
    mark: Mark | None = None
    heading: Line | None = None
    skip: bool = False


def further_cuts(sheet: Sheet, group: Group, lines: Sequence[Line]) -> Iterator[Cut]:
    """Yield the cuts among the lines of a story that hold neither its title nor a part's label."""
    current: Cut | None = None
    marks = sorted(mark.start for mark in group.marks)
    for line in lines:
        if current and bisect_right(marks, current.start) < bisect_left(marks, line.start):
            current = None
        if cut := _cut_at(sheet, group, line, current):
            current = cut
            yield cut


def _cut_at(sheet: Sheet, group: Group, line: Line, current: Cut | None) -> Cut | None:
    """Return the cut at a line, None if the line goes on with the piece that `current` began."""
    behind, before = line.start > group.last.start, line.start < group.first.start
    tags, mark = _hashtags(sheet, line) if behind else None, sheet.mark(line)
    if mark and _admits(group, mark, behind=behind) and not (current and _inside(current, mark)):
        return Cut(line.start, replace(mark, label=_ASIDE) if is_star(mark) else mark)
    if tags:
        return Cut(line.start, tags)
    if line.block is Block.HEADING and not line.scope and (behind or before) and _outer(group, line):
        return Cut(line.start, heading=line)
    if current and not current.mark and not current.heading:
        return None
    leaving = (
        behind
        and leaves_container(sheet, group, line)
        and (line.block is Block.RULE or not (current and _headed(current)))
    )
    apart = behind and not line.scope and _stands_apart(sheet, group, line, current)
    inside = current is not None and (current.mark or current.heading)
    ends = not inside and (_is_like(sheet, group, line) or _replies(sheet, group, line))
    spoken = ends or (group.spoken and is_spoken(sheet, line)) or _interrupts(sheet, group, line)
    return Cut(line.start) if spoken or apart or leaving or (current and _ends_field(sheet, current, line)) else None


def _is_like(sheet: Sheet, group: Group, line: Line) -> bool:
    """Return whether a line below the last part begins with a few words that the same dress and sign set off."""
    last = group.last
    lead = lead_in(line, sheet.plain) if line.block is Block.TEXT and line.start > last.start else None
    if lead is None or lead.style != last.style or line.indent != last.line.indent or not lead.line.stop > lead.body:
        return False
    if lead.written[:1].islower() and last.written[:1].isupper():
        return False
    signs = [_SIGN.sub("", sheet.plain[each.start : each.body]) for each in (lead, last)]
    return bool(signs[0]) and signs[0] == signs[1]


def _replies(sheet: Sheet, group: Group, line: Line) -> bool:
    """Return whether a line answers within a quoted story, as in mails: a paragraph that is quoted less."""
    below_blank = sheet.lines[sheet.index(line) - 1].block is Block.BLANK
    first = group.first.line
    return line.block is Block.TEXT and below_blank and first.start < line.start and line.quote < first.quote


def _interrupts(sheet: Sheet, group: Group, line: Line) -> bool:
    """Return whether somebody else speaks on a line, or the teller goes on with no part.

    That is another's message or turn, or one more message where each part is one.
    """
    first, last = group.first.line, group.last.line
    if line.block is not Block.TEXT or line.start < first.start:
        return False
    if is_around(sheet.said(line)):
        return True
    begun, said = (sheet.plain[each.content : each.stop] for each in (first, line))
    names = [name for name in (speaker(begun), speaker(said)) if name and not sheet.table.match(name)]
    stamped = message_head(begun)[1] and message_head(said)[1] and not sender(begun)
    if stamped or len(names) > 1:
        return True
    teller, other = sender(begun), sender(said)
    if not teller or not other or teller != other or line.start < last.start:
        return bool(teller and other) and teller != other
    told = sheet.lines[sheet.index(first) : sheet.index(last) + 1]
    own = [each for each in told if sender(sheet.plain[each.content : each.stop]) == teller]
    return len(own) == len(group.marks)


def _stands_apart(sheet: Sheet, group: Group, line: Line, current: Cut | None) -> bool:
    """Return whether a line below the parts is a question, or a remark below a part that has said something."""
    if current and (_headed(current) or (current.mark and PartKind.FOLLOW_UP in current.mark.label.names)):
        return False
    if is_question_line(sheet, line):
        return True
    begun = max(group.last.body, current.mark.body if current and current.mark else 0)
    if is_headline(sheet, line):
        inside = takewhile(lambda other: other.start < line.start, sheet.below(sheet.line_at(begun)))
        return sheet.says(begun, line.start) and not any(is_headline(sheet, other) for other in inside)
    return is_remark(sheet, line) and sheet.says(begun, line.start)


def _hashtags(sheet: Sheet, line: Line) -> Mark | None:
    """Return the mark of a line that consists of hashtags, which is a field without a label."""
    if not is_tagged(sheet, line):
        return None
    return Mark(line.start, line.content, _TAGS, "", Wrap.PLAIN, line)


def _headed(cut: Cut) -> bool:
    """Return whether a piece stands below a heading of its own."""
    return cut.heading is not None or (cut.mark is not None and cut.mark.wrap is Wrap.HEADING)


def _inside(current: Cut, mark: Mark) -> bool:
    """Return whether a label belongs to the text of the current piece: questions and answers among follow-ups do."""
    asks = bool(_ASKS & set(mark.label.names))
    if _headed(current):
        return mark.wrap is not Wrap.HEADING and (asks or not _BEHIND & set(mark.label.names))
    return asks and current.mark is not None and PartKind.FOLLOW_UP in current.mark.label.names


def _ends_field(sheet: Sheet, current: Cut, line: Line) -> bool:
    """Return whether a paragraph stands below a field that was written on the line of its label."""
    mark = current.mark
    if mark is None or not isinstance(mark.label.names[0], FieldName) or line.bullet or line.indent:
        return False
    below_blank = sheet.lines[sheet.index(line) - 1].block is Block.BLANK
    return below_blank and line.block is Block.TEXT and bool(sheet.plain[mark.body : mark.line.stop].strip())


def _outer(group: Group, heading: Line) -> bool:
    """Return whether a heading stands beside the parts, not inside the text of one."""
    return not group.first.line.level or heading.level <= group.first.line.level or heading.start < group.first.start


def _admits(group: Group, mark: Mark, *, behind: bool) -> bool:
    """Return whether a label between or around the parts is one of the story's own, not one inside a part's text."""
    if mark.line.scope != group.first.line.scope or (is_star(mark) and mark.label.strength is not Strength.WEAK):
        return False
    if mark.start < group.first.start:
        return known(mark) or mark.wrap is not Wrap.PLAIN
    follows = behind and bool(_BEHIND & set(mark.label.names))
    if behind and known(mark) and mark.line.quote > group.first.line.quote:
        return not is_star(mark)
    if nested(mark, group.first) and not (group.first.line.level and mark.line.quote):
        beside = not mark.line.bullet and Role.ASIDE in mark.label.names
        set_off = mark.wrap is not Wrap.PLAIN or PartKind.LEARNING in mark.label.names
        return (behind and beside) or (follows and not group.first.line.level and set_off)
    if mark.wrap is Wrap.PLAIN and group.first.wrap is not Wrap.PLAIN:
        return follows
    return (known(mark) and not is_star(mark)) or (behind and _like(mark, group))


def _like(mark: Mark, group: Group) -> bool:
    return mark.wrap is group.last.wrap and mark.line.quote == group.last.line.quote
