"""A link, an image or a note where pages show plain text: in a title, a label, or a field such as tags."""

from __future__ import annotations

from collections.abc import Iterator

from ... import markdown
from ...link.outcome import is_line
from ...link.texts import Fragment
from ...markdown import NO_DEFINITIONS
from ...model.findings import Code, Finding, Severity
from ...model.kinds import FIELDS, FieldName, FieldPlace
from ...model.library import Library
from ...model.places import Span
from ...model.story import Document, Field, Other, Principle
from ...text.printable import beginning

CODE = Code(
    id="SB206",
    name="markup-in-plain-text",
    severity=Severity.INFO,
    what="A title, a label or a field that pages show as plain text holds a link, an image, a note or an attribute.",
    why="Its words are shown, and what they lead to is not: lists, the search and the feed have room for words alone.",
    remedy="Put it into the text below, or into the source.",
    wrong="**Summary:** I moved [the queue](https://example.org/queue) in two weeks.",
    right="""\
**Summary:** I moved the queue in two weeks.

**Source:** [The queue](https://example.org/queue)""",
)

_NAMES = ("title", "principle")  # what of the front matter names a story or a principle; fields are in the story


def in_bank(library: Library) -> Iterator[Finding]:
    defined = markdown.by_file(library.definitions)
    for document in library.documents:
        known = defined.get(document.path, NO_DEFINITIONS)
        for name, text in _plain_texts(document):
            for said, line in markdown.left_out(text.markdown, known):
                message = f"{name} is shown as plain text, without “{beginning(said)}”"
                yield CODE.at(text.place(line), message, quote=said)


def _plain_texts(document: Document) -> Iterator[tuple[str, Fragment]]:
    """Yield every text that is shown as plain text, and what it is."""
    for value in document.front_matter:
        if value.key in _NAMES and isinstance(value.value, str):
            yield f"front matter: {value.key}", _on(Span(document.path, value.line, value.line), value.value)
    for principle in document.principles:
        yield from _of_principle(principle)
    for story in document.all_stories:
        yield "the title of a story", _on(story.span, story.title)
        for item in story.items:
            yield "a label", _on(item.span, item.heading if isinstance(item, Other) else item.label)
            if isinstance(item, Field) and _is_plain(item):
                yield f"the field {item.name}", Fragment(item.markdown, item.span, story.principle, story.id)
    yield from (("a heading", _on(other.span, other.heading)) for other in document.other)


def _of_principle(principle: Principle) -> Iterator[tuple[str, Fragment]]:
    heading = principle.heading
    yield (
        "the name of a principle",
        _on(heading.span, heading.text) if heading else _on(principle.span, principle.title),
    )
    for section in principle.sections:
        if section.heading:
            yield "a heading", _on(section.heading.span, section.heading.text)
        for item in section.items:
            if isinstance(item, Other):
                yield "a heading", _on(item.span, item.heading)


def _on(span: Span, text: str) -> Fragment:
    """Return a text that stands on the first line of a span."""
    return Fragment(text, Span(span.path, span.line, span.line), "", "")


def _is_plain(field: Field) -> bool:
    """Return whether a page shows the field by its words: a short version that is a whole telling is text."""
    if field.name is FieldName.SHORT_VERSION:
        return is_line(field.markdown)
    return FIELDS[field.name].place is FieldPlace.APART
