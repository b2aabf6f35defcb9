"""Which lines of a file belong to which principle, given where each begins."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import takewhile

from ...text.words import has_words
from ..layout.lines import Block, Line
from ..layout.stretches import Stretches
from ..story.stories import Placed
from .headings import HeadingRegions
from .names import is_unsorted


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of one principle, up to the line with the number `end`, or lines outside any (`title` is "").

    `heading` is the line that names it, None if a story's title, the front matter or the file's name does. `named` is
    the number of a line within a story that names it, 0 if none does.
    """

    title: str
    heading: Line | None
    begin: int
    end: int
    named: int = 0


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where a principle begins, its name, and the number of the line where it ends, 0 if what follows says that.

    `named` is the number of the line that names it, 0 if that is where it begins.
    """

    line: Line
    title: str
    level: int
    heading: Line | None = None
    end: int = 0
    named: int = 0


def divide(regions: HeadingRegions, begun: Sequence[Beginning], placed: Sequence[Placed]) -> Iterator[Region]:
    """Yield the regions of the principles that have `begun`, and those outside any, in order."""
    lines = regions.context.sheet.lines
    last = lines[-1].number + 1
    if regions.context.folder:
        yield Region(regions.context.own_title, None, lines[0].number, last)
        return
    told = [p for p in placed if p.candidate.is_story]
    inside = Stretches((p.begin.start, p.end) for p in told)
    titles = {line.number for p in told for line in p.title.lines}
    outside = [h for h in regions.headings if not inside.hold(h.start)]
    at = lines[0].number
    for each, following in zip(begun, [*(_box(regions, b.line) for b in begun[1:]), last], strict=True):
        if at < each.line.number:
            yield Region("", None, at, each.line.number)
        at = _end(regions, each, following, outside, titles)
        if len(begun) > 1:
            at = _before_rule(regions, each, at, inside)
        at = _item_end(regions, each, at, inside)
        yield Region(each.title, each.heading, each.line.number, at, each.named)
        if at < following:
            yield Region("", None, at, following)
            at = following


def _end(regions: HeadingRegions, each: Beginning, following: int, outside: Sequence[Line], titles: Set[int]) -> int:
    """Return the number of the line at which a principle ends: the next one, or a heading that is none of its own.

    `outside` are the headings within no story, `titles` the lines that are titles of stories.
    """
    if each.end:
        return each.end
    if each.heading is None and each.line == regions.context.sheet.lines[0]:  # the file itself
        return following
    first = bisect_right(outside, each.line.number, key=_number)
    for heading in outside[first : bisect_left(outside, following, key=_number)]:
        if heading.level > each.level:
            continue
        if heading.level < each.level and has_words(regions.said(heading)):
            return heading.number
        apart = is_unsorted(regions.said(heading)) or not regions.tells(heading)
        if regions.speaks(heading) and heading.number not in titles and apart:
            return heading.number
    return following


def _before_rule(regions: HeadingRegions, each: Beginning, end: int, inside: Stretches) -> int:
    """Return where the last of several principles ends: at a rule with nothing but words without a heading below it."""
    lines = regions.context.sheet.lines
    if each.heading is None or end <= lines[-1].number:
        return end
    first = lines[0].number
    below = lines[each.line.number - first : end - first]
    last = next((line for line in reversed(below) if line.block is Block.HEADING or inside.hold(line.start)), each.line)
    after = below[last.number - each.line.number :]
    rules = (line.number for line in after if line.block is Block.RULE and not inside.hold(line.start))
    return next((n for n in rules if has_words(" ".join(map(regions.said, lines[n - first :])))), end)


def _box(regions: HeadingRegions, line: Line) -> int:
    """Return the number of the first line of the quote that a line stands in, which is no part of what ends above."""
    lines = regions.context.sheet.lines
    above = takewhile(
        lambda other: other.quote and other.block is Block.TEXT, reversed(lines[: line.number - lines[0].number])
    )
    return line.number - sum(1 for _ in above) if line.quote and line.unmarked else line.number


def _item_end(regions: HeadingRegions, each: Beginning, end: int, inside: Stretches) -> int:
    """Return where the item or the quote ends that names a principle and holds its stories."""
    lines, item = regions.context.sheet.lines, each.line
    if each.heading is None or not ((item.bullet or item.quote) and item.unmarked):
        return end
    first = lines[0].number
    below = [line for line in lines[item.number + 1 - first : end - first] if line.block is not Block.BLANK]
    within = [line.indent > item.indent if item.bullet else line.quote >= item.quote for line in below]
    told = [held for line, held in zip(below, within, strict=True) if inside.hold(line.stop)]
    out = (line.number for line, held in zip(below, within, strict=True) if not held and not inside.hold(line.stop))
    return next(out, end) if told and all(told) else end


def _number(line: Line) -> int:
    return line.number
