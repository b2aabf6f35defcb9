"""What the author says about a story outright: it always wins over what the reader would decide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..layout.group import Group
from ..layout.lines import Block, Line
from ..layout.marks import UNKNOWN, Mark, Wrap
from ..layout.sheet import Sheet
from .verdict import Candidate, Verdict

STORY, NOT_A_STORY = "story", "not-a-story"
_DIRECTIVE = re.compile(r"<!--\s*storybank:\s*(story|not-a-story)\s*-->", re.IGNORECASE)
_ID = re.compile(r"<!--\s*storybank:\s*id\s*:\s*([\w.:-]+)\s*-->", re.IGNORECASE)


def apply_directives(sheet: Sheet, candidates: Sequence[Candidate], whole_file: str) -> list[Candidate]:
    """Return the candidates as the author's markers decide; `whole_file` is what the front matter says of the file.

    A marker in the text holds for the first candidate whose last label stands below it. Where none follows closely, a
    `story` marker makes a story of the text below it.
    """
    result = list(candidates)
    if whole_file == NOT_A_STORY:
        result = [replace(c, verdict=Verdict.REFUSED) for c in result]
    elif whole_file == STORY and not any(c.is_story for c in result):
        result = _forced(sheet, result, 0)
    for marker in _DIRECTIVE.finditer(sheet.text, sheet.lines[0].start):
        held = next((i for i, c in enumerate(result) if _holds_for(sheet, marker.start(), c)), None)
        if marker[1].lower() == NOT_A_STORY:
            if held is not None:
                result[held] = replace(result[held], verdict=Verdict.REFUSED)
        elif held is not None:
            result[held] = replace(result[held], verdict=Verdict.STORY, belief=1.0)
        else:
            result = _forced(sheet, result, marker.end())
    return result


def _holds_for(sheet: Sheet, offset: int, candidate: Candidate) -> bool:
    """Return whether a marker speaks of a candidate: at most one heading stands between it and the first label."""
    group = candidate.group
    between = [h for h in sheet.headings() if offset < h.start < group.first.start]
    return group.last.start > offset and len(between) <= 1


def _forced(sheet: Sheet, candidates: list[Candidate], offset: int) -> list[Candidate]:
    """Add a story without labels: the text from the first line below `offset` on."""
    text = next((line for line in sheet.lines if line.start >= offset and _is_text(line)), None)
    if text is None:
        return candidates
    mark = Mark(text.start, text.start, UNKNOWN, "", Wrap.PLAIN, text)
    added = [*candidates, Candidate(Group((mark,)), Verdict.STORY)]
    return sorted(added, key=lambda candidate: candidate.group.first.start)


def _is_text(line: Line) -> bool:
    return line.block is Block.TEXT


def id_between(sheet: Sheet, start: int, end: int) -> str:
    """Return the id that a comment between two offsets gives, "" if there is none."""
    found = _ID.search(sheet.text, start, end)
    return found[1] if found else ""
