"""The title of a story as its heading: in the words and with the emphasis it was written with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..markdown import plain
from ..model import Other, Story, StoryItem
from ..source import SourceFile

_WORD = re.compile(r"[^\W_]+")
# A label that says only the place in a row: "Example 2", "Story", "STAR 3.", "Case study 1"
_COUNTER = re.compile(r"\W*(?:(?:star|case|example|story|study|sample|no|nr)\W*)*\d*\W*", re.IGNORECASE)
_AROUND = re.compile(r"^[ >]*(?:#{1,6}(?=\s)|[*+-](?=\s)|\d{1,9}[.)](?=\s))?\s*|(?:\s+#+)?\s*$")
_WRAPPED = re.compile(r"(\*\*|__)(?P<text>(?:(?!\1).)+)\1(?P<rest>\s*\{#[^{}]*\})?")
_SUMMARY = re.compile(r"\W*<summary\b[^>]*>(?:[^\w<]*<(?:b|strong|i|em)>)?|(?:</(?:b|strong|i|em)>)?</summary>")
_ID = re.compile(r"\s*\{#[^{}]*\}\s*$")
_BEHIND_LABEL = r"\s*[:.)|\-–—、→]*\s*"


def title_of(source: SourceFile, story: Story) -> str:
    """Return the text of the heading, "" if nobody wrote a title in the body of the file."""
    label = "" if dropped_label(source, story) else story.title_label
    title = "" if story.title_derived else next(_as_written(source, story), _bare(source, story))
    if label and title and not title.casefold().startswith(label.casefold()):
        return f"{label}: {title}"
    return title or label


def dropped_label(source: SourceFile, story: Story) -> str:
    """Return the label of the title if it only counts and nothing else in the file speaks of it, else ""."""
    label = story.title_label.strip()
    if not label or not _COUNTER.fullmatch(label):
        return ""
    elsewhere = re.findall(rf"(?<!\w){re.escape(label)}(?!\w)", source.text, re.IGNORECASE)
    return label if len(elsewhere) <= 1 or not re.search(r"\d", label) else ""


def in_title(item: StoryItem, title: str) -> bool:
    """True if the heading already holds all words of this piece of unknown text: the address of a link in it."""
    text = item.markdown.strip()
    return isinstance(item, Other) and text.startswith("<") and set(_WORD.findall(text)) <= set(_WORD.findall(title))


def _above(source: SourceFile, story: Story) -> list[str]:
    lines = [*(part.span.line for part in story.parts), *(field.span.line for field in story.fields)]
    first = min((line for line in lines if line >= story.span.line), default=story.span.end_line)
    return source.lines[story.span.line - 1 : first]


def _as_written(source: SourceFile, story: Story) -> Iterator[str]:
    """Yield the title with its emphasis, code and links, if a line above the first part holds it and no more."""
    for line in _above(source, story):
        text = _AROUND.sub("", _SUMMARY.sub("", line))
        wrapped = _WRAPPED.fullmatch(text)
        text = f"{wrapped['text']}{wrapped['rest'] or ''}" if wrapped else text
        if story.title_label:
            text = re.sub(rf"^\W*{re.escape(story.title_label)}{_BEHIND_LABEL}", "", text, flags=re.IGNORECASE)
        if text and _WORD.findall(plain(_ID.sub("", text))) == _WORD.findall(story.title):
            yield text


def _bare(source: SourceFile, story: Story) -> str:
    """The title without its emphasis; "" if it comes from the front matter or the name of the file."""
    above = " ".join(_above(source, story)).casefold()
    written = all(word in above for word in _WORD.findall(story.title.casefold()))
    id_ = f" {{#{story.explicit_id}}}" if story.explicit_id and "{#" in above else ""
    return f"{story.title}{id_}" if written else ""
