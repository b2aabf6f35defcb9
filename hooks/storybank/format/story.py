"""The canonical form of one story: a heading, then each part and field behind its label, in source order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from ..markdown import begins_with_paragraph, code_lines
from ..model.places import SourceFile
from ..model.story import Field, Other, Part, Story, StoryItem
from .frame import Rests
from .labels import bold, label_of
from .markup import BREAK
from .tags import Closers, part_texts
from .title import announced, first_line, in_title, title_of
from .title_line import blocks_above
from .variants import BothKinds, Variants

_COMMENT = re.compile(r"<!--.*?-->")
_HEADING = re.compile(r"[ >]*(#{1,6})(?:\s|$)")
_LABEL = re.compile(r"\s*(?:\*\*|__)[^*_\n]+(?::(?:\*\*|__)|(?:\*\*|__):)")


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a story: the level of its heading, what is left of frames, tags that cross its edge.

    `followed` is true if text stands behind it that belongs neither to it nor below a heading of its own.
    """

    level: int
    rests: Rests
    closers: Closers
    followed: bool


@dataclass(frozen=True, slots=True)
class StoryForm:
    """A variant of the canonical form, for a story that would say something else in the first.

    With `apart`, a break stands between a part and unknown text behind it, which could be taken for more of the part.
    With `headed`, the labels that were headings stay headings: bold labels stand in the text of the parts. With
    `lined`, the title stays a line in bold, since a heading would take what stands below the story with it; a break
    ends such a story where it is `ended`. With `spoken`, who speaks stays on the line of a label.
    """

    apart: bool = False
    headed: bool = False
    lined: bool = False
    ended: bool = False
    spoken: bool = False


_TITLED = (StoryForm(), StoryForm(apart=True), StoryForm(headed=True))
_LINED = (
    StoryForm(lined=True),
    StoryForm(lined=True, apart=True),
    StoryForm(lined=True, ended=True),
    StoryForm(lined=True, ended=True, apart=True),
    StoryForm(lined=True, spoken=True),
)


def story_forms(source: SourceFile, story: Story, setting: Setting) -> Variants:
    """Return the forms of a story with a heading, and those whose title is a line; of each kind the best first."""
    best = _text(source, story, setting, _TITLED[0])

    def make() -> BothKinds:
        titled = (best, *(_text(source, story, setting, form) for form in _TITLED[1:]))
        lined = (_text(source, story, setting, form) for form in _LINED if setting.followed or not form.ended)
        return tuple(dict.fromkeys(titled)), tuple(dict.fromkeys(lined))

    return Variants(best, make, lambda: _text(source, story, setting, _LINED[0]))


def _text(source: SourceFile, story: Story, setting: Setting, form: StoryForm) -> str:
    blocks = [*_kept_closers(source, story, setting), *_comments(source, story)]
    texts = part_texts(story)
    in_part, speaker = False, 0
    for entry in _lined(source, story) if form.lined else _titled(source, story, setting.level):
        text = (
            entry
            if isinstance(entry, str)
            else _item(source, entry, texts.get(entry, entry.markdown.strip("\n")), setting, form)
        )
        apart = form.apart and in_part and isinstance(entry, Other) and text
        if apart and not text.startswith(BREAK) and not _HEADING.match(text):
            blocks.append(BREAK)
        if form.spoken and speaker and not isinstance(entry, str) and entry.span.line == speaker:
            text = f"{blocks.pop()} {text}"
        blocks.append(text)
        speaker = entry.span.end_line if isinstance(entry, Other) and text else 0
        in_part = (in_part and not text) or isinstance(entry, Part | Field)
    return "\n\n".join(block for block in [*blocks, BREAK if form.ended else ""] if block)


def _titled(source: SourceFile, story: Story, level: int) -> Iterator[str | StoryItem]:
    """Yield the heading, what announced the title on lines of its own, and the items."""
    title = title_of(source, story)
    if title:
        yield f"{'#' * min(level, 6)} {title}"
        yield from announced(source, story).lines
    yield from (i for i in story.items if i.span.line >= story.span.line and not in_title(i, title))


def _lined(source: SourceFile, story: Story) -> Iterator[str | StoryItem]:
    """Yield the lines above the parts in their order, the title among them in bold, and the items."""
    first = first_line(story)
    items = [i for i in story.items if i.span.line >= first or not isinstance(i, Other) or i.heading]
    held = {n for i in items for n in range(i.span.line, i.span.end_line + 1)}
    entries = [(i.span.line, i) for i in items if i.span.line >= story.span.line]
    above = blocks_above(source, story, held)
    yield from (entry for _, entry in sorted([*above, *entries], key=lambda pair: pair[0]))


def _kept_closers(source: SourceFile, story: Story, setting: Setting) -> Iterator[str]:
    """The end of a box that stood open above the story."""
    lines = range(story.span.line, story.span.end_line + 1)
    return (source.lines[n - 1].strip() for n in lines if n in setting.closers.kept)


def _comments(source: SourceFile, story: Story) -> list[str]:
    """The comments around the heading: what a person told Storybank there must stay."""
    owned = {number for item in story.items for number in range(item.span.line, item.span.end_line + 1)}
    free = (n for n in range(story.span.line, story.span.end_line + 1) if n not in owned)
    return [match[0] for number in free for match in _COMMENT.finditer(source.lines[number - 1])]


def _item(source: SourceFile, item: StoryItem, text: str, setting: Setting, form: StoryForm) -> str:
    level = min(setting.level + 1, 6)
    heading = _HEADING.match(source.lines[item.span.line - 1])
    if isinstance(item, Part | Field):
        if form.headed and heading:
            return f"{'#' * level} {label_of(item)}\n\n{_deeper(text, min(level + 1, 6))}".rstrip("\n")
        return _labelled(bold(label_of(item)), _deeper(text, level))
    if item in setting.rests:
        return setting.rests[item]
    if item.heading and heading:
        return f"{'#' * max(level, len(heading[1]))} {item.heading}\n\n{text}".rstrip("\n")
    lines = range(item.span.line, item.span.end_line + 1)
    cut = item.heading or setting.closers.gone.intersection(lines)
    return lines_without(source, lines, setting.closers.gone) if cut else text


def _deeper(text: str, top: int) -> str:
    """Return the text with its topmost headings at level `top`, below that of the story, so that they stay inside."""
    code = code_lines(text) if "#" in text else frozenset()
    lines = text.split("\n")
    marks = {n: match for n, line in enumerate(lines) if n + 1 not in code and (match := _HEADING.match(line))}
    shift = top - min((len(match[1]) for match in marks.values()), default=top)
    for number, match in marks.items() if shift else ():
        lines[number] = f"{'#' * min(6, len(match[1]) + shift)}{lines[number][match.end(1) :]}"
    return "\n".join(lines)


def _labelled(label: str, text: str) -> str:
    if not text.strip():
        return label
    behind = begins_with_paragraph(text) and not _LABEL.match(text)
    return f"{label} {text.lstrip()}" if behind else f"{label}\n\n{text}"


def lines_without(source: SourceFile, numbers: Iterable[int], gone: Collection[int]) -> str:
    """Return the lines with these numbers as they are written, but for those that are gone."""
    return "\n".join(source.lines[n - 1] for n in numbers if n not in gone).strip("\n")
