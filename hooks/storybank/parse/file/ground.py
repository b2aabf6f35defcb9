"""What stands where below the headings of a file: which of them hold a story, and whether it stands right below."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from ...model.kinds import PartKind
from ...text.words import has_words
from ..candidates.verdict import Candidate, Verdict
from ..layout.headings import Headings
from ..layout.lines import Line
from ..titles.title_lines import is_question_line
from .context import FileContext


@dataclass(frozen=True)
class Ground:
    """A file with its candidates, and its headings: those that announce no part, empty ones among them."""

    context: FileContext
    headings: Headings
    candidates: tuple[Candidate, ...]

    def said(self, heading: Line) -> str:
        return self.context.sheet.said(heading)

    def speaks(self, heading: Line) -> bool:
        """Return whether a heading says something, and neither names a section nor the follow-up of a story."""
        mark = self.context.sheet.mark(heading)
        follows = mark is not None and PartKind.FOLLOW_UP in mark.label.kinds
        return has_words(self.said(heading)) and not follows and self.context.section_kind(heading) is None

    @cached_property
    def _starts(self) -> list[int]:
        """Where stories begin, and blocks that somebody has yet to fill in."""
        told = (c for c in self.candidates if c.verdict in {Verdict.STORY, Verdict.EMPTY})
        return sorted(c.group.first.start for c in told)

    @cached_property
    def _speaking(self) -> Headings:
        return Headings(heading for heading in self.headings if has_words(self.said(heading)))

    @cached_property
    def written(self) -> Headings:
        """The headings that are not empty."""
        return Headings(filter(self.said, self.headings))

    @cached_property
    def stories(self) -> tuple[Candidate, ...]:
        """The candidates that tell a story, in the order of their first labels."""
        return tuple(sorted(filter(_is_story, self.candidates), key=_start))

    def stories_between(self, begin: int, end: int) -> tuple[Candidate, ...]:
        """Return the stories whose first label stands behind one offset and before another."""
        after = bisect_right(self.stories, begin, key=_start)
        return self.stories[after : bisect_left(self.stories, end, key=_start)]

    def below(self, heading: Line) -> tuple[Line, ...]:
        """Return the headings in the region of a heading."""
        return self.headings.between(heading.start, self.end(heading))

    def end(self, heading: Line) -> int:
        """Return where the region of a heading ends: at the next one as high that says something."""
        return self._speaking.below(heading.start, heading.level)

    def _between(self, begin: int, end: int) -> list[int]:
        """Return where the stories between two offsets begin."""
        return self._starts[bisect_right(self._starts, begin) : bisect_left(self._starts, end)]

    def holds(self, heading: Line) -> bool:
        """Return whether a story stands in the region of a heading."""
        return bool(self._between(heading.start, self.end(heading)))

    def is_direct(self, heading: Line) -> bool:
        """Return whether the first story stands right below a heading, without another one between."""
        return bool(self._right_below(heading))

    def asks(self, heading: Line) -> bool:
        """Return whether a question in bold stands between a heading and the story right below it."""
        sheet = self.context.sheet
        lines = (line for story in self._right_below(heading)[:1] for line in sheet.between(heading, story))
        return any(is_question_line(sheet, line) for line in lines)

    def _right_below(self, heading: Line) -> list[int]:
        """Return where the stories before the next heading begin."""
        return self._between(heading.start, self.headings.below(heading.start))


def _is_story(candidate: Candidate) -> bool:
    return candidate.is_story


def _start(candidate: Candidate) -> int:
    return candidate.group.first.start
