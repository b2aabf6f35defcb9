"""What the author says about a story outright: it always wins over what the reader would decide."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import replace

from ..layout.group import Group
from ..layout.headings import Headings
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
    texts = [line for line in sheet.lines if line.block is Block.TEXT]
    if whole_file == NOT_A_STORY:
        result = [replace(c, verdict=Verdict.REFUSED) for c in result]
    elif whole_file == STORY and not any(c.is_story for c in result):
        _force(result, texts, 0)
    headings = Headings(sheet.headings())
    below = 0  # the first candidate whose last label stands below the marker
    for marker in _DIRECTIVE.finditer(sheet.text, sheet.lines[0].start):
        while below < len(result) and result[below].group.last.start <= marker.start():
            below += 1
        held = below < len(result) and _is_close(headings, marker.start(), result[below])
        if marker[1].lower() == NOT_A_STORY:
            if held:
                result[below] = replace(result[below], verdict=Verdict.REFUSED)
        elif held:
            result[below] = replace(result[below], verdict=Verdict.STORY, declared=True)
        else:
            _force(result, texts, marker.end())
    return result


def _is_close(headings: Headings, offset: int, candidate: Candidate) -> bool:
    """Return whether at most one heading stands between a marker and the first label of a candidate."""
    first = candidate.group.first.start
    return headings.below(headings.below(offset)) >= first


def _force(candidates: list[Candidate], texts: Sequence[Line], offset: int) -> None:
    """Add a story without labels: the text from the first of the lines of text below `offset` on."""
    at = bisect_left(texts, offset, key=lambda line: line.start)
    for text in texts[at : at + 1]:
        mark = Mark(text.start, text.start, UNKNOWN, "", Wrap.PLAIN, text)
        insort(candidates, Candidate(Group((mark,)), Verdict.STORY), key=lambda candidate: candidate.group.first.start)


def id_between(sheet: Sheet, start: int, end: int) -> str:
    """Return the id that a comment between two offsets gives, "" if there is none."""
    found = _ID.search(sheet.text, start, end)
    return found[1] if found else ""
