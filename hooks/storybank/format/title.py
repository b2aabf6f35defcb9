"""The title of a story as its heading: in the words and with the emphasis it was written with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..markdown import plain
from ..model.places import SourceFile
from ..model.story import Other, Story, StoryItem
from ..parse.titles.notes import without_notes
from ..parse.titles.wording import Wording
from ..text.words import runs
from .counters import COUNTED, NUMERAL, counters_in

# A label that says only the place in a row: "Example 2", "Story", "STAR 3.", "Case study 1", "一"
_COUNTER = re.compile(rf"\W*(?:(?:{COUNTED})\W*)*{NUMERAL}?\W*", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"^\d+\s+(?=\D)")
_AROUND = re.compile(r"^(?:\s*(?:>|#{1,6}(?=\s)|[*+-](?=\s)|\d{1,9}[.)](?=\s)))*\s*|(?:\s+#+)?\s*$")
_WRAPPED = re.compile(r"(\*{1,3}|_{1,3})(?P<text>(?:(?!\1).)+)\1(?P<rest>\s*\{#[^{}]*\})?")
_SUMMARY = re.compile(r"\W*<summary\b[^>]*>(?:[^\w<]*<(?:b|strong|i|em)>)?|(?:</(?:b|strong|i|em)>)?</summary>")
_BOX = re.compile(r"(?:\[![\w-]+\][+-]?|(?:!!!|\?\?\?\+?|:::+)[ \t]*[\w-]*)[ \t]*(?P<text>.*)")
_HTML_HEADING = re.compile(r"\s*<h[1-6]\b[^>]*>|</h[1-6]>\s*$")
_ASIDE = ("<", "(", "[", "#")  # what stands in the line of a title beside it: an address, a note, a tag
_ID = re.compile(r"\s*\{#[^{}]*\}\s*$")
_BEHIND_LABEL = re.compile(r"\s*(?:\*\*|__)?\s*[:.)|\-–—、→]*(?:\*\*|__)?\s*")
_BEFORE_LABEL = re.compile(r"\W*")


@dataclass(frozen=True, slots=True)
class Announced:
    """What announces a title, beside the title: `lines` of their own, and the `label` before it on its line."""

    lines: tuple[str, ...]
    label: str


def title_of(source: SourceFile, story: Story) -> str:
    """Return the text of the heading, "" if nobody wrote a title in the body of the file."""
    label = "" if dropped_label(source, story) else _LIST_NUMBER.sub("", announced(source, story).label)
    title = "" if story.title_derived else next(_as_written(source, story), _bare(source, story))
    if label and title and not title.casefold().startswith(label.casefold()):
        return f"{label}{'、' if re.fullmatch(NUMERAL, label) and not label.isdigit() else ': '}{title}"
    return title or label


def announced(source: SourceFile, story: Story) -> Announced:
    """Take the label of a title to pieces: a heading that only announces may stand above the line of the title."""
    label, lines = story.title_label, []
    for line in _above(source, story) if label else ():
        text = _AROUND.sub("", line)
        if text and label.startswith(f"{text}: "):
            lines.append(text)
            label = label.removeprefix(f"{text}: ")
        elif text and label == text and not story.title_derived:
            lines.append(text)
            label = ""
    return Announced(tuple(lines), label)


def counts(label: str) -> bool:
    """True if a label says only the place in a row."""
    return _COUNTER.fullmatch(_LIST_NUMBER.sub("", label)) is not None


def dropped_label(source: SourceFile, story: Story) -> str:
    """Return the label of the title if it only counts and nothing else in the file speaks of it, else ""."""
    label = _LIST_NUMBER.sub("", announced(source, story).label.strip())
    if not label or not counts(label) or story.title_derived:  # without a title, the counter is the heading
        return ""
    return "" if counters_in(source.text).speak_of(label) else label


def in_title(item: StoryItem, title: str) -> bool:
    """True if the heading already holds all words of this unknown text: the address of a link in it, a note."""
    text = item.markdown.strip()
    return isinstance(item, Other) and text.startswith(_ASIDE) and set(runs(text)) <= set(runs(title))


def title_in(line: str, story: Story) -> str:
    """Return the title of the story with its emphasis, code and links, if the line holds it and no more, else ""."""
    text = bare_line(line)
    for label in (story.title_label, story.title_label.rpartition(": ")[2]):
        if label:
            text = _without_label(text, label)
    said = plain(_ID.sub("", text))
    whole = runs(story.title) in (runs(said), runs(without_notes(Wording(title=said)).title))
    return text if text and whole else ""


def _without_label(text: str, label: str) -> str:
    """Return a text without the label at its beginning, whatever signs stand before and behind that."""
    before = _BEFORE_LABEL.match(text)
    for at in range(before.end() if before else 0, -1, -1):
        if text[at : at + len(label)].casefold() == label.casefold():
            behind = _BEHIND_LABEL.match(text, at + len(label))
            return text[behind.end() if behind else at + len(label) :]
    return text


def first_line(story: Story) -> int:
    """Return the number of the line with the first part; what stands above it may hold the title."""
    lines = (part.span.line for part in story.parts)
    return min((line for line in lines if line >= story.span.line), default=story.span.end_line)


def bare_line(line: str) -> str:
    """Return what a line says, without the marks of a heading, list, quote, box or summary, and without its bold."""
    text = _AROUND.sub("", _SUMMARY.sub("", _AROUND.sub("", _HTML_HEADING.sub("", line))))
    if boxed := _BOX.fullmatch(text):
        text = boxed["text"][1:-1] if boxed["text"][:1] + boxed["text"][-1:] in ('""', "[]") else boxed["text"]
    wrapped = _WRAPPED.fullmatch(text)
    return f"{wrapped['text']}{wrapped['rest'] or ''}" if wrapped else text


def _above(source: SourceFile, story: Story) -> Sequence[str]:
    return source.lines[story.span.line - 1 : first_line(story)]


def _as_written(source: SourceFile, story: Story) -> Iterator[str]:
    """Yield the title as written, if a line above the first part holds it."""
    return (title for line in _above(source, story) if (title := title_in(line, story)))


def _bare(source: SourceFile, story: Story) -> str:
    """The title without its emphasis; "" if it comes from the front matter or the name of the file."""
    above = " ".join(_above(source, story)).casefold()
    written = all(word in above for word in runs(story.title.casefold()))
    id_ = f" {{#{story.explicit_id}}}" if story.explicit_id and "{#" in above else ""
    return f"{story.title}{id_}" if written else ""
