"""Lines that name a principle right above the title of a story: in bold or as a box above a heading, or as a list item.

Such a line says that it names a principle ("**Principle: Mend first**"), is a name that many share or a competency, or
stands beside one in the same way; in a numbered list with titled stories in two of its items, each item does.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..layout.lines import FAR, Block, Line
from ..layout.sheet import Sheet, known, list_number
from ..titles.title_lines import is_title_line
from ..titles.wording import is_bold
from .names import is_competency, is_like_a_name, name_of, says_so

_SUMMARY = re.compile(r"(\s*(?:<details[^<>]*>)?\s*<summary[^<>]*>)(.*?)</summary>\s*$", re.IGNORECASE)
_DETAILS = re.compile(r"\s*<details\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A line that may name a principle, how it is set off, and the level that it has as a heading."""

    line: Line
    look: str
    level: int


def chapter_lines(sheet: Sheet, starts: Sequence[int]) -> Iterator[Line]:
    """Yield each such line as a heading, given where stories begin."""
    looks: defaultdict[str, list[Chapter]] = defaultdict(list)
    for chapter in _chapters(sheet):
        looks[chapter.look].append(chapter)
    for look, chapters in looks.items():
        ends = [each.line.start for each in chapters[1:]] + [FAR]
        told = [each for each, end in zip(chapters, ends, strict=True) if _has_story(each.line, end, starts)]
        if told and _are_names(sheet, told) and (look != "bold" or told[0].line.start < starts[0]):
            yield from (replace(c.line, block=Block.HEADING, level=c.level, unmarked=True) for c in told)


def _has_story(line: Line, end: int, starts: Sequence[int]) -> bool:
    return bisect_right(starts, line.start) < bisect_left(starts, end)


def _are_names(sheet: Sheet, told: Sequence[Chapter]) -> bool:
    said = [sheet.said(each.line) for each in told]
    if len(told) == 1:
        return says_so(said[0])
    return told[0].look.startswith("number") or any(says_so(s) or name_of(s) or is_competency(s) for s in said)


def _chapters(sheet: Sheet) -> Iterator[Chapter]:
    level = 0
    for line in sheet.lines:
        if line.block is Block.HEADING and not line.scope:
            level = line.level
        elif line.block is Block.TEXT and not line.scope and (found := _chapter(sheet, line, level)):
            yield found


def _chapter(sheet: Sheet, line: Line, level: int) -> Chapter | None:
    below = next((b for b in sheet.below(line) if b.block is not Block.BLANK), None)
    inside = _inside(sheet, line)
    if not below or not inside or not _may_name(sheet, inside):
        return None
    boxed = inside is not line
    if below.block is Block.HEADING and not below.scope and not _is_part(sheet, below) and not line.bullet:
        return Chapter(inside, "box" if boxed else "bold", max(below.level - 1, 1))
    nested = boxed and _DETAILS.match(sheet.said(below))
    if nested or (line.bullet and _is_title_inside(sheet, line, below)):
        look = f"{'number' if list_number(sheet, line) else 'item'} {line.indent}"
        return Chapter(inside, "box" if boxed else look, min(level + 1, 6))
    return None


def _is_part(sheet: Sheet, line: Line) -> bool:
    mark = sheet.mark(line)
    return mark is not None and bool(mark.label.kinds)


def _inside(sheet: Sheet, line: Line) -> Line | None:
    """Return what a line in bold says, or the title inside the tags of a box."""
    if found := _SUMMARY.match(sheet.plain, line.start, line.end):
        return replace(line, content=found.start(2), stop=found.end(2))
    said = sheet.said(line)
    return line if is_bold(said) else None


def _may_name(sheet: Sheet, line: Line) -> bool:
    said = sheet.said(line)
    if "](" in said or (known(sheet.mark(line)) and not says_so(said)):
        return False
    return says_so(said) or is_like_a_name(said)


def _is_title_inside(sheet: Sheet, item: Line, below: Line) -> bool:
    """Return whether what stands below a list item is a title within it."""
    deeper = below.indent > item.indent and below.block is Block.TEXT and not _is_part(sheet, below)
    return deeper and (below.bullet or is_title_line(sheet, below))
