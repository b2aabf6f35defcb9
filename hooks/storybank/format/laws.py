"""What formatting must never change: the meaning of a file, and the words in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from ..model import Document, Field, FocusArea, Other, Part, Question, Section, Story, StoryItem, Tip
from ..source import SourceFile
from .labels import label_of
from .marks import BREAK, dissolved, without_marks
from .title import dropped_label

_WORD = re.compile(r"[^\W_]+")
_HEADING = re.compile(r"^#{1,6}(?=\s)", re.MULTILINE)


def meaning(document: Document) -> tuple[object, ...]:
    """Return everything that the document says, without places and without the wording of labels.

    Two documents with equal meaning give the same pages, but for the look of a label.
    """
    gone = dissolved(document)
    front = tuple((value.key, str(value.value)) for value in document.front_matter)
    principles = tuple(
        (entry.slug, entry.title, *(_section(section, gone) for section in entry.sections))
        for entry in document.principles
    )
    stories = tuple(_story(story, gone) for story in document.stories)
    return front, principles, stories, _others(document.other)


def _section(section: Section, gone: frozenset[Other]) -> tuple[object, ...]:
    heading = section.heading.text if section.heading else None
    others = _others(item for item in section.items if isinstance(item, Other) and item not in gone)
    known = tuple(_item(item, gone) for item in section.items if not isinstance(item, Other))
    return section.kind, heading, known, others


def _item(item: Story | FocusArea | Tip | Question, gone: frozenset[Other]) -> tuple[object, ...]:
    return _story(item, gone) if isinstance(item, Story) else (type(item).__name__, item.id)


def _story(story: Story, gone: frozenset[Other]) -> tuple[object, ...]:
    identity = (story.id, story.title, story.title_derived, story.principle, story.explicit_id, story.retells)
    kept = (item for item in story.items if item not in gone)
    runs = groupby(kept, key=lambda item: isinstance(item, Other))
    items = (_others(run) if unknown else tuple(map(_labelled_item, run)) for unknown, run in runs)
    return *identity, *filter(None, items)


def _labelled_item(item: StoryItem) -> tuple[object, ...]:
    """A part or field. How deep the headings inside a part are does not matter, only where they stand."""
    if isinstance(item, Part):
        return item.kind, item.also, _HEADING.sub("#", item.markdown.strip())
    return (item.name, item.values) if isinstance(item, Field) else ()


def _others(others: Iterable[StoryItem | Other]) -> tuple[str, ...]:
    """Unknown text, line by line, whatever the pieces it was cut into and the breaks between them."""
    lines = (line for o in others if isinstance(o, Other) for line in (o.heading, *o.markdown.strip().split("\n")))
    return tuple(line for line in lines if line.strip() and line.strip() != BREAK)


def lost_words(source: SourceFile, document: Document, formatted: str) -> tuple[str, ...]:
    """Return the words that stand in only one of the two texts, but for those of labels and of frames.

    This looks at the bare texts, so it also notices what the parser would overlook in both.
    """
    before, after = _words(source.text), _words(formatted)
    stories = document.all_stories
    labels = " ".join(label for story in stories for label in _labels(source, story))
    may_go = _words(labels) + _words(" ".join(f"{other.heading} {other.markdown}" for other in dissolved(document)))
    may_come = _words(" ".join(label_of(item) for story in stories for item in _labelled(story)))
    return tuple(sorted((*(before - after - may_go), *(after - before - may_come))))


def _labels(source: SourceFile, story: Story) -> Iterator[str]:
    yield dropped_label(source, story)
    yield from (item.label for item in _labelled(story))


def _labelled(story: Story) -> Iterator[Part | Field]:
    yield from story.parts
    yield from story.fields


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(without_marks(text).casefold()))
