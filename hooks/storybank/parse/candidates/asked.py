"""Parts that an interviewer asks for: "**Coach:** And what was your task?" "**Me:** To keep the basses."

A question with a word for a part, by a speaker, makes a part of the answer below it. The answer to the question above
the first of them, which asks for a story, is the Situation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ...model.kinds import STAR, PartKind
from ...text.fold import fold
from ...text.words import alone, size
from ..languages.words import Phrasebook, table
from ..layout.group import RANK
from ..layout.labels import Label, Strength
from ..layout.lines import Block, Line
from ..layout.marks import Mark, Wrap
from ..layout.sheet import Sheet
from ..titles.wording import is_question
from .repeated import with_repeated_labels

_LONGEST = 30  # words of what an interviewer says
_BRIEF = 6  # words that ask for a part without being a question: "Go on. Action."
_ASKED = (*STAR, PartKind.LEARNING)
_LEAST = 3  # parts that are asked for


@dataclass(frozen=True, slots=True)
class _Asked:
    """What `speaker` says, the part it asks for (None for another), and the first line of its answer."""

    line: Line
    speaker: str
    kind: PartKind | None
    answer: Line


def with_found_labels(sheet: Sheet) -> Sheet:
    """Return the sheet with the labels of its own forms, and of the parts that somebody asks for."""
    sheet = with_repeated_labels(sheet)
    found = {mark.line.number: (mark,) for run in _runs([*_asked(sheet)]) for mark in _marks(sheet, run)}
    return replace(sheet, marks=sheet.marks | found) if found else sheet


def _asked(sheet: Sheet) -> Iterator[_Asked]:
    for line in sheet.lines if "?" in sheet.plain else ():
        mark = _speaker(sheet, line)
        said = sheet.plain[mark.body : line.stop].rstrip('*_ "') if mark else ""
        if said and size(said) <= (_LONGEST if is_question(said) else _BRIEF):
            answer = next((below for below in sheet.below(line) if below.block is not Block.BLANK), None)
            if answer and answer.block is Block.TEXT and (sheet.mark(answer) is None or _speaker(sheet, answer)):
                yield _Asked(line, mark.written if mark else "", _kind(said), answer)


def _speaker(sheet: Sheet, line: Line) -> Mark | None:
    """Return the mark of who speaks on a line: a label that is no part's."""
    mark = sheet.mark(line) if line.block is Block.TEXT else None
    return mark if mark and not mark.label.kinds else None


def _kind(said: str) -> PartKind | None:
    """Return the only part that a question asks for."""
    found = [kind for kind in _ASKED if _phrases(kind).search(fold(said))]
    return found[0] if len(found) == 1 else None


@cache
def _phrases(kind: PartKind) -> Phrasebook:
    listed = sorted(map(fold, table("asked")[kind]), key=len, reverse=True)
    return Phrasebook(tuple(listed), lambda words, plain: alone(words, plain=plain))


def _runs(asked: Sequence[_Asked]) -> Iterator[list[_Asked]]:
    """Yield the questions that ask for one part after the other, led by one that asks for a story."""
    run: list[_Asked] = []
    before: _Asked | None = None
    for each in asked:
        if each.kind:
            if run and run[-1].kind and (_rank(each) <= _rank(run[-1]) or each.speaker != run[-1].speaker):
                yield run
                run = []
            leads = not run and each.kind is PartKind.TASK and before is not None and before.kind is None
            run += [replace(before, kind=PartKind.SITUATION), each] if leads and before else [each]
        before = each
    yield run


def _rank(asked: _Asked) -> int:
    return RANK.get(asked.kind, len(STAR)) if asked.kind else len(STAR)


def _marks(sheet: Sheet, run: Sequence[_Asked]) -> Iterator[Mark]:
    kinds = [each.kind for each in run if each.kind]
    stops = [*(each.line.start for each in run[1:]), 0]
    for each, kind, stop in zip(run, kinds, stops, strict=True) if len(kinds) >= _LEAST else ():
        line, spoken = each.answer, sheet.mark(each.answer)
        start = spoken.body if spoken else line.content
        yield Mark(start, start, Label((kind,), Strength.STRONG), "", spoken.wrap if spoken else Wrap.PLAIN, line, stop)
