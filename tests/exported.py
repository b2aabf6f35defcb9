"""What an export holds, as words: for whoever must show that none of a source's is missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from markdown_it import MarkdownIt

from repositories import DAY, START
from storybank.model.history import UNKNOWN, History
from storybank.model.library import Library

# Keys whose texts only point elsewhere, or repeat what stands elsewhere as it was written.
POINTERS = {"id", "slug", "principles", "stories", "keywords", "related", "retells", "kind", "path", "outcome"}
# Tags, but no address in angle brackets, and what stands before the text of a list item.
MARKS = re.compile(
    r"</?[A-Za-z](?![\w+.-]*:[^\s<>]*>)[^<>]*>"
    r"|^[\s>]*(?:(?:\d+[.)]|[-*+])\s+)?\[[ xX]\](?=\s)|^[\s>]*\d+[.)](?=\s)",
    re.MULTILINE,
)
COMMENT = re.compile(r"<!--(?! storybank:).*?-->", re.DOTALL)
EMPHASIS = re.compile(r"[*`]+|\b_+|_+\b")  # may begin inside a word


def words(text: str) -> Counter[str]:
    """Count the words of a text; marks are none."""
    return Counter(re.findall(r"[^\W_]+", EMPHASIS.sub("", MARKS.sub(" ", text))))


def texts(value: Any) -> Iterator[str]:
    """Yield every text of an exported object that comes from a source."""
    if isinstance(value, dict):
        pointers = POINTERS | ({"name"} if "label" in value else set())  # a field's name is ours, its label is not
        for key, entry in value.items():
            if key == "fields":
                yield from texts(list(entry.values()))
            elif key == "value":
                yield from plain_texts(entry)
            elif key not in pointers:
                yield from texts(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from texts(entry)
    elif isinstance(value, str):
        yield value


def plain_texts(value: Any) -> Iterator[str]:
    """Yield the keys and texts of data that came from front matter."""
    if isinstance(value, dict):
        for key, entry in value.items():
            yield key
            yield from plain_texts(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from plain_texts(entry)
    else:
        yield str(value)


def published(source: str, bank: Any) -> str:
    """Return a source without what findings say is held back: all of it, or as many comments as they count."""
    codes = [found["code"] for found in bank["diagnostics"]]
    without, held = COMMENT.subn("", source)
    source = without if held and codes.count("SB118") == held else source
    return "" if "SB117" in codes else source


def lost_words(source: str, bank: Any) -> Counter[str]:
    """Return the words of a source that an exported bank does not hold; findings quote it, and do not count."""
    held = " ".join(texts([*bank["principles"], *bank["stories"], *bank["documents"]]))
    return words(published(source, bank)) - words(held)


def dated(library: Library) -> History:
    """Return a history in which each story was written a day before the one that stands above it."""
    lines: dict[str, list[int]] = {}
    for number, story in enumerate(library.stories):
        times = lines.setdefault(story.span.path, [])
        times.extend([UNKNOWN] * (story.span.end_line - len(times)))
        times[story.span.line - 1 : story.span.end_line] = [START - number * DAY] * (
            story.span.end_line - story.span.line + 1
        )
    return History({path: tuple(times) for path, times in lines.items()})


def links(markdown: str) -> Iterator[str]:
    """Yield where the links and images of a Markdown text lead."""
    for token in MarkdownIt().parse(markdown):
        for child in token.children or ():
            if written := child.attrGet("href") or child.attrGet("src"):
                yield str(written)
