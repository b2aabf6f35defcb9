"""The bank as one JSON object: every principle and story with its place, and every word of the source files.

A text stands where its meaning is (a part's Markdown, a tip). What has no meaning of its own but was written all the
same (section headings, field labels, front matter, text outside any principle) stands in `headings`, `field_labels` and
`documents`; what only marks a text (the number of a part, a tag) in the `markup` of its document.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ...link.coverage import cover
from ...link.outcome import outcome
from ...model.findings import Finding, as_data
from ...model.kinds import SectionKind
from ...model.library import Keyword, Library
from ...model.places import Span
from ...model.site import Asset
from ...model.story import Document, Field, FocusArea, Heading, Other, Part, Principle, Question, Section, Story, Tip
from ..coverage import coverage_data
from ..export_format import ExportFormat, ExportSources
from ..schemas import schema

SCHEMA = "storybank/stories/1"
Data = dict[str, object]


def as_json(library: Library, findings: tuple[Finding, ...]) -> Iterator[str]:
    """Yield the whole bank and its findings as one JSON object (see stories.schema.json), equal for equal input.

    It comes entry by entry, so that no more than one story is held a second time.
    """
    yield f'{{\n  "schema": {_dumped(SCHEMA)}'
    yield from _list("principles", map(_principle, library.principles))
    yield from _list("stories", (_story(story, library) for story in library.stories))
    yield from _list("keywords", map(_keyword, library.keywords))
    yield from _list("documents", map(_document, library.documents))
    yield f',\n  "coverage": {_dumped(coverage_data(cover(library)), depth=1)}'
    yield from _list("diagnostics", map(as_data, findings))
    yield "\n}\n"


def _list(name: str, entries: Iterable[Data]) -> Iterator[str]:
    before = f',\n  "{name}": ['
    for entry in entries:
        yield f"{before}\n    {_dumped(entry, depth=2)}"
        before = ","
    yield "\n  ]" if before == "," else f"{before}]"


def _dumped(value: object, depth: int = 0) -> str:
    """Return a value as it stands so deep in an object; within a text JSON has no line break."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=str).replace("\n", "\n" + "  " * depth)


def _principle(principle: Principle) -> Data:
    heading = principle.heading
    return {
        "slug": principle.slug,
        "title": principle.title,
        "heading": _heading(heading) if heading and heading.text != principle.title else None,
        "source": _source(principle.span),
        "definition": principle.definition,
        "stories": [story.id for story in principle.stories],
        "focus_areas": [
            {"id": area.id, "line": area.span.line, "name": area.name, "description": area.description} | _number(area)
            for area in principle.focus_areas
        ],
        "tips": [_line(tip) for tip in principle.tips],
        "questions": [_line(question) for question in principle.questions],
        "headings": [_heading(s.heading) for s in principle.sections if s.heading and not _heads_other(s)],
        "other": [other for section in principle.sections for other in _others(section)],
    }


def _heads_other(section: Section) -> bool:
    """True for a section of no known kind whose heading can stand with its first text."""
    first = section.items[0] if section.items else None
    return section.kind is SectionKind.OTHER and isinstance(first, Other) and not first.heading


def _others(section: Section) -> Iterator[Data]:
    """Yield the texts of a section that no other key of the principle holds."""
    others = [item for item in section.items if isinstance(item, Other)]
    for number, other in enumerate(others if section.kind is not SectionKind.DEFINITION else ()):
        data = _other(other)
        if number == 0 and section.heading and _heads_other(section):
            data["heading"] = section.heading.text
        yield data


def _story(story: Story, library: Library) -> Data:
    return {
        "id": story.id,
        "title": story.title,
        "title_label": story.title_label,
        "title_derived": story.title_derived,
        "source": _source(story.span),
        "principles": _principles(story, library),
        "parts": [_part(part) for part in story.parts],
        "fields": _fields(story),
        "field_labels": [_field_label(field) for field in story.fields],
        "other": [_other(other) for other in story.other],
        "keywords": list(library.story_keywords.get(story.id, ())),
        "related": [
            {"story": related.story, "reasons": list(related.reasons)} for related in library.related.get(story.id, ())
        ],
        "retells": story.retells,
        "form": story.form,
        "outcome": outcome(story),
    }


def _principles(story: Story, library: Library) -> list[str]:
    """Return the slugs of the principles it shows, its own first."""
    return list(filter(None, dict.fromkeys((story.principle, *library.also_shows.get(story.id, ())))))


def _part(part: Part) -> Data:
    data: Data = {
        "kind": str(part.kind),
        "label": part.label,
        "line": part.span.line,
        "markdown": part.markdown,
    }
    return data | {"also": [str(kind) for kind in part.also]} if part.also else data


def _fields(story: Story) -> dict[str, list[str]]:
    """Return the entries of each field by its name, in the order of the names' first appearance."""
    return {str(name): list(story.values(name)) for name in dict.fromkeys(field.name for field in story.fields)}


def _field_label(field: Field) -> Data:
    """Return the label of a field, and its text where the entries do not hold every word of it."""
    data: Data = {"name": str(field.name), "label": field.label, "line": field.span.line}
    missing = _words(field.markdown) - _words(" ".join(field.values))
    return data | {"markdown": field.markdown} if missing else data


def _words(text: str) -> Counter[str]:
    """Count words as `parse/file/markup.py` does, in the smallest pieces, so that none is lost between the two."""
    return Counter(re.findall(r"\w+", text))


def _keyword(keyword: Keyword) -> Data:
    return {"slug": keyword.slug, "name": keyword.name, "aliases": list(keyword.aliases)}


def _document(document: Document) -> Data:
    return {
        "path": document.path,
        "front_matter": [{"key": v.key, "line": v.line, "value": v.value} for v in document.front_matter],
        "other": [_other(other) for other in document.other],
        "markup": [{"line": markup.line, "text": markup.text} for markup in document.markup],
    }


def _heading(heading: Heading) -> Data:
    return {"line": heading.span.line, "level": heading.level, "text": heading.text}


def _line(item: Tip | Question) -> Data:
    return {"id": item.id, "line": item.span.line, "markdown": item.markdown} | _number(item)


def _number(item: Tip | Question | FocusArea) -> Data:
    """Return the number in an ordered list, which is a word of the source too."""
    return {"number": item.number} if item.number else {}


def _other(other: Other) -> Data:
    return {"heading": other.heading, "line": other.span.line, "markdown": other.markdown}


def _source(span: Span) -> Data:
    return {"path": span.path, "line": span.line, "end_line": span.end_line}


def _write(sources: ExportSources) -> Iterator[bytes]:
    for text in as_json(sources.library, sources.findings):
        yield text.encode("utf-8", "backslashreplace")  # a file name need not be text


def _schemas() -> Iterator[Asset]:
    yield Asset("data/stories.schema.json", schema().encode())
    yield Asset("data/front-matter.schema.json", schema("front-matter").encode())


FORMAT = ExportFormat("json", "the whole bank and its findings, as one object", _write, "data/stories.json", _schemas)
