"""Tags and fences that open in one place and close in another: both stay, or both go."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from ..markdown import code_lines
from ..model.places import SourceFile
from ..model.story import Field, Part, Story, StoryItem
from .markup import without_markup
from .title import first_line

_FENCE = re.compile(r"[ >]*(?:```+|~~~+)")
_TAG = re.compile(r"<(?P<closes>/?)(?P<name>[A-Za-z][\w.-]*)(?:\s[^<>]*)?>")
_BREAK = r"<br\s*/?>"
_EMPHASIS = r"(?:\*\*\*?|__+)(?:&nbsp;|[^\S\n])"  # the end of an emphasis around the label
_LEFT_ABOVE = re.compile(rf"^(?:\s*(?:{_BREAK}|</[A-Za-z][\w.-]*>|{_EMPHASIS}))+\s*", re.IGNORECASE)
_LEFT_BELOW = re.compile(
    rf"\s*(?:{_BREAK}|(?P<opening><[A-Za-z][A-Za-z0-9]*>|<details\s+open\s*>)|(?P<closing></[A-Za-z][\w.-]*>)"
    r"|(?<!\\)\\)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A closing tag in a text: the number of its line (from 1), and the line of what it closes, if it closes any."""

    line: int
    opened: int | None


@dataclass(frozen=True, slots=True)
class Closers:
    """The numbers of the lines that close something and say no more.

    `gone` close what a story opened above its parts. `kept` stand above the parts of a story, and close what was
    opened before it.
    """

    gone: frozenset[int] = frozenset()
    kept: frozenset[int] = frozenset()


def closers(source: SourceFile, stories: Sequence[Story]) -> Closers:
    """Return the closing lines of the tags and fences that cross the edge of a story."""
    above = {n for story in stories for n in range(story.span.line, first_line(story))}
    tags = _closing(source.text) if above and "</" in source.text else ()
    bare = [tag for tag in tags if tag.opened and not without_markup(source.lines[tag.line - 1]).strip()]
    gone = {tag.line for tag in bare if tag.opened in above}
    kept = {tag.line for tag in bare if tag.opened not in above and tag.line in above}
    return Closers(frozenset({*gone, *_fences(source, stories)}), frozenset(kept))


def _fences(source: SourceFile, stories: Sequence[Story]) -> Iterator[int]:
    """Yield the line that ends each fence in which a story stands."""
    edges = [number for number, line in enumerate(source.lines, 1) if _FENCE.match(line)]
    for story in stories:
        first, below = bisect_left(edges, story.span.line), bisect_right(edges, story.span.end_line)
        if (below - first) % 2 and below < len(edges):
            yield edges[below]


def part_texts(story: Story) -> dict[StoryItem, str]:
    """Return the text of each part and field without what its container left at its ends.

    A tag that opens at the end of one belongs to the next part, if that follows, and else to the text behind.
    """
    below = zip_longest(story.items, story.items[1:])
    return {
        item: without_loose_ends(item.markdown, more=isinstance(following, Part | Field))
        for item, following in below
        if isinstance(item, Part | Field)
    }


def without_loose_ends(text: str, *, more: bool = False) -> str:
    """Return a text without marks at its ends that close nothing, or, with `more`, open nothing, and line breaks.

    >>> without_loose_ends("</b><br>The site <b>was</b> down.</li>")
    'The site <b>was</b> down.'
    """
    text = _LEFT_ABOVE.sub("", text.strip("\n")).rstrip()
    while found := _LEFT_BELOW.search(text):
        in_code = text.count("\n") + 1 in code_lines(text)
        if in_code or (found["opening"] and not more) or (found["closing"] and [*_closing(text)][-1].opened):
            break
        text = text[: found.start()].rstrip()
    return text


def _closing(text: str) -> Iterator[Tag]:
    """Yield the closing tags of a text in order; tags in code are text."""
    code = code_lines(text)
    open_tags: list[tuple[str, int]] = []
    places: defaultdict[str, list[int]] = defaultdict(list)  # of each name in the list of open tags
    for number, line in enumerate(text.split("\n"), 1):
        for tag in _TAG.finditer(line) if "<" in line and number not in code else ():
            if not tag["closes"]:
                places[tag["name"]].append(len(open_tags))
                open_tags.append((tag["name"], number))
                continue
            place = places[tag["name"]][-1] if places[tag["name"]] else len(open_tags)
            yield Tag(number, open_tags[place][1] if place < len(open_tags) else None)
            for name, _ in reversed(open_tags[place:]):
                places[name].pop()
            del open_tags[place:]
