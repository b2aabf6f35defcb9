"""Lines that name a principle without being headings: numbered, with a bullet, or in bold. They become headings."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from ..candidates.verdict import Candidate
from ..layout.lines import FAR, Block, Line
from ..layout.sheet import Sheet, known, list_number
from ..titles.title_lines import is_title_line
from ..titles.wording import is_bold, is_wrapped
from .chapter_lines import chapter_lines
from .names import is_like_a_name, name_of

_OWN = 2  # names of the writer's own in bold at least, and lines between one and the story below it
_BOLD = re.compile(r"\*|_|<(?:b|strong|u|mark)\b")


def with_name_lines(sheet: Sheet, candidates: Sequence[Candidate]) -> Sheet:
    """Return the sheet in which each line that names a principle, with a story below it, is a heading.

    Lines of one look below one heading count together: where a story follows one of them, the others are names too. Two
    that stand next to each other are a list of names, and no headings. A single one below the title of a story says
    which principle that story shows.
    """
    found = {line.number: line for line in _found(sheet, candidates)}
    if not found:
        return sheet
    return replace(sheet, lines=tuple(found.get(line.number, line) for line in sheet.lines))


def _found(sheet: Sheet, candidates: Sequence[Candidate]) -> Iterator[Line]:
    starts = sorted(c.group.first.start for c in candidates if c.is_story)
    yield from chapter_lines(sheet, starts)
    for (level, _, _), lines in _by_look(sheet).items():
        if len(lines) == 1 and level > 1:
            continue
        numbers = {line.number for line in lines}
        apart = [line for line in lines if _stands_apart(sheet, line, numbers)]
        own = [line for line in apart if not name_of(sheet.said(line))]
        if sum(_is_titled(sheet, line, starts) for line in own) < _OWN:
            apart = [line for line in apart if name_of(sheet.said(line))]
        if any(_is_followed(sheet, line, starts, alone=len(lines) == 1) for line in apart):
            yield from (replace(line, block=Block.HEADING, level=min(level + 1, 6), unmarked=True) for line in apart)


def _by_look(sheet: Sheet) -> dict[tuple[int, int, str], list[Line]]:
    """Return the lines that name a principle by the heading above them and by their look."""
    found: defaultdict[tuple[int, int, str], list[Line]] = defaultdict(list)
    level = number = 0
    for line in sheet.lines:
        if line.block is Block.HEADING and not line.scope:
            level, number = line.level, line.number
        elif line.block is Block.TEXT and not line.scope and (look := _look(sheet, line)):
            found[level, number, look].append(line)
    return found


def _look(sheet: Sheet, line: Line) -> str:
    """Return how a line that names a principle is set off, "" if it is not or names none."""
    said = sheet.said(line)
    look = (
        "number"
        if list_number(sheet, line) or said[:1].isdigit()
        else "bold"
        if _BOLD.match(said) and is_wrapped(said)
        else ""
    )
    named = look and not known(sheet.mark(line)) and "](" not in said
    own = is_bold(said) and not line.bullet and is_like_a_name(said)
    return f"{look} {line.bullet}" if named and (own or name_of(said)) else ""


def _is_titled(sheet: Sheet, line: Line, starts: Sequence[int]) -> bool:
    """Return whether words and the title of a story stand between a line and that story, and no heading."""
    following = bisect_right(starts, line.start)
    if following == len(starts):
        return False
    said: list[Line] = []
    for each in takewhile(lambda below: below.start < starts[following], sheet.below(line)):
        if each.block is Block.HEADING or _look(sheet, each):
            return False
        said += [each] if each.block is not Block.BLANK else []
    return len(said) >= _OWN and is_title_line(sheet, said[-1]) and not is_title_line(sheet, said[0])


def _stands_apart(sheet: Sheet, line: Line, numbers: Container[int]) -> bool:
    return all(_next_said(sheet, line, step) not in numbers for step in (1, -1))


def _next_said(sheet: Sheet, line: Line, step: int) -> int:
    """Return the number of the next line that is not blank, in one direction."""
    at = sheet.index(line) + step
    while 0 <= at < len(sheet.lines) and sheet.lines[at].block is Block.BLANK:
        at += step
    return sheet.lines[at].number if 0 <= at < len(sheet.lines) else -1


def _is_followed(sheet: Sheet, line: Line, starts: Sequence[int], *, alone: bool) -> bool:
    """Return whether a story stands below a line, before the next heading or name.

    A single name may stand right above the heading of its story.
    """
    below = (other for other in sheet.below(line) if other.block is Block.HEADING or _look(sheet, other))
    breaks = [*islice(below, 2)]
    right_below = bool(breaks) and breaks[0].number == _next_said(sheet, line, 1)
    if alone and right_below and breaks[0].block is Block.HEADING:
        breaks = breaks[1:]
    end = breaks[0].start if breaks else FAR
    return bisect_right(starts, line.start) < bisect_left(starts, end)
