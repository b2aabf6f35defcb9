"""A file cut into pieces, each with its canonical form and the lines that it would replace.

Every line of the file belongs to one piece, so whatever has no canonical form stays where and as it is. A piece whose
canonical form turns out to mean something else can be kept as written, and the rest of the file formatted around it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from ..model import Document, FocusArea, Heading, Other, Question, SectionItem, Story, Tip
from ..source import SourceFile, Span
from .marks import dissolved
from .story import story_text

_BULLET = re.compile(r" {0,3}[*+-]( +)(?=\S)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*")
_PRINCIPLE, _SECTION, _STORY = 1, 2, 3


NO_FORMS: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines `line` to `end_line`, what stands there (`written`) and what should (`canonical`).

    `is_item` is true for one entry of a list: no empty line comes between two of them. `otherwise` is a second
    canonical form, for a story that the first would change; "" if there is none.
    """

    line: int
    end_line: int
    written: str
    canonical: str
    is_item: bool = False
    otherwise: str = ""


def pieces(source: SourceFile, document: Document) -> tuple[Piece, ...]:
    """Return the pieces of the file in order: what the model knows, and everything else as it is."""
    front = range(1, document.body_line)
    known = [_piece(source, front.start, front.stop - 1, None)] if front else []
    known += sorted(_known(source, document), key=lambda piece: (piece.line, -piece.end_line))
    result: list[Piece] = []
    for piece in known:
        if result and piece.line <= result[-1].end_line:  # two objects share a line: neither can be written alone
            result[-1] = _piece(source, result[-1].line, max(piece.end_line, result[-1].end_line), None)
            continue
        result += _between(source, result[-1].end_line if result else 0, piece.line)
        result.append(piece)
    return (*result, *_between(source, result[-1].end_line if result else 0, len(source.lines) + 1))


def join(pieces: Collection[Piece], forms: Mapping[int, str] = NO_FORMS) -> str:
    """Return the text of the file. `forms` holds the form of each piece, by its number, that is not to be canonical."""
    result: list[str] = []
    last: tuple[int, Piece] | None = None
    for number, piece in enumerate(pieces):
        text = forms.get(number, piece.canonical)
        if text.strip():
            as_written = all(n in forms and forms[n] == p.written for n, p in filter(None, (last, (number, piece))))
            tight = last and (
                _tight(last[1], piece, as_written=as_written) or _is_one_table(last[1], piece, result[-1], text)
            )
            result += ["" if last is None else "\n" if tight else "\n\n", text.strip("\n")]
            last = number, piece
    return "".join([*result, "\n"]) if result else ""


def _tight(above: Piece, below: Piece, *, as_written: bool) -> bool:
    """True if no empty line comes between the two: entries of a list, and neighbours kept as they are written."""
    touching = above.line + above.written.count("\n") + 1 == below.line
    return (above.is_item and below.is_item) or (as_written and touching)


def _is_one_table(above: Piece, below: Piece, text_above: str, text_below: str) -> bool:
    """True for two rows of a table that both stay as they are: an empty line between them would end the table."""
    touching = above.line + above.written.count("\n") + 1 == below.line
    unchanged = above.written == text_above and below.written == text_below
    return touching and unchanged and text_above.rpartition("\n")[2].startswith("|") and text_below.startswith("|")


def _between(source: SourceFile, last: int, following: int) -> list[Piece]:
    """The lines after `last` and before `following`, if any of them says something."""
    lines = [line.strip() for line in source.lines[last : following - 1] if line.strip()]
    if not lines:
        return []
    closes = lines in (["```"], ["~~~"])  # a fence whose text is a story now; elsewhere the laws refuse this
    return [_piece(source, last + 1, following - 1, "" if closes else None)]


def _known(source: SourceFile, document: Document) -> Iterator[Piece]:
    gone = dissolved(document)
    for principle in document.principles:
        yield from _heading(source, principle.heading, _PRINCIPLE)
        for section in principle.sections:
            if section.heading is not principle.heading:
                yield from _heading(source, section.heading, _SECTION)
            for item in section.items:
                yield from _item(source, item, gone)
    alone = not document.principles and len(document.stories) == 1
    for story in document.stories:
        yield _story(source, story, 1 if alone else _STORY, gone)


def _item(source: SourceFile, item: SectionItem, gone: frozenset[Other]) -> Iterator[Piece]:
    if isinstance(item, Story):
        yield _story(source, item, _STORY, gone)
    elif item in gone:
        yield _piece(source, item.span.line, item.span.end_line, "")
    elif isinstance(item, Tip | Question | FocusArea):
        written = _lines(source, item.span)
        yield Piece(item.span.line, item.span.end_line, written, _bullet(written), _BULLET.match(written) is not None)


def _story(source: SourceFile, story: Story, level: int, gone: frozenset[Other]) -> Piece:
    line, end_line = story.span.line, story.span.end_line
    apart = story_text(source, story, level, gone, apart=True)
    return replace(_piece(source, line, end_line, story_text(source, story, level, gone)), otherwise=apart)


def _heading(source: SourceFile, heading: Heading | None, level: int) -> Iterator[Piece]:
    if heading and heading.level:
        end = heading.span.end_line
        if _UNDERLINE.fullmatch(source.lines[end] if end < len(source.lines) else "") and not _is_atx(source, heading):
            end += 1
        yield _piece(source, heading.span.line, end, f"{'#' * level} {heading.text}".rstrip())


def _is_atx(source: SourceFile, heading: Heading) -> bool:
    return source.lines[heading.span.line - 1].lstrip().startswith("#")


def _bullet(written: str) -> str:
    """Return a list entry with a dash and one space; the depth of what hangs below it is part of its meaning."""
    match = _BULLET.match(written)
    if not match:
        return written.strip()
    space = " " if "\n" not in written.strip("\n") else match[1]
    return f"-{space}{written[match.end() :]}".rstrip()


def _piece(source: SourceFile, line: int, end_line: int, canonical: str | None) -> Piece:
    written = _lines(source, Span(source.path, line, end_line))
    return Piece(line, end_line, written, written if canonical is None else canonical)


def _lines(source: SourceFile, span: Span) -> str:
    return "\n".join(source.lines[span.line - 1 : span.end_line]).strip("\n")
