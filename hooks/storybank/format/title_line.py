"""A title that stays a line, and the lines around it: as they are written, without the marks of their container."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import takewhile

from ..model.places import SourceFile
from ..model.story import Story
from .markup import BREAK, is_markup
from .title import bare_line, first_line, title_in, title_of

_QUOTE = re.compile(r"^(?:\s*>)+\s?")
_HEADING = re.compile(r"#{1,6}\s")
_LISTED = re.compile(r"^\s*(?:[*+-]|(?P<number>\d{1,9}[.)]))\s+")
_LABELLED = re.compile(r"(\*\*|__)[^*_\n]+(?::\1|\1\s*:)\s*\S")
_COMMENT = re.compile(r"\s*<!--.*-->\s*")


def blocks_above(source: SourceFile, story: Story, held: Collection[int]) -> Iterator[tuple[int, str]]:
    """Yield each block above the parts with the number of its line, as it stands where the title is a line.

    The lines that are `held` belong to items of the story.
    """
    titles = dict(_title(source, story))
    yield from titles.items()
    quoted = _quoted(source, story)
    run: list[tuple[int, str]] = []
    for number in range(story.span.line, first_line(story) + 1):
        line = source.lines[number - 1]
        text = (_QUOTE.sub("", line) if number in quoted else line).rstrip()
        free = number not in titles and number not in held and number < first_line(story)
        if free and text and not is_markup(text) and text != BREAK and not _COMMENT.fullmatch(text):
            run.append((number, text))
        elif run:
            yield run[0][0], "\n".join(line for _, line in run)
            run = []


def _quoted(source: SourceFile, story: Story) -> frozenset[int]:
    """Return the lines above the parts that stand in the same quote."""
    above = range(first_line(story) - 1, story.span.line - 1, -1)
    return frozenset(takewhile(lambda number: _QUOTE.match(source.lines[number - 1]), above))


def _title(source: SourceFile, story: Story) -> Iterator[tuple[int, str]]:
    """Yield the line that holds the title; a line of its own, if it stood in a table cell.

    A question at the end of what somebody says stays there.
    """
    for number in range(story.span.line, first_line(story)):
        line = _QUOTE.sub("", source.lines[number - 1]).rstrip()
        if title_in(line, story) or (_LABELLED.match(line) and line.endswith(story.title)):
            yield number, _in_bold(line)
            return
    if title := title_of(source, story):
        yield story.span.line, f"**{title}**"


def _in_bold(line: str) -> str:
    """Return the line of a title: a heading and a line with a speaker as they are, any other in bold."""
    if _HEADING.match(line):
        return line.rstrip()
    listed = _LISTED.match(line)
    text = line[listed.end() :].strip() if listed else line.strip()
    bare = bare_line(text)
    if _LABELLED.match(text) or bare.startswith(("**", "__")):
        return text
    number = f"{listed['number']} " if listed and listed["number"] else ""
    return f"**{number}{bare}**"
