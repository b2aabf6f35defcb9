"""The canonical form of one story: a heading, then each part and field behind its label, in source order."""

from __future__ import annotations

import re

from ..markdown import begins_with_paragraph
from ..model import Field, Other, Part, Story, StoryItem
from ..source import SourceFile
from .labels import bold, label_of

_COMMENT = re.compile(r"<!--.*?-->")
_HEADING = re.compile(r"[ >]*(#{1,6})(?:\s|$)")
_WORD = re.compile(r"\w+")
# A label that says only the place in a row: "Example 2", "Story", "STAR 3.", "Case study 1"
_COUNTER = re.compile(r"\W*(?:(?:star|case|example|story|study|sample|no|nr)\W*)*\d*\W*", re.IGNORECASE)
_HEADING_IN_STORY = 4


def story_text(source: SourceFile, story: Story, level: int) -> str:
    """Return the story in its canonical form. `level` is that of its heading."""
    blocks = [*_comments(source, story), _heading(source, story, level)]
    blocks += [_item(source, item) for item in story.items]
    return "\n\n".join(block for block in blocks if block)


def free_lines(source: SourceFile, story: Story) -> list[tuple[int, str]]:
    """Return the lines of the story that belong to none of its items, with their numbers: heading, marks, comments."""
    owned = {number for item in story.items for number in range(item.span.line, item.span.end_line + 1)}
    numbers = range(story.span.line, story.span.end_line + 1)
    return [(number, source.lines[number - 1]) for number in numbers if number not in owned]


def dropped_label(source: SourceFile, story: Story) -> str:
    """Return the label of the title if it only counts and nothing else in the file speaks of it, else ""."""
    label = story.title_label
    if not label or not _COUNTER.fullmatch(label):
        return ""
    elsewhere = re.findall(rf"(?<!\w){re.escape(label.strip())}(?!\w)", source.text, re.IGNORECASE)
    return label if len(elsewhere) <= 1 or not re.search(r"\d", label) else ""


def _comments(source: SourceFile, story: Story) -> list[str]:
    """The comments around the heading: what a person told Storybank there must stay."""
    return [match[0] for _, line in free_lines(source, story) for match in _COMMENT.finditer(line)]


def _heading(source: SourceFile, story: Story, level: int) -> str:
    label = "" if dropped_label(source, story) else story.title_label.strip().rstrip(":.–—- ")
    title = "" if story.title_derived or not _is_written(source, story) else story.title
    text = f"{label}: {title}" if label and title else label or title
    return f"{'#' * level} {text}" if text else ""


def _is_written(source: SourceFile, story: Story) -> bool:
    """True if the title stands above the story; it may also come from the front matter or the file's name."""
    above = " ".join(line for _, line in free_lines(source, story))
    return _WORD.findall(story.title.casefold())[:3] == [] or all(
        word in above.casefold() for word in _WORD.findall(story.title.casefold())
    )


def _item(source: SourceFile, item: StoryItem) -> str:
    text = item.markdown.strip("\n")
    if isinstance(item, Part | Field):
        return _labelled(bold(label_of(item)), text)
    heading = _HEADING.match(source.lines[item.span.line - 1]) if item.heading else None
    if heading:
        return f"{'#' * max(_HEADING_IN_STORY, len(heading[1]))} {item.heading}\n\n{text}".rstrip("\n")
    return _verbatim(source, item) if item.heading else text


def _labelled(label: str, text: str) -> str:
    if not text.strip():
        return label
    return f"{label} {text.lstrip()}" if begins_with_paragraph(text) else f"{label}\n\n{text}"


def _verbatim(source: SourceFile, item: Other) -> str:
    return "\n".join(source.lines[item.span.line - 1 : item.span.end_line]).strip("\n")
