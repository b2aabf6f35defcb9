"""What formatting must never change: the meaning of a file, and the words in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..model import Document, Field, Other, Part, Principle, Section, SectionItem, Story, StoryItem
from ..source import SourceFile
from .labels import label_of
from .story import dropped_label

# Marks that hold no words of their own: tags without attributes, the language of a code fence.
_MARKS = re.compile(r"</?[A-Za-z][A-Za-z0-9]*\s*/?>|<details\s+open\s*>|^[ >]*(?:```+|~~~+)[ \t]*\w*", re.MULTILINE)
_WORD = re.compile(r"\w+")


def meaning(document: Document) -> tuple[object, ...]:
    """Return everything that the document says, without places and without the wording of labels.

    Two documents with equal meaning give the same pages, but for the look of a label.
    """
    front = tuple((value.key, str(value.value)) for value in document.front_matter)
    principles = tuple(_principle(principle) for principle in document.principles)
    stories = tuple(_story(story) for story in document.stories)
    return front, principles, stories, _others(document.other)


def _principle(principle: Principle) -> tuple[object, ...]:
    return principle.slug, principle.title, tuple(_section(section) for section in principle.sections)


def _section(section: Section) -> tuple[object, ...]:
    heading = section.heading.text if section.heading else None
    others = _others(tuple(item for item in section.items if isinstance(item, Other)))
    known = tuple(_item(item) for item in section.items if not isinstance(item, Other))
    return section.kind, heading, known, others


def _item(item: SectionItem) -> tuple[object, ...]:
    if isinstance(item, Story):
        return _story(item)
    if isinstance(item, Other):
        return item.heading, _text(item.markdown)
    return (type(item).__name__, item.id)


def _story(story: Story) -> tuple[object, ...]:
    identity = (story.id, story.title, story.title_derived, story.principle, story.explicit_id, story.retells)
    return *identity, *(_story_item(item) for item in story.items)


def _story_item(item: StoryItem) -> tuple[object, ...]:
    if isinstance(item, Part):
        return item.kind, item.also, _text(item.markdown)
    if isinstance(item, Field):
        return item.name, item.values
    return item.heading, _text(item.markdown)


def _others(others: tuple[Other, ...]) -> tuple[object, ...]:
    """Unknown text, whatever the pieces it was cut into."""
    return tuple(line for other in others for line in (other.heading, *_text(other.markdown).split("\n")) if line)


def _text(markdown: str) -> str:
    return markdown.strip()


def lost_words(source: SourceFile, document: Document, formatted: str) -> tuple[str, ...]:
    """Return the words that stand in only one of the two texts, but for those that belong to labels.

    This looks at the bare texts, so it also notices what the parser would overlook in both.
    """
    before, after = _words(source.text), _words(formatted)
    stories = document.all_stories
    may_go = _words(" ".join(label for story in stories for label in _labels(source, story)))
    may_come = _words(" ".join(label_of(item) for story in stories for item in _labelled(story)))
    return tuple(sorted((*(before - after - may_go), *(after - before - may_come))))


def _labels(source: SourceFile, story: Story) -> Iterator[str]:
    yield dropped_label(source, story)
    yield from (item.label for item in _labelled(story))


def _labelled(story: Story) -> Iterator[Part | Field]:
    yield from story.parts
    yield from story.fields


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(_MARKS.sub(" ", text).casefold()))
