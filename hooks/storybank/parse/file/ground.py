"""What stands where below the headings of a file: which of them hold a story, and whether it stands right below."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...model.kinds import PartKind, SectionKind
from ...text.fold import fold, unmarked
from ...text.words import has_words
from ..candidates.verdict import Candidate, Verdict
from ..layout.labels import section_table
from ..layout.lines import Block, Line
from ..titles.title_lines import is_question_line, is_title_line
from .context import FileContext
from .names import name_of

_HOLDING = re.compile(r"[(\[*_（【].*[)\]*_）】]\W*")
_FEW = 4  # lines


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

    def open_at(self, names: Sequence[Line], line: Line) -> Line | None:
        """Return the last of `names` above a line, if no higher heading stands between the two."""
        above = next((name for name in reversed(names) if name.number < line.number), None)
        if above is None:
            return None
        higher = (h for h in self.headings if above.number < h.number < line.number and h.level < above.level)
        return None if any(map(self.said, higher)) else above

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
        return next((h.start for h in self.headings[self._after(offset) :]), 1 << 60)

    def end(self, heading: Line) -> int:
        """Return where the region of a heading ends: at the next one as high that says something."""
        later = self.headings[self._after(heading.start) + sum(1 for _ in self.below(heading)) :]
        return next((h.start for h in later), 1 << 60)

    def first_story(self, begin: int, end: int) -> int:
        """Return where the first story between two offsets begins, -1 if there is none."""
        at = bisect_right(self._starts, begin)
        return self._starts[at] if at < len(self._starts) and self._starts[at] < end else -1

    def holds(self, heading: Line) -> bool:
        """Return whether a story stands in the region of a heading."""
        return self.first_story(heading.start, self.end(heading)) >= 0

    def is_direct(self, heading: Line) -> bool:
        """Return whether the first story stands right below a heading, without another one between."""
        return self.first_story(heading.start, self.next_heading(heading.start)) >= 0

    def heads(self, heading: Line) -> bool:
        """Return whether nothing but the heading of a story, as high, stands right below a heading."""
        below = self.headings[self._after(heading.start) :][:1]
        if not below or below[0].level != heading.level or self.introduces(heading):
            return False
        return not self.is_direct(heading) and self.is_direct(below[0])

    def asks(self, heading: Line) -> bool:
        """Return whether a question in bold stands between a heading and the story right below it."""
        story = self.first_story(heading.start, self.next_heading(heading.start))
        sheet = self.context.sheet
        lines = sheet.between(heading, story) if story >= 0 else ()
        return any(is_question_line(sheet, line) for line in lines[1:])

    def is_titled(self, heading: Line) -> bool:
        """Return whether the first story below a heading has a title of its own: a heading, or a line above it."""
        story = self.first_story(heading.start, self.end(heading))
        return story >= 0 and (not self.is_direct(heading) or self._title_line(heading, story))

    def _title_line(self, heading: Line, story: int) -> bool:
        """Return whether the line right above a story is set off like a title: wrapped, counted, or behind a sign."""
        sheet = self.context.sheet
        said = [line for line in sheet.between(heading, story)[1:] if line.block is not Block.BLANK]
        if not said or not self._holds_told(heading):
            return False
        return is_title_line(sheet, said[-1]) and not name_of(sheet.said(said[-1]))

    def introduces(self, heading: Line) -> bool:
        """Return whether words of its own stand right below a heading."""
        return any(True for _ in self._own_words(heading))

    def defines(self, heading: Line) -> bool:
        """Return whether the words below a heading say that they define it: "Definition: …"."""
        first = next(self._own_words(heading), None)
        before = self.context.sheet.said(first).partition(":")[0] if first else ""
        return section_table().get(fold(unmarked(before))) is SectionKind.DEFINITION

    def is_to_come(self, heading: Line, *, sure: bool) -> bool:
        """Return whether only words that hold a place, or a block to fill in, stand below a heading; any few if `sure`.

        Words that hold a place are set off, as in "*No story yet.*", "(to come)".
        """
        own = list(self._own_words(heading))
        if self._holds_told(heading) or next(self.below(heading), None) or not 0 < len(own) <= _FEW:
            return False
        if any(line.bullet or line.block is not Block.TEXT for line in own):
            return False
        return sure or self.holds(heading) or _HOLDING.fullmatch(self.context.sheet.said(own[-1])) is not None

    def _holds_told(self, heading: Line) -> bool:
        end = self.end(heading)
        return any(c.is_story and heading.start < c.group.first.start < end for c in self.candidates)

    def _own_words(self, heading: Line) -> Iterator[Line]:
        """Yield the lines of text between a heading and the next heading or story."""
        end = min(self.next_heading(heading.start), self.end(heading))
        story = self.first_story(heading.start, end)
        sheet = self.context.sheet
        for line in sheet.lines[sheet.index(heading) + 1 :]:
            if line.start >= (story if story >= 0 else end):
                return
            if line.block is not Block.BLANK:
                yield line
