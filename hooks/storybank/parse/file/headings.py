"""What stands where below the headings of a file: which of them hold a story, and whether it stands right below."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from ...model.kinds import PartKind, SectionKind
from ...text.fold import fold, unmarked
from ...text.words import has_words, size
from ..candidates.verdict import Candidate, Verdict
from ..languages.words import word_list
from ..layout.headings import Headings
from ..layout.labels import section_table
from ..layout.lines import Block, Line
from ..layout.sheet import is_spoken
from ..titles.title_lines import is_plain_title, is_question_line, is_title_line, question_in, wording_of
from ..titles.wording import is_length
from .context import FileContext
from .names import is_competency, name_of

_HOLDING = re.compile(r"[(\[*_（【].*[)\]*_）】]\W*")
_KIND = re.compile(r"^\[![\w-]+\][+-]?\s+")
_FEW = 4  # lines
_NAME = 4  # a name has fewer words
_BRIEF = 6  # words
_SILENT = {Block.BLANK, Block.EDGE}


@dataclass(frozen=True)
class HeadingRegions:
    """A file with its candidates, and its headings: those that announce no part, empty ones among them."""

    context: FileContext
    headings: Headings
    candidates: tuple[Candidate, ...]

    def said(self, heading: Line) -> str:
        """Return what a heading says, without the kind of the callout that it is the title of."""
        return _KIND.sub("", self.context.sheet.said(heading))

    def speaks(self, heading: Line) -> bool:
        """Return whether a heading says something, and neither names a section nor the follow-up of a story."""
        if (known := self._spoken.get(heading.number)) is None:
            known = self._spoken[heading.number] = self._speaks(heading)
        return known

    @cached_property
    def _spoken(self) -> dict[int, bool]:
        return {}

    def _speaks(self, heading: Line) -> bool:
        mark = self.context.sheet.mark(heading)
        follows = mark is not None and PartKind.FOLLOW_UP in mark.label.kinds
        return has_words(self.said(heading)) and not follows and self.context.section_kind(heading) is None

    def is_tried(self, heading: Line) -> bool:
        """Return whether a line of text is only tried as a heading."""
        return self.context.sheet.line_at(heading.start).block is not Block.HEADING

    def open_at(self, above: Line | None, line: Line) -> Line | None:
        """Return a heading above a line, if no higher one stands between the two."""
        return above if above and self.written.below(above.start, above.level - 1) >= line.start else None

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

    def _first_story(self, begin: int, end: int) -> int | None:
        """Return where the first story between two offsets begins, if there is one."""
        at = bisect_right(self._starts, begin)
        return next((start for start in self._starts[at : at + 1] if start < end), None)

    def _right_below(self, heading: Line) -> int | None:
        """Return where the first story before the next heading begins, if there is one."""
        return self._first_story(heading.start, self.headings.below(heading.start))

    def holds(self, heading: Line) -> bool:
        """Return whether a story stands in the region of a heading."""
        return self._first_story(heading.start, self.end(heading)) is not None

    def is_direct(self, heading: Line) -> bool:
        """Return whether the first story stands right below a heading, without another one between."""
        return self._right_below(heading) is not None

    def heads(self, heading: Line) -> bool:
        """Return whether nothing but the heading of a story, as high, stands right below a heading."""
        below = self.headings.next(heading.start)
        if below is None or below.level != heading.level or self.introduces(heading):
            return False
        return not self.is_direct(heading) and self.is_direct(below)

    def leads(self, line: Line) -> bool:
        """Return whether a story stands below a line that is only tried as a heading, also below a title as high."""
        return self.holds(line) or self.heads(line)

    def asks(self, heading: Line) -> bool:
        """Return whether a question in bold stands between a heading and the story right below it."""
        story = self._right_below(heading)
        sheet = self.context.sheet
        return story is not None and any(is_question_line(sheet, line) for line in sheet.between(heading, story))

    def is_titled(self, heading: Line) -> bool:
        """Return whether the first story below a heading has a title of its own: a heading, a line above, or a cell."""
        story = self._right_below(heading)
        return self.holds(heading) if story is None else story in self._in_cells or self._has_title_line(heading, story)

    @cached_property
    def _in_cells(self) -> frozenset[int]:
        """Where the stories begin whose titles stand in a cell of their table."""
        return frozenset(c.group.first.start for c in self.stories if c.group.title)

    def _has_title_line(self, heading: Line, story: int) -> bool:
        """Return whether the line right above a story is set off like a title: wrapped, counted, or behind a sign."""
        sheet = self.context.sheet
        said = [line for line in sheet.between(heading, story)[1:] if line.block not in _SILENT]
        if not said or not self.tells(heading):
            return False
        last = said[-1]
        if name_of(sheet.said(last)) or is_length(wording_of(sheet, last).title):
            return False
        spoken = is_spoken(sheet, last) and bool(question_in(sheet, last))
        return (
            self._holds_story(last, story)
            or spoken
            or is_title_line(sheet, last)
            or ((self.is_tried(heading) or heading.level in self._plain_levels) and is_plain_title(sheet, last))
        )

    def _holds_story(self, item: Line, story: int) -> bool:
        """Return whether a line is a list item within which a story begins."""
        return item.bullet and item.indent < self.context.sheet.line_at(story).indent

    @cached_property
    def _plain_levels(self) -> frozenset[int]:
        """The levels whose headings, short as names, each have one longer plain line between them and their story."""
        found = defaultdict[int, list[bool]](list)
        for heading in self.headings:
            if story := self._right_below(heading):
                found[heading.level].append(self._stands_plain(heading, story))
        return frozenset(level for level, plain in found.items() if len(plain) > 1 and all(plain))

    def _stands_plain(self, heading: Line, story: int) -> bool:
        sheet = self.context.sheet
        said = [line for line in sheet.between(heading, story)[1:-1] if line.block not in _SILENT]
        plain = len(said) == 1 and said[0].block is Block.TEXT and is_plain_title(sheet, said[0])
        longer = plain and size(sheet.said(heading)) < min(size(sheet.said(said[0])), _NAME)
        return longer and not sheet.said(said[0])[0].islower() and sheet.said(said[0])[0].isalnum()

    def introduces(self, heading: Line) -> bool:
        """Return whether words of its own stand right below a heading."""
        return any(True for _ in self.own_words(heading))

    def defines(self, heading: Line) -> bool:
        """Return whether the words below a heading say that they define it: "Definition: …"."""
        first = next(self.own_words(heading), None)
        before = self.context.sheet.said(first).partition(":")[0] if first else ""
        return section_table().get(fold(unmarked(before))) is SectionKind.DEFINITION

    def is_to_come(self, heading: Line, *, sure: bool) -> bool:
        """Return whether only words that hold a place, or a block to fill in, stand below a heading; any few if `sure`.

        Words that hold a place are set off, as in "*No story yet.*", "(to come)".
        """
        own = list(self.own_words(heading))
        if self.tells(heading) or self.below(heading):
            return False
        if not own:
            return self.holds(heading) or is_competency(self.said(heading))
        listed = any(line.bullet and line.indent <= heading.indent for line in own) or not heading.bullet
        if len(own) > _FEW or any((line.bullet and listed) or line.block is not Block.TEXT for line in own):
            return False
        said = self.said(own[-1])
        held = _HOLDING.fullmatch(said) is not None or fold(said).strip(" .!") in word_list("yet_to_tell")
        brief = self.is_tried(heading) and sum(len(self.said(line).split()) for line in own) <= _BRIEF
        return sure or held or brief or self.holds(heading)

    def tells(self, heading: Line) -> bool:
        """Return whether a story that is told stands in the region of a heading."""
        return bool(self.stories_between(heading.start, self.end(heading)))

    def _is_tag(self, line: Line) -> bool:
        """Return whether a line of text holds only tags of HTML."""
        return line.block is Block.TEXT and not has_words(unmarked(self.said(line)))

    def own_words(self, heading: Line) -> Iterator[Line]:
        """Yield the lines of text between a heading and the next heading, or the story with its title."""
        story, sheet = self._right_below(heading), self.context.sheet
        end = self.headings.below(heading.start) if story is None else story
        below = takewhile(lambda line: line.start < end, sheet.below(heading))
        said = [line for line in below if line.block not in _SILENT and not self._is_tag(line)]
        titled = bool(story and said) and (is_title_line(sheet, said[-1]) or self._holds_story(said[-1], story or 0))
        return iter(said[:-1] if titled else said)


def _is_story(candidate: Candidate) -> bool:
    return candidate.is_story


def _start(candidate: Candidate) -> int:
    return candidate.group.first.start
