"""What stands where below the headings of a file: which of them hold a story, and whether it stands right below."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ...model.kinds import PartKind
from ...text.words import has_words
from ..candidates.verdict import Candidate, Verdict
from ..layout.lines import FAR, Line
from ..titles.title_lines import is_question_line
from .context import FileContext


@dataclass(frozen=True)
class Ground:
    """A file with its candidates, and its headings: those that announce no part, empty ones among them."""

    context: FileContext
    headings: tuple[Line, ...]
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

    def below(self, heading: Line) -> Iterator[Line]:
        """Yield the headings in the region of a heading."""
        for other in self.headings[self._after(heading.start) :]:
            if other.level <= heading.level and has_words(self.said(other)):
                return
            yield other

    def _after(self, offset: int) -> int:
        return bisect_right([heading.start for heading in self.headings], offset)

    def next_heading(self, offset: int) -> int:
        """Return where the next heading begins."""
        return next((h.start for h in self.headings[self._after(offset) :]), FAR)

    def end(self, heading: Line) -> int:
        """Return where the region of a heading ends: at the next one as high that says something."""
        later = self.headings[self._after(heading.start) + sum(1 for _ in self.below(heading)) :]
        return next((h.start for h in later), FAR)

    def _between(self, begin: int, end: int) -> list[int]:
        """Return where the stories between two offsets begin."""
        return self._starts[bisect_right(self._starts, begin) : bisect_left(self._starts, end)]

    def holds(self, heading: Line) -> bool:
        """Return whether a story stands in the region of a heading."""
        return bool(self._between(heading.start, self.end(heading)))

    def is_direct(self, heading: Line) -> bool:
        """Return whether the first story stands right below a heading, without another one between."""
        return bool(self._between(heading.start, self.next_heading(heading.start)))

    def asks(self, heading: Line) -> bool:
        """Return whether a question in bold stands between a heading and the story right below it."""
        sheet = self.context.sheet
        stories = self._between(heading.start, self.next_heading(heading.start))
        lines = (line for story in stories[:1] for line in sheet.between(heading, story))
        return any(is_question_line(sheet, line) for line in lines)
