"""What only holds a shape together and goes with it: tags without attributes, fences, the head of a story table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..markdown import plain
from ..model import Document, Other, SectionItem, Story

_MARKS = re.compile(
    r"</?[A-Za-z][A-Za-z0-9]*\s*/?>|<details\s+open\s*>"
    r"|^[ >]*(?:```+|~~~+)[ \t]*\w*|^[ >]*\d{1,9}[.)](?=\s)",
    re.MULTILINE,
)
BREAK = "---"  # stands between a part and text behind it that is not part of it
# What opens or closes a box around a story, once its title is the story's.
_BOX = re.compile(r"[ >]*(?:!!!|\?\?\?\+?|:::+)[ \t]*[\w-]*[ \t]*(?:\"\"|\[\])?[ \t]*")
_COUNTER = re.compile(r"\W*(?:(?:story|example|case|star)\W*)*\d*\W*", re.IGNORECASE)
_TABLE_HEAD = re.compile(r"[^\n]*\|[^\n]*\n[ \t]*\|?[ \t|:-]*-[ \t|:-]*")
_WORD = re.compile(r"\w+")


def without_marks(text: str) -> str:
    """Return the text with a space in the place of each mark."""
    return _MARKS.sub(" ", text)


def dissolved(document: Document) -> frozenset[Other]:
    """Return the unknown text that is nothing but the frame of stories, and that their canonical form does without."""
    sections = (section for principle in document.principles for section in principle.sections)
    around = (item for section in sections for item in _around(section.items))
    return frozenset((*around, *(item for story in document.all_stories for item in _frame(story))))


def _around(items: tuple[SectionItem, ...]) -> Iterator[Other]:
    """Yield each head of a table whose first row is a story, and each end of a block that a story opens."""
    for above, below in pairwise(items):
        touching = above.span.end_line + 1 == below.span.line
        if isinstance(above, Other) and isinstance(below, Story) and touching and _is_head(above):
            yield above
        if (
            isinstance(above, Story)
            and isinstance(below, Other)
            and any(map(_is_mark, above.other))
            and _is_mark(below)
        ):
            yield below


def _frame(story: Story) -> Iterator[Other]:
    title = _WORD.findall(story.title)
    for item in story.other:
        repeats = not item.heading and _WORD.findall(plain(item.markdown)) == title
        if repeats or _is_mark(item) or _is_head(item) or _counts(item):
            yield item


def _is_mark(item: Other) -> bool:
    text = _said(item)
    return not without_marks(text).strip() or _BOX.fullmatch(text) is not None


def _said(item: Other) -> str:
    return f"{item.heading}\n{item.markdown}".strip()


def _counts(item: Other) -> bool:
    """True for what stood before a title in a `<summary>`: a counter, an emoji."""
    text = _said(item)
    return text.startswith("<summary>") and _COUNTER.fullmatch(without_marks(text).strip()) is not None


def _is_head(item: Other) -> bool:
    return _TABLE_HEAD.fullmatch(_said(item)) is not None
