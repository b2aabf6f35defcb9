"""Every candidate of a file with its verdict: what the recognisers saw, the judge weighed and the author marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ...model.kinds import STAR
from ...text.fold import unmarked
from ..layout.group import Group, is_star
from ..layout.headings import Headings
from ..layout.lines import FAR, Block, Line
from ..layout.marks import Mark, Wrap
from ..layout.sheet import Sheet, body_between, is_spoken, known
from .container import leaves_container
from .directives import apply_directives
from .evidence import Evidence
from .shapes import RECOGNISERS
from .unfinished import with_unfinished
from .verdict import Candidate, Verdict, judge

_LINES_ABOVE = 12  # in which a title of a candidate may stand
_REACH = 40  # lines that the last part of a candidate is weighed by, at most


def find_candidates(sheet: Sheet, whole_file: str = "") -> tuple[Candidate, ...]:
    """Return the candidates in source order, none overlapping another; `whole_file` is a marker for all of them."""
    judged = _judged(sheet, find_groups(sheet))
    whole = [c for c in apply_directives(sheet, judged, whole_file) if c.verdict is not Verdict.FRAGMENT]
    return tuple(_apart(whole))


def find_groups(sheet: Sheet) -> list[Group]:
    """Return what the recognisers see, in source order."""
    return sorted((g for see in RECOGNISERS for g in see(sheet)), key=lambda group: group.first.start)


def _judged(sheet: Sheet, groups: Sequence[Group]) -> list[Candidate]:
    """Judge each group by itself, and what was no story so once more by the company it keeps."""
    evidence = evidence_of(sheet, groups)
    first = [judge(group, each) for group, each in zip(groups, evidence, strict=True)]
    headings = list(headings_above(sheet, groups))
    beside = company(headings, [candidate.is_story for candidate in first])
    judged = [
        judge(old.group, replace(each, beside=True)) if accompanied and not old.is_story else old
        for old, each, accompanied in zip(first, evidence, beside, strict=True)
    ]
    return with_unfinished(judged, evidence)


def evidence_of(sheet: Sheet, groups: Sequence[Group]) -> list[Evidence]:
    """Return what speaks for and against each group by itself."""
    starts = [group.first.start for group in groups]
    return [_evidence(sheet, group, starts) for group in groups]


def company(headings: Sequence[Line | None], stories: Sequence[bool]) -> list[bool]:
    """Return for each group whether its heading has the level of those above two other stories, and is its own."""
    told = {heading for heading, story in zip(headings, stories, strict=True) if heading and story}
    levels = Counter(heading.level for heading in told)
    return [
        heading is not None and levels[heading.level] - (heading in told) > 1 and (story or heading not in told)
        for heading, story in zip(headings, stories, strict=True)
    ]


def headings_above(sheet: Sheet, groups: Iterable[Group]) -> Iterator[Line | None]:
    """Yield for each group the heading of the flow that stands above it."""
    headings = list(sheet.headings())
    numbers = [line.number for line in headings]
    for group in groups:
        above = bisect_left(numbers, group.first.line.number)
        yield headings[above - 1] if above else None


def _evidence(sheet: Sheet, group: Group, starts: Sequence[int]) -> Evidence:
    reach = _reach(sheet, group, starts)
    texts = body_between(sheet, group.marks, reach)
    between = sheet.between(group.first.line, min(reach + 1, sheet.lines[-1].end))
    further = (kind for line in between if (mark := sheet.mark(line)) for kind in mark.label.kinds if kind not in STAR)
    parts = tuple((m.label.kinds, m.label.strength, text) for m, text in zip(group.marks, texts, strict=True))
    row = unmarked(sheet.text[slice(*group.title)]) if group.title else ""
    return Evidence(parts, _titles_above(sheet, group), row, group.first.wrap is Wrap.CELL, further=frozenset(further))


def _reach(sheet: Sheet, group: Group, starts: Sequence[int]) -> int:
    """Return where the last part ends for the judge: at its container's end, the next heading or the next candidate."""
    if group.stop:
        return group.stop
    last = group.last.line
    following = bisect_right(starts, group.last.start)
    stop = next(iter(starts[following:]), FAR)
    index = sheet.index(last)
    for line in sheet.lines[index + 1 : index + _REACH]:
        outside = line.block in {Block.HEADING, Block.RULE, Block.TABLE} or line.start >= stop
        spoken = group.spoken and is_spoken(sheet, line)
        if outside or spoken or leaves_container(sheet, group, line) or _is_beside(sheet.mark(line), group):
            return line.start
    return sheet.lines[min(index + _REACH, len(sheet.lines)) - 1].end


def _is_beside(mark: Mark | None, group: Group) -> bool:
    """Return whether a label below the parts is one of their kind, and so ends the last of them."""
    return known(mark) and not is_star(mark) and mark.style == group.last.style


def _titles_above(sheet: Sheet, group: Group) -> str:
    """Return the headings and short lines directly above a candidate."""
    found: list[str] = []
    index = sheet.index(sheet.line_at(group.begin))
    for line in reversed(sheet.lines[max(0, index - _LINES_ABOVE) : index]):
        if line.block is Block.HEADING:
            return " / ".join([sheet.said(line), *found])
        if (mark := sheet.mark(line)) and mark.label.kinds:
            break
        if line.block is Block.TEXT and len(sheet.said(line).split()) < 12:
            found.append(sheet.said(line))
        elif line.block is Block.TEXT:
            break
    return " / ".join(found[:2])


def _apart(candidates: Iterable[Candidate]) -> Iterable[Candidate]:
    """Drop a candidate that begins inside another one: a table or a fence in a part's text."""
    last = -1
    for found in candidates:
        if found.group.first.line.number > last or found.group.follows:
            yield found
            last = max(last, found.group.last.line.number)


def closing_headings(sheet: Sheet, candidates: Iterable[Candidate]) -> Headings:
    """Return the headings of the flow that announce no part of a candidate."""
    taken = {mark.line.number for c in candidates for mark in c.group.marks}
    return Headings(line for line in sheet.headings() if line.number not in taken)
