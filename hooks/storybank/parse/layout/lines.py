"""The lines of a file as blocks: which are headings, fences, tables or comments, and where their content begins.

The block structure comes from markdown-it-py; from it only heading lines and opaque stretches are taken. Everything
else is read line by line, because writers announce parts on lines that Markdown folds into the block before.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ...text.fold import shadow


class Block(StrEnum):
    """What kind of block a line belongs to."""

    TEXT = "text"
    BLANK = "blank"
    HEADING = "heading"
    RULE = "rule"
    EDGE = "edge"  # the first or last line of a fence
    TABLE = "table"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `start` and `end` are its offsets in the text, `content` and `stop` those of what it says.

    Before the content stand quote marks (`quote`: how many), a list mark (`bullet`) and the indentation of both
    (`indent`, in columns). `scope` is 0 in the flow of the document and n inside its nth fence. An `unmarked` heading
    is a line of text that stands as one.
    """

    number: int
    start: int
    end: int
    content: int
    stop: int
    block: Block = Block.TEXT
    level: int = 0
    quote: int = 0
    bullet: bool = False
    indent: int = 0
    scope: int = 0
    unmarked: bool = False


FAR = sys.maxsize  # an offset behind the end of every file
_PARSER = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table").disable("lheading")
_PARSER.core.ruler.enableOnly(["normalize", "block"])  # what stands inside a line is not needed here
# What only the parser knows the extent of: a fence, a table, a comment, a rule, a heading that may be indented code.
_STRUCTURE = re.compile(r"```|~~~|\||<!--|^[\s>+*\-_\d.)]{3,}$|^[\s>+*\-\d.)]{4,}#", re.MULTILINE)
_QUOTE = re.compile(r"\s*>")
_BULLET = re.compile(r"\s*(?:[-*+•‣▪◦●○·–]|\(?\d{1,3}[.)、])(?:\s+|$)")
_HASHES = re.compile(r"(#{1,6})(?:\s+|$)|(#{2,6})(?=[^\s#])")
_STARRED = re.compile(r"(\*{2,6})\s+(?=\S)(?!.*\*\s*$)")  # as in org files, and nothing in Markdown
_TAGGED = re.compile(r"<h([1-6])(?:\s[^<>]*)?>(?=.*?(</h\1>)\s*$)", re.IGNORECASE)  # a heading in HTML, on one line
_TAIL = re.compile(r"(?:\s+#+)?\s*$")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-+)\s*$")


def read_lines(text: str, first: int = 0) -> tuple[Line, ...]:
    """Return the lines of `text` from the line with index `first` on."""
    spans = list(_spans(text))[first:] or [(len(text), len(text))]
    plain = shadow(text)
    blocks, scopes = _blocks([plain[a:b] for a, b in spans])
    lines = [_line(plain, first + i, spans[i], blocks[i], scopes[i]) for i in range(len(spans))]
    return tuple(_underlined(lines, plain))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _blocks(lines: Sequence[str]) -> tuple[list[Block], list[int]]:
    """Return for each line its opaque block and its fence."""
    blocks, scopes, fences = [Block.TEXT] * len(lines), [0] * len(lines), 0
    text = "\n".join(lines)
    for token in _PARSER.parse(text) if _STRUCTURE.search(text) else ():
        if token.map is None:
            continue
        first, end = token.map
        if token.type == "fence":
            fences += 1
            scopes[first:end] = [fences] * (end - first)
            blocks[first] = Block.EDGE
            if lines[end - 1].strip(" >").startswith(token.markup):
                blocks[end - 1] = Block.EDGE
        elif kind := _opaque(token):
            blocks[first:end] = [kind] * (end - first)
    return blocks, scopes


def _opaque(token: Token) -> Block | None:
    if token.type == "html_block" and token.content.lstrip().startswith("<!--"):
        return Block.COMMENT
    return {"table_open": Block.TABLE, "hr": Block.RULE, "heading_open": Block.HEADING}.get(token.type)


