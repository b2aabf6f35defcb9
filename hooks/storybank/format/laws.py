"""What formatting must never change: the meaning of a file, and the words in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from ..markdown import plain
from ..model.places import SourceFile
from ..model.story import Document, Field, FocusArea, Other, Part, Question, Section, SectionItem, Story, StoryItem, Tip
from .frame import Rests, further_columns, rests
from .labels import label_of
from .markup import words
from .tables import StoryTable, tables_of
from .tags import part_texts
from .title import counts, dropped_label

_MARKS_AROUND = re.compile(r"^[\s>*_#:+.-]+|[\s>*_#:+-]+$")
_LABEL_END = re.compile(r"(?<=\w)[*_]*\s?[:：][*_]*(?=\s|$)")
_EMOJI = re.compile(r":[a-z0-9_+-]+:")  # by its name, before a label
_HEADING = re.compile(r"^#{1,6}(?=\s)", re.MULTILINE)


def meaning(document: Document) -> tuple[object, ...]:
    """Return everything that the document says, without places and without the wording of labels.

    Two documents with equal meaning give the same pages, but for the look of a label.
    """
    kept = rests(document)
    front = tuple((value.key, str(value.value)) for value in document.front_matter)
    principles = tuple(
        (entry.slug, entry.title, *(_section(section, kept) for section in entry.sections))
        for entry in document.principles
    )
    stories = tuple(_story(story, kept) for story in document.stories)
    return front, principles, stories, tuple(_unknown(document.other, kept))


def said_at(document: Document) -> Iterator[tuple[int, object]]:
    """Yield what a document says, piece by piece, each with its line; not what the file says about a piece."""
    kept = rests(document)
    for principle in document.principles:
        yield principle.span.line, principle.title
        for section in principle.sections:
            if section.heading:
                yield section.heading.span.line, (section.kind, section.heading.text)
            yield from _said_at(section.items, kept)
    yield from _said_at((*document.stories, *document.other), kept)


def _said_at(items: Iterable[SectionItem], kept: Rests) -> Iterator[tuple[int, object]]:
    for item in items:
        if isinstance(item, Other):
            yield from ((item.span.line, text) for text in _unknown([item], kept))
        elif isinstance(item, Story):
            yield item.span.line, _story(replace(item, id="", principle="", retells=""), kept)
        else:
            yield item.span.line, _item(item, kept)


def _section(section: Section, kept: Rests) -> tuple[object, ...]:
    heading = section.heading.text if section.heading else None
    others = tuple(_unknown(section.items, kept))
    known = tuple(_item(item, kept) for item in section.items if not isinstance(item, Other))
    return section.kind, heading, known, others


def _item(item: Story | FocusArea | Tip | Question, kept: Rests) -> tuple[object, ...]:
    return _story(item, kept) if isinstance(item, Story) else (type(item).__name__, item.id)


def _story(story: Story, kept: Rests) -> tuple[object, ...]:
    """What a story says: above its parts in any order, since the title comes first in the canonical form."""
    identity = (story.id, story.title, story.title_derived, story.principle, story.explicit_id, story.retells)
    first = next((n for n, item in enumerate(story.items) if isinstance(item, Part)), len(story.items))
    labels = (label for label in story.title_label.split(": ") if not counts(label))
    above = sorted([*_unknown(story.items[:first], kept), *labels])
    fields = tuple(_labelled_item(i, "") for i in story.items[:first] if isinstance(i, Field))
    texts = part_texts(story)
    runs = groupby(story.items[first:], key=lambda item: isinstance(item, Other))
    items = (
        tuple(_unknown(run, kept)) if unknown else tuple(_labelled_item(item, texts[item]) for item in run)
        for unknown, run in runs
    )
    return *identity, tuple(above), fields, *filter(None, items)


def _labelled_item(item: StoryItem, text: str) -> tuple[object, ...]:
    """A part or field. How deep the headings inside a part are does not matter, only where they stand.

    The same text may be read as Markdown or as HTML, where words in angle brackets are a tag.
    """
    if isinstance(item, Part):
        return item.kind, item.also, _HEADING.sub("#", text), plain(item.markdown)
    return (item.name, item.values) if isinstance(item, Field) else ()


def _unknown(items: Iterable[StoryItem | SectionItem], kept: Rests) -> Iterator[str]:
    """Yield unknown text line by line, whatever the pieces it was cut into and the marks around it.

    A label and what stands behind it are two lines, as they may be in the model.
    """
    for item in items:
        if isinstance(item, Other):
            for line in kept.get(item, f"{item.heading}\n{item.markdown}").split("\n"):
                pieces = (piece for piece in _LABEL_END.split(line, maxsplit=1) if words(piece))
                yield from (_MARKS_AROUND.sub("", piece) for piece in pieces)


def lost_words(source: SourceFile, document: Document, formatted: str) -> tuple[str, ...]:
    """Return the words that stand in only one of the two texts, but for those of labels and of frames.

    This looks at the bare texts, so it also notices what the parser would overlook in both.
    """
    before, after = Counter(words(source.text)), Counter(words(formatted))
    stories = document.all_stories
    kept = rests(document)
    frames = (f"{other.heading} {other.markdown}" for other in kept)
    stay = [*kept.values(), *(name for table in tables_of(document) for name in _further(source, table))]
    may_go = _count(label for story in stories for label in _labels(source, story)) + _count(frames) - _count(stay)
    may_come = _count(label_of(item) for story in stories for item in _labelled(story)) + _count(
        story.title_label for story in stories
    )
    return tuple(sorted((*(before - after - may_go), *(after - before - may_come))))


def _labels(source: SourceFile, story: Story) -> Iterator[str]:
    yield dropped_label(source, story)
    for item in _labelled(story):
        yield item.label
        line = source.lines[item.span.line - 1]
        yield from _EMOJI.findall(line[: max(line.find(item.label), 0)])


def _further(source: SourceFile, table: StoryTable) -> set[str]:
    """The names of columns that would be lost with the head of a table."""
    head = source.lines[table.line - 1]
    rows = ((source.lines[story.span.line - 1], story) for story in table.stories)
    return {name for row, story in rows for name in further_columns(head, row, story)}


def _labelled(story: Story) -> Iterator[Part | Field]:
    yield from story.parts
    yield from story.fields


def _count(texts: Iterable[str]) -> Counter[str]:
    return Counter(words(" ".join(texts)))
