"""What only holds a shape together and goes with it: the head of a box, the head of a table, the cell of a title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from ..markdown import plain
from ..model.story import Document, Field, Other, Part, SectionItem, Story
from .markup import is_markup, without_markup, words

_COUNTER = re.compile(r"\W*(?:(?:story|example|case|star)\W*)*\d*\W*", re.IGNORECASE)
_TABLE_HEAD = re.compile(r"(?:^|\n)(?P<cells>[^\n]*\|[^\n]*)\n[ \t]*\|?[ \t|:-]*-[ \t|:-]*$")
_OPENING = re.compile(r"<[A-Za-z]")
_PIPE = re.compile(r"(?<!\\)\|")

Rests = Mapping[Other, str]


def rests(document: Document) -> Rests:
    """Return, for each piece of unknown text that is a frame or ends with one, what the canonical form keeps of it."""
    sections = (section for principle in document.principles for section in principle.sections)
    heads = (pair for section in sections for pair in _heads(section.items))
    return dict([*heads, *(pair for story in document.all_stories for pair in _frames(story))])


def said(item: Other) -> str:
    """Return unknown text with its heading."""
    return f"{item.heading}\n{item.markdown}".strip()


def table_head(text: str) -> str:
    """Return the first line of the head of a table that the text ends with, "" if it ends otherwise."""
    found = _TABLE_HEAD.search(text)
    return found["cells"] if found else ""


def cells(row: str) -> list[str]:
    """Return the texts of the cells of a table row."""
    return [cell.strip() for cell in _PIPE.split(row.strip().strip("|"))]


def rows_of(item: Other) -> list[str]:
    """Return the lines at the beginning of unknown text that go on with the table above."""
    return list(takewhile(lambda line: "|" in line, item.markdown.split("\n")))


def touches(above: SectionItem, below: SectionItem) -> bool:
    """True if no line stands between the two."""
    return above.span.end_line + 1 == below.span.line


def table_below(items: Sequence[SectionItem], at: int) -> Sequence[SectionItem]:
    """Return the items that are rows of the table whose head the one at `at` ends with; empty if none tells a story."""
    head, below = items[at], items[at + 1 : at + 2]
    if not (below and isinstance(head, Other) and isinstance(below[0], Story) and table_head(said(head))):
        return ()
    touching = takewhile(lambda pair: touches(*pair), pairwise(items[n] for n in range(at, len(items))))
    return [item for _, item in touching if isinstance(item, Story) or (isinstance(item, Other) and rows_of(item))]


def further_columns(head: str, row: str, story: Story) -> Iterator[str]:
    """Yield the head of each column of a table of stories that is neither a part, nor the title, nor a counter."""
    labels = [words(item.label) for item in story.items if isinstance(item, Part | Field)]
    for name, cell in zip(cells(head), cells(row), strict=False):
        counter = not words(cell) or cell.strip("#.").isdigit()
        if words(name) not in labels and not counter and words(plain(cell)) != words(plain(story.title)):
            yield name


def _heads(items: tuple[SectionItem, ...]) -> Iterator[tuple[Other, str]]:
    """Yield what stands above each table that consists of stories: its head goes with it."""
    for number, item in enumerate(items):
        rows = table_below(items, number)
        left = (row for other in rows if isinstance(other, Other) for row in rows_of(other))
        if isinstance(item, Other) and rows and not any(map(words, left)):
            yield item, _TABLE_HEAD.sub("", said(item)).strip()


def _frames(story: Story) -> Iterator[tuple[Other, str]]:
    if not story.other:
        return
    title = words(plain(story.title))
    told = {part.span.line for part in story.parts}
    first = min(told, default=0)
    for item in story.other:
        text = said(item)
        repeats = not item.heading and words(plain(item.markdown)) == title
        opens = item.span.line > first and _OPENING.search(text)  # what follows, not the frame of this story
        if repeats or (is_markup(text) and not opens) or _TABLE_HEAD.fullmatch(text) or _counts(text):
            yield item, ""
        elif item.span.line in told and "|" in text:
            further = [cell for cell in cells(text) if words(plain(cell)) != title and not cell.strip("#.").isdigit()]
            yield item, " | ".join(further)


def _counts(text: str) -> bool:
    """True for what stood before a title in a `<summary>`: a counter, an emoji."""
    return text.startswith("<summary>") and _COUNTER.fullmatch(without_markup(text).strip()) is not None
