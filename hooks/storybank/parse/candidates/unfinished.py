"""Stories that are begun and not yet told to the end, beside whole ones of the same form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...model.kinds import PartKind
from .evidence import Evidence
from .verdict import Candidate, Verdict
from .voice import Said

_BEGUN = 8  # words of a Situation that is told
_REFUSED = {Verdict.TEMPLATE, Verdict.DEFINITION, Verdict.EMPTY, Verdict.LOG}
_HOLDS = re.compile(r"\W*(?:\[[^\[\]]*\]|\([^()]*\)|<[^<>]*>)?\W*")


def with_unfinished(judged: Sequence[Candidate], evidence: Sequence[Evidence]) -> list[Candidate]:
    """Return the candidates with those as stories, in doubt, whose Action or Result is still to be written.

    A blank form says nothing of what happened; and where no story of the file is whole, nothing says that it is one.
    """
    whole = {candidate.group.first.wrap for candidate in judged if candidate.is_story}
    return [
        replace(candidate, verdict=Verdict.STORY, evidence=each)
        if candidate.verdict in _REFUSED and candidate.group.first.wrap in whole and _is_begun(each)
        else candidate
        for candidate, each in zip(judged, evidence, strict=True)
    ]


def _is_begun(e: Evidence) -> bool:
    """Return whether a Situation and a Task are told, and the Action or the Result is only announced."""
    situation, task = e.of(PartKind.SITUATION), e.of(PartKind.TASK)
    later = [*e.of(PartKind.ACTION), *e.of(PartKind.RESULT)]
    begun = all(_is_said(said) for said in (*situation, *task)) and any(said.tells for said in situation)
    told = bool(situation and task) and sum(said.size for said in situation) >= _BEGUN and begun
    return told and len(later) > 1 and any(_is_open(said) for said in later)


def _is_said(said: Said) -> bool:
    return not (said.empty or said.blank or said.gaps or said.asks or said.teaches or said.rules)


def _is_open(said: Said) -> bool:
    """Return whether a part only holds the place of its text: nothing, a sign, or words in brackets."""
    return said.empty or said.blank or (_HOLDS.fullmatch(said.text.strip()) is not None)