def _line(plain: str, number: int, span: tuple[int, int], block: Block, scope: int) -> Line:
    start, end = span
    stop = start + len(plain[start:end].rstrip())
    if stop == start:
        return Line(number, start, end, start, start, Block.BLANK, scope=scope)
    line = Line(number, start, end, start, stop, block, scope=scope)
    if block in {Block.EDGE, Block.RULE, Block.COMMENT}:
        return line
    line = _unquoted(plain, line)
    return _heading(plain, line) if block is not Block.TABLE else line


def _unquoted(plain: str, line: Line) -> Line:
    """Step over quote marks and list marks to the content."""
    if plain[line.start].isalpha() or plain.startswith("**", line.start):
        return line  # nothing stands before it
    at, quote, origin = line.start, 0, line.start
    indent: int | None = None
    while True:
        if mark := _QUOTE.match(plain, at, line.stop):
            at, quote, origin = mark.end(), quote + 1, mark.end()
        elif mark := _BULLET.match(plain, at, line.stop):
            at, indent = mark.end(), _columns(plain, origin, mark) if indent is None else indent
        else:
            break
    content = at + len(plain[at : line.stop]) - len(plain[at : line.stop].lstrip())
    width = len(plain[origin:content].expandtabs(4)) if indent is None else indent
    line = replace(line, content=content, quote=quote, bullet=indent is not None, indent=width)
    return line if content < line.stop else replace(line, block=Block.BLANK)


def _columns(plain: str, origin: int, mark: re.Match[str]) -> int:
    """Return the column of a list mark."""
    written = plain[origin : mark.end()]
    return len(written.expandtabs(4)) - len(written.expandtabs(4).lstrip())


def _heading(plain: str, line: Line) -> Line:
    """Read the marks of a heading; some stand where Markdown does not see them (in HTML, or without a space)."""
    if tag := _TAGGED.match(plain, line.content, line.stop):
        return replace(line, block=Block.HEADING, level=int(tag[1]), content=tag.end(), stop=tag.start(2))
    hashes = _HASHES.match(plain, line.content, line.stop) or _STARRED.match(plain, line.content, line.stop)
    if not hashes or (line.block is Block.TEXT and line.indent > 3 and not line.scope):
        return line
    tail = _TAIL.search(plain, hashes.end(), line.stop)
    stop = max(tail.start(), hashes.end()) if tail else line.stop
    level = len(hashes[1] or hashes[2])
    return replace(line, block=Block.HEADING, level=level, content=hashes.end(), stop=stop)


def _underlined(lines: Sequence[Line], plain: str) -> Iterator[Line]:
    """Read a line of text above `===` or `---` as a heading, and the line below it as a part of that."""
    above = 0
    for i, line in enumerate(lines):
        below, above = above, _level(lines, i, plain)
        if above:
            yield replace(line, block=Block.HEADING, level=above)
        elif below:
            yield replace(line, block=Block.BLANK)
        elif i and plain[line.start : line.stop].strip("= ") == "" and line.stop > line.start and not line.scope:
            yield replace(line, block=Block.RULE)
        else:
            yield line


def _level(lines: Sequence[Line], i: int, plain: str) -> int:
    """Return the level of a line that is the only one of its paragraph and has a rule drawn below it, else 0.

    Markdown takes every line of the paragraph, and so swallows labels when a writer draws a rule below them.
    """
    line, below = lines[i], lines[i + 1] if i + 1 < len(lines) else None
    if below is None or below.block is Block.BLANK or plain[below.start] not in "=- \t":
        return 0
    mark = _UNDERLINE.match(plain, below.start, below.end)
    alone = i == 0 or lines[i - 1].block in {Block.BLANK, Block.HEADING, Block.RULE}
    inside = line.block is not Block.TEXT or line.bullet or line.quote or line.scope or line.indent
    if not mark or not alone or inside or ":" in plain[line.content : line.stop] or plain[line.content] in "|<":
        return 0
    return 1 if mark[1][0] == "=" else 2
