"""Every text and every line of a document, for whoever must prove that nothing was lost or kept twice."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.places import Span
from ...model.story import (
    Document,
    Field,
    FocusArea,
    Heading,
    Other,
    Part,
    Principle,
    Section,
    SectionItem,
    Story,
    StoryItem,
)


def texts_of(document: Document) -> Iterator[str]:
    """Yield every text that the model holds: labels, headings and front matter included, each once, in source order."""
    for value in document.front_matter:
        yield value.key
        yield from _plain_texts(value.value)
    for principle in document.principles:
        yield from _principle_texts(principle)
    for story in document.stories:
        yield from story_texts(story)
    for other in document.other:
        yield from (other.heading, other.markdown)


def _plain_texts(value: object) -> Iterator[str]:
    """Yield the texts in the data of a front matter key, without the keys below it."""
    if isinstance(value, dict | list):
        for entry in value.values() if isinstance(value, dict) else value:
            yield from _plain_texts(entry)
    elif value is not None:
        yield str(value)


def _principle_texts(principle: Principle) -> Iterator[str]:
    yield principle.heading.text if principle.heading else ""
    for section in principle.sections:
        yield section.heading.text if section.heading else ""
        for item in section.items:
            yield from story_texts(item) if isinstance(item, Story) else _item_texts(item)


def story_texts(story: Story) -> Iterator[str]:
    """Yield every text of a story; the id that its author gave it is none."""
    yield from (story.title_label, "" if story.title_derived else story.title)
    for item in story.items:
        yield from _item_texts(item)


def _item_texts(item: SectionItem | StoryItem) -> Iterator[str]:
    match item:
        case Part() | Field():
            yield from (item.label, item.markdown)
        case Other():
            yield from (item.heading, item.markdown)
        case FocusArea():
            yield from (item.number, item.name, item.description)
        case Story():
            yield from story_texts(item)
        case _:
            yield from (item.number, item.markdown)


def spans_of(document: Document) -> Iterator[Span]:
    """Yield the spans that own lines: headings, stories, and the items of sections; no two of them share a line.

    Stories that stand side by side in the columns of one table own its lines together.
    """
    for principle in document.principles:
        yield from _heading_span(principle.heading)
        for section in principle.sections:
            yield from _section_spans(section)
    yield from (story.span for story in document.stories)
    yield from (other.span for other in document.other)


def _section_spans(section: Section) -> Iterator[Span]:
    yield from _heading_span(section.heading)
    yield from dict.fromkeys(item.span for item in section.items if isinstance(item, Story))
    yield from (item.span for item in section.items if not isinstance(item, Story))


def _heading_span(heading: Heading | None) -> Iterator[Span]:
    if heading:
        yield heading.span
