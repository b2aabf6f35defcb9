"""The canonical form of one story: a heading, then each part and field behind its label, in source order."""

from __future__ import annotations

import re

from ..markdown import begins_with_paragraph, code_lines
from ..model import Field, Other, Part, Story, StoryItem
from ..source import SourceFile
from .labels import bold, label_of
from .marks import BREAK
from .title import in_title, title_of

_COMMENT = re.compile(r"<!--.*?-->")
_HEADING = re.compile(r"[ >]*(#{1,6})(?:\s|$)")
_HEADING_IN_STORY = 4


def story_text(source: SourceFile, story: Story, level: int, gone: frozenset[Other], *, apart: bool = False) -> str:
    """Return the story in its canonical form. `level` is that of its heading; what is `gone` is not written.

    With `apart`, a break stands between a part and unknown text behind it, which could be taken for more of the part.
    """
    title = title_of(source, story)
    blocks = [*_comments(source, story), f"{'#' * level} {title}" if title else ""]
    in_part = False
    for item in story.items:
        if item not in gone and item.span.line >= story.span.line and not in_title(item, title):
            text = _item(source, item)
            if apart and in_part and isinstance(item, Other) and not text.startswith((BREAK, "#")):
                blocks.append(BREAK)
            blocks.append(text)
            in_part = not isinstance(item, Other)
    return "\n\n".join(block for block in blocks if block)


def _comments(source: SourceFile, story: Story) -> list[str]:
    """The comments around the heading: what a person told Storybank there must stay."""
    owned = {number for item in story.items for number in range(item.span.line, item.span.end_line + 1)}
    free = (n for n in range(story.span.line, story.span.end_line + 1) if n not in owned)
    return [match[0] for number in free for match in _COMMENT.finditer(source.lines[number - 1])]


def _item(source: SourceFile, item: StoryItem) -> str:
    text = item.markdown.strip("\n")
    if isinstance(item, Part | Field):
        return _labelled(bold(label_of(item)), _deeper(text))
    heading = _HEADING.match(source.lines[item.span.line - 1]) if item.heading else None
    if heading:
        return f"{'#' * max(_HEADING_IN_STORY, len(heading[1]))} {item.heading}\n\n{text}".rstrip("\n")
    return _verbatim(source, item) if item.heading else text


def _deeper(text: str) -> str:
    """Return the text with its headings below that of a story, so that they stay inside their part."""
    code = code_lines(text) if "#" in text else frozenset()
    lines = text.split("\n")
    marks = {n: match for n, line in enumerate(lines) if n + 1 not in code and (match := _HEADING.match(line))}
    shift = _HEADING_IN_STORY - min((len(match[1]) for match in marks.values()), default=_HEADING_IN_STORY)
    for number, match in marks.items() if shift > 0 else ():
        lines[number] = f"{'#' * min(6, len(match[1]) + shift)}{lines[number][match.end(1) :]}"
    return "\n".join(lines)


def _labelled(label: str, text: str) -> str:
    if not text.strip():
        return label
    return f"{label} {text.lstrip()}" if begins_with_paragraph(text) else f"{label}\n\n{text}"


def _verbatim(source: SourceFile, item: Other) -> str:
    return "\n".join(source.lines[item.span.line - 1 : item.span.end_line]).strip("\n")
