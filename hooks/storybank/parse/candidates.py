"""Every candidate of a file with its verdict: what the recognisers saw, the judge weighed and the author marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .groups import Group
from .judge import Evidence, Verdict, judge
from .lines import Block, Line
from .shapes import RECOGNISERS
from .sheet import Sheet, body_between

_MARKER = re.compile(r"<!--\s*storybank:\s*(story|not-a-story)\s*-->", re.IGNORECASE)
_REACH = 40  # lines that the last part of a candidate is weighed by, at most


@dataclass(frozen=True, slots=True)
class Candidate:
    """A group and what it was taken for. `marker` is the explicit marker that decided, "" if none did."""

    group: Group
    verdict: Verdict
    marker: str = ""

    @property
    def is_story(self) -> bool:
        return self.verdict is Verdict.STORY


def find_candidates(sheet: Sheet) -> tuple[Candidate, ...]:
    """Return the candidates in source order, none overlapping another."""
    groups = sorted((g for see in RECOGNISERS for g in see(sheet)), key=lambda group: group.first.start)
    judged = [Candidate(group, _verdict(sheet, group, groups)) for group in groups]
    whole = [c for c in _marked(sheet, judged) if c.verdict is not Verdict.FRAGMENT]
    return tuple(_apart(whole))


def _verdict(sheet: Sheet, group: Group, groups: Sequence[Group]) -> Verdict:
    texts = body_between(sheet, group.marks, _reach(sheet, group, groups))
    parts = tuple((m.label.kinds, m.label.strength, text) for m, text in zip(group.marks, texts, strict=True))
    return judge(Evidence(parts, _titles_above(sheet, group)))


def _reach(sheet: Sheet, group: Group, groups: Sequence[Group]) -> int:
    """Return where the last part ends for the judge: at its container's end, the next heading or the next candidate."""
    if group.stop:
        return group.stop
    last = group.last.line
    following = [g.first.start for g in groups if g.first.start > group.last.start]
    index = last.number - sheet.lines[0].number
    for line in sheet.lines[index + 1 : index + _REACH]:
        if line.block in {Block.HEADING, Block.RULE, Block.TABLE} or line.start in following:
            return line.start
    return sheet.lines[min(index + _REACH, len(sheet.lines)) - 1].end


def _titles_above(sheet: Sheet, group: Group) -> str:
    """Return the headings and short lines directly above a candidate."""
    first = group.start if group.start >= 0 else group.first.start
    found: list[str] = []
    for line in reversed(sheet.lines[: sheet.line_at(first).number - sheet.lines[0].number][-12:]):
        if line.block is Block.HEADING:
            return " / ".join([sheet.said(line), *found])
        if line.block is Block.TEXT and len(sheet.said(line).split()) < 12:
            found.append(sheet.said(line))
        elif line.block is Block.TEXT:
            break
    return " / ".join(found[:2])


def _apart(candidates: Iterable[Candidate]) -> Iterable[Candidate]:
    """Drop a candidate that begins inside another one: a table or a fence in a part's text."""
    last = -1
    for found in candidates:
        if found.group.first.line.number > last:
            yield found
            last = max(last, found.group.last.line.number)


def _marked(sheet: Sheet, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Let the author's markers decide: one holds for the first candidate whose last label stands below it."""
    result = list(candidates)
    for marker in _MARKER.finditer(sheet.text):
        holds = next(
            (
                i
                for i, c in enumerate(result)
                if c.group.last.start > marker.start() and _is_near(sheet, marker.start(), c)
            ),
            None,
        )
        if holds is not None:
            wanted = marker[1].lower()
            verdict = Verdict.STORY if wanted == "story" else Verdict.REFUSED
            result[holds] = replace(result[holds], verdict=verdict, marker=wanted)
    return result


def _is_near(sheet: Sheet, offset: int, candidate: Candidate) -> bool:
    """Return whether no more than one heading stands between a marker and the candidate's first label."""
    between = [h for h in sheet.headings() if offset < h.start < candidate.group.first.start]
    return len(between) <= 1


def closing_headings(sheet: Sheet, candidates: Iterable[Candidate]) -> list[Line]:
    """Return the headings of the flow that announce no part of a candidate."""
    taken = {mark.line.number for c in candidates for mark in c.group.marks}
    return [line for line in sheet.headings() if line.number not in taken]
