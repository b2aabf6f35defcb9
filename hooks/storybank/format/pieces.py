"""A file cut into pieces, each with its canonical form and the lines that it would replace.

Every line of the file belongs to one piece, so whatever has no canonical form stays where and as it is. A piece whose
canonical form turns out to mean something else can be kept as written, and the rest of the file formatted around it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from types import MappingProxyType

from ..model.places import SourceFile, Span
from ..model.story import Document, FocusArea, Heading, Question, Section, SectionItem, Story, Tip
from .frame import Rests, rests
from .levels import principle_depths, section_levels
from .markup import BREAK, is_markup
from .story import Setting, lines_without, story_forms
from .tables import StoryTable, story_tables, table_forms
from .tags import Closers, closers
from .title import first_line
from .variants import BothKinds, Variants, only

_BULLET = re.compile(r" {0,3}[*+-]( +)(?=\S)")
_ENTRY = re.compile(r" {0,3}(?:\d{1,9}(?=[.)]))?([*+.)-])\s")
_OPENING = re.compile(r"\s*<[A-Za-z][^<>]*>\s*")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*")
_PRINCIPLE, _STORY = 1, 3


NO_FORMS: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines `line` to `end_line`, what stands there (`written`) and what should: the first of its `forms` that holds.

    `bullet` is the mark of an entry of a list: no empty line comes between two with the same. The stories of one
    `section` take forms of one kind: the `lined` ones if any must, in which titles are lines and no headings.
    """

    line: int
    end_line: int
    written: str
    variants: Variants
    bullet: str = ""
    section: int = 0

    @property
    def canonical(self) -> str:
        return self.variants.best

    @property
    def forms(self) -> tuple[str, ...]:
        return tuple(form for kind in self.variants.both for form in kind)

    @property
    def lined(self) -> tuple[str, ...]:
        return self.variants.both[1]

    def takes(self, form: str) -> bool:
        """Say whether this is one of its forms; the two that most pieces take are looked at first."""
        return form in (self.canonical, self.variants.line) or form in self.forms


def pieces(source: SourceFile, document: Document) -> tuple[Piece, ...]:
    """Return the pieces of the file in order: what the model knows, and everything else as it is."""
    cutter = _cutter(source, document)
    known = [cutter.piece(1, document.body_line - 1)] if document.body_line > 1 else []
    known += sorted(cutter.known(), key=lambda piece: (piece.line, -piece.end_line))
    result: list[Piece] = []
    for piece in known:
        if result and piece.line <= result[-1].end_line:  # two objects share a line: neither can be written alone
            result[-1] = cutter.piece(result[-1].line, max(piece.end_line, result[-1].end_line))
            continue
        result += cutter.between(result[-1].end_line if result else 0, piece.line)
        result.append(piece)
    return (*result, *cutter.between(result[-1].end_line if result else 0, len(source.lines) + 1))


def join(pieces: Collection[Piece], forms: Mapping[int, str] = NO_FORMS) -> str:
    """Return the text of the file. `forms` holds the form of each piece, by its number, that is not to be canonical."""
    return layout(pieces, forms)[0]


def layout(pieces: Collection[Piece], forms: Mapping[int, str] = NO_FORMS) -> tuple[str, tuple[int, ...]]:
    """Return the text of the file, and the line at which each piece begins in it; an empty one begins with the next."""
    result: list[str] = []
    lines: list[int] = []
    line = 1
    last: tuple[int, Piece] | None = None
    for number, piece in enumerate(pieces):
        text = forms.get(number, piece.canonical)
        if text.strip():
            as_written = all(n in forms and forms[n] == p.written for n, p in filter(None, (last, (number, piece))))
            tight = last and (
                _tight(last[1], piece, as_written=as_written) or _is_one_block(last[1], piece, result[-1], text)
            )
            added = ["" if last is None else "\n" if tight else "\n\n", text.strip("\n")]
            line += added[0].count("\n")
            result += added
            last = number, piece
            lines += [line] * (number + 1 - len(lines))
            line += added[1].count("\n")
    return "".join([*result, "\n"]) if result else "", (*lines, *[line + 1] * (len(pieces) - len(lines)))


def _tight(above: Piece, below: Piece, *, as_written: bool) -> bool:
    """True if no empty line comes between the two: entries of a list, and neighbours kept as they are written."""
    touching = above.line + above.written.count("\n") + 1 == below.line
    return (above.bullet and above.bullet == below.bullet) or (as_written and touching)


def _is_one_block(above: Piece, below: Piece, text_above: str, text_below: str) -> bool:
    """True where an empty line would part what belongs together: two rows of a table, a tag and what it opens."""
    touching = above.line + above.written.count("\n") + 1 == below.line
    last, written = (text.rpartition("\n")[2] for text in (text_above, above.written))
    if not touching or last != written or below.written != text_below:
        return False
    return (last.startswith("|") and text_below.startswith("|")) or _OPENING.fullmatch(last) is not None


