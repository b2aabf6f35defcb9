"""The structure of a principle file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ... import markdown
from ...model.findings import Finding, finding
from ...model.kinds import SectionKind
from ...model.places import Place, SourceFile
from ...model.story import Document, Other, Principle

MAX_DEPTH = 8  # lists and quotes within each other; deeper ones cannot be read on a phone
_NAMELESS = re.compile(r"(?:(?:example|story|case|star)s?\s*[\d#.:)–—-]*)?\s*", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_EXPECTED = {
    SectionKind.DEFINITION: "a definition",
    SectionKind.STORIES: "stories",
    SectionKind.FOCUS_AREAS: "focus areas",
    SectionKind.TIPS: "interview tips",
}


def empty_heading(source: SourceFile, document: Document) -> Iterator[Finding]:
    """SB201: a heading without text, or with a counter word and no name."""
    for text, line in markdown.headings(_body(source, document)):
        if _NAMELESS.fullmatch(text):
            wording = f"the heading “{text.strip()}” names nothing" if text.strip() else "a heading without text"
            yield finding("SB201", Place(document.path, line + 1), wording)


def _body(source: SourceFile, document: Document) -> str:
    """The text with the front matter blanked, so that line numbers stay."""
    return "\n".join([""] * (document.body_line - 1) + source.lines[document.body_line - 1 :])


def missing_section(source: SourceFile, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """SB202: a principle without definition, stories, focus areas or tips."""
    for principle in document.principles:
        present = set(_present(principle))
        for kind, name in _EXPECTED.items():
            if kind not in present:
                message = f"the principle “{principle.title}” has no section with {name}"
                yield finding("SB202", principle.span.place, message)


def _present(principle: Principle) -> Iterator[SectionKind]:
    yield from (section.kind for section in principle.sections)
    if principle.stories:
        yield SectionKind.STORIES


def outside_section(source: SourceFile, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """SB203: text before the first section of a principle, or outside any principle."""
    intro = [
        item
        for principle in document.principles
        for section in principle.sections
        if section.kind is SectionKind.INTRO
        for item in section.items
        if isinstance(item, Other)
    ]
    for item in (*document.other, *intro):
        if _COMMENT.sub("", item.markdown).strip():
            yield finding("SB203", item.span.place, "this text stands outside any section")


def over_deep(source: SourceFile, document: Document) -> Iterator[Finding]:
    """SB204: lists and quotes nested more than eight deep."""
    for line in markdown.deep_blocks(_body(source, document), MAX_DEPTH):
        message = f"this stands more than {MAX_DEPTH} lists and quotes deep"
        yield finding("SB204", Place(document.path, line + 1), message)


def dropped_html(source: SourceFile, document: Document) -> Iterator[Finding]:
    """SB205: HTML that is taken away, wholly or in part, because it could be active."""
    for tag, line in markdown.dropped_html(_body(source, document)):
        shown = tag if len(tag) <= 60 else f"{tag[:57]}…"
        message = f"the HTML “{shown}” is not allowed and loses its effect"
        yield finding("SB205", Place(document.path, line + 1), message, quote=tag)
