"""Names of principles within sentences above stories: "For "patience" there is only one:", "Then **courage**, too."

A story without such a sentence belongs to the last one above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...text.fold import fold, shadow
from ...text.words import size
from ..languages.words import phrases
from ..layout.headings import DEEPEST
from ..layout.lines import Block, Line
from ..layout.sheet import Sheet
from ..story.stories import Placed
from .names import is_competency, name_of, name_within
from .regions import Beginning

_QUOTED = re.compile(r'"([^"]+)"')
_BOLD = re.compile(r"(?<![*_\w])(?:\*\*|__)([^*_]+)(?:\*\*|__)(?![*_\w])")
_ABOVE = 4  # lines above a story in which such a sentence ends
_SENTENCE = 3  # words of it beside the name, at least
_LONGEST = 5  # words of a name
_BRIEF = 14  # words of a sentence about a story


@dataclass(frozen=True, slots=True)
class _Said:
    """The line of a sentence that names something, how, and whether it speaks of principles or says a shared name."""

    line: Line
    name: str
    quoted: bool
    announced: bool
    shared: bool


def of_sentences(sheet: Sheet, told: Sequence[Placed]) -> Iterator[Beginning]:
    """Yield the principles that sentences above the stories name, the first of them above the first story."""
    found = [_above(sheet, p) for p in told]
    said = [each for each in found if each]
    if not found or not found[0] or not _are_names(said, len(told)):
        return
    for each in said:
        at = found.index(each)
        last = next((n for n in range(at + 1, len(found)) if found[n]), len(found)) - 1
        below = found[last + 1] if last + 1 < len(found) else None
        end = below.line.number if below else sheet.line_at(told[last].end - 1).number + 1
        yield Beginning(each.line, each.name, DEEPEST + 1, end=end)


def _are_names(said: Sequence[_Said], stories: int) -> bool:
    """Return whether sentences name principles: each another, quoted above every story, or one that people share."""
    if len(said) == 1:
        return said[0].quoted and said[0].announced and stories == 1
    apart = len({each.name for each in said}) == len(said)
    every = len(said) == stories and all(each.quoted for each in said)
    return apart and (every or any(each.shared or each.announced for each in said))


def _above(sheet: Sheet, placed: Placed) -> _Said | None:
    """Return what the sentence right above a story names."""
    above = [line for line in sheet.lines[: sheet.index(placed.begin)][-_ABOVE:] if line.block is not Block.BLANK]
    if not above or above[-1].block is not Block.TEXT or above[-1].bullet or sheet.mark(above[-1]):
        return None
    said = sheet.said(above[-1])
    quoted = _QUOTED.findall(shadow(said))
    names = [name.strip(" .,:;") for name in quoted or _BOLD.findall(said) if size(name) <= _LONGEST]
    name = _led_to(said) or _told_for(said) or (names[0] if len(names) == 1 and _goes_on(said, names[0]) else "")
    announced = phrases("principle_announcing").search(fold(said)) is not None
    return _Said(above[-1], name, bool(quoted), announced, _is_shared(name)) if name else None


def _goes_on(said: str, name: str) -> bool:
    return size(said) >= size(name) + _SENTENCE


def _is_shared(name: str) -> bool:
    return is_competency(name, longest=2) or bool(name_of(name))


def _led_to(said: str) -> str:
    """Return the shared name or competency that a short line leads to: "For composure:"."""
    words = said.rstrip(": ").split() if said.endswith(":") else []
    ends = (" ".join(words[at:]).strip("*_\"'“”") for at in range(1, len(words)))
    return next((end for end in ends if _is_shared(end)), "") if len(words) <= _LONGEST + 1 else ""


def _told_for(said: str) -> str:
    """Return the shared name that a sentence about a story says: "This is my Ownership story."."""
    about = size(said) <= _BRIEF and phrases("announcing").search(fold(said))
    return name_within(said) if about else ""