@dataclass(frozen=True, slots=True)
class _Cutter:
    """A file with what is known of its frames; `starts` are the lines where a section or story begins."""

    source: SourceFile
    document: Document
    rests: Rests
    closers: Closers
    starts: frozenset[int]

    def known(self) -> Iterator[Piece]:
        """Yield a piece for each object of the model that has a canonical form."""
        for principle, depth in zip(self.document.principles, principle_depths(self.document), strict=True):
            yield from self._heading(principle.heading, _PRINCIPLE + depth)
            for section, level in zip(principle.sections, section_levels(principle), strict=True):
                if section.heading is not principle.heading:
                    yield from self._heading(section.heading, level + depth)
                yield from self._items(section, max(level + 1, _STORY) + depth)
        for story in self.document.stories:
            yield self._story(story, _STORY)

    def between(self, last: int, following: int) -> list[Piece]:
        """The lines after `last` and before `following`, if any of them says something."""
        numbers = range(last + 1, following)
        if not any(self.source.lines[n - 1].strip() for n in numbers):
            return []
        return [self.piece(last + 1, following - 1, only(lines_without(self.source, numbers, self.closers.gone)))]

    def piece(self, line: int, end_line: int, variants: Variants | None = None) -> Piece:
        """Return the piece of these lines; without other forms it stays as it is."""
        written = _lines(self.source, Span(self.source.path, line, end_line))
        return Piece(line, end_line, written, variants or only(written))

    def _items(self, section: Section, level: int) -> Iterator[Piece]:
        tables = tuple(story_tables(section.items))
        lines = [table.line for table in tables]
        ends = [*accumulate((table.end_line for table in tables), max)]
        yield from (replace(self._table(table, level), section=section.span.line) for table in tables)
        for item in section.items:
            above = bisect_right(lines, item.span.line)
            if not above or ends[above - 1] < item.span.line:
                yield from (replace(piece, section=section.span.line) for piece in self._item(item, level))

    def _item(self, item: SectionItem, level: int) -> Iterator[Piece]:
        if isinstance(item, Story):
            yield self._story(item, level)
        elif isinstance(item, Tip | Question | FocusArea):
            written = _lines(self.source, item.span)
            piece = self.piece(item.span.line, item.span.end_line, only(_bullet(written)))
            entry = _ENTRY.match(written)
            yield replace(piece, bullet=entry[1] if entry else "")

    def _table(self, table: StoryTable, level: int) -> Piece:
        head = "\n".join(self.source.lines[table.line - 1 : table.line + 1])
        last = table.stories[-1]
        settings = (self._setting(level, table.end_line if story is last else None) for story in table.stories)
        forms = [story_forms(self.source, *pair) for pair in zip(table.stories, settings, strict=True)]
        (best,) = table_forms(head, table, [(form.best,) for form in forms])

        def make() -> BothKinds:
            plain, lined = (
                table_forms(head, table, ranks) for ranks in zip(*(form.both for form in forms), strict=True)
            )
            return plain, lined

        def make_line() -> str:
            return table_forms(head, table, [(form.line,) for form in forms])[0]

        return self.piece(table.line, table.end_line, Variants(best, make, make_line))

    def _story(self, story: Story, level: int) -> Piece:
        """A file of one story has the story's title as its own.

        The piece of a story takes in what closes behind it: both stay, or both go.
        """
        level = _PRINCIPLE if self.starts == {story.span.line} and self._is_titled_file(story) else level
        end = story.span.end_line
        for number in range(end + 1, len(self.source.lines) + 1):
            if number in self.starts or (self.source.lines[number - 1].strip() and number not in self.closers.gone):
                break
            end = number if number in self.closers.gone else end
        return self.piece(story.span.line, end, story_forms(self.source, story, self._setting(level, end)))

    def _is_titled_file(self, story: Story) -> bool:
        above = self.source.lines[story.span.line - 1 : first_line(story) - 1]
        return not self.document.principles or any(line.startswith("# ") for line in above)

    def _setting(self, level: int, end_line: int | None) -> Setting:
        """Return the setting of a story; what stands below its `end_line` may follow it."""
        lines = self.source.lines
        below = ((n, lines[n - 1]) for n in range(end_line + 1, len(lines) + 1)) if end_line else ()
        said = ((n, line) for n, line in below if line.strip() and not is_markup(line))
        number, line = next(said, (0, BREAK))
        return Setting(level, self.rests, self.closers, line.strip() != BREAK and number not in self.starts)

    def _heading(self, heading: Heading | None, level: int) -> Iterator[Piece]:
        if heading and heading.level:
            end, lines = heading.span.end_line, self.source.lines
            atx = lines[heading.span.line - 1].lstrip().startswith("#")
            if not atx and end < len(lines) and _UNDERLINE.fullmatch(lines[end]):
                end += 1
            yield self.piece(heading.span.line, end, only(f"{'#' * min(level, 6)} {heading.text}".rstrip()))


def _cutter(source: SourceFile, document: Document) -> _Cutter:
    stories = document.all_stories
    headings = [heading for p in document.principles for heading in (p.heading, *(s.heading for s in p.sections))]
    starts = {story.span.line for story in stories} | {heading.span.line for heading in headings if heading}
    return _Cutter(source, document, rests(document), closers(source, stories), frozenset(starts))


def _bullet(written: str) -> str:
    """Return a list entry with a dash and one space; the depth of what hangs below it is part of its meaning."""
    match = _BULLET.match(written)
    if not match:
        return written.strip()
    space = " " if "\n" not in written.strip("\n") else match[1]
    return f"-{space}{written[match.end() :]}".rstrip()


def _lines(source: SourceFile, span: Span) -> str:
    return "\n".join(source.lines[span.line - 1 : span.end_line]).strip("\n")
