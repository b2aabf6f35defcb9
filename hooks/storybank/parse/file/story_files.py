"""What the front matter of a story file adds to its story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...model.kinds import FieldName
from ...model.places import Span
from ...model.story import Field, FrontMatterValue, Story
from ...text.slug import is_id, slugify
from ..story.entries import read_entries
from .context import FileContext

_NOT_FIELDS = {
    "title",
    "id",
    "principle",
    "principles",
    "storybank",
    "description",
    "date",
    "type",
    "level",
    "state",
    "area",
}


def with_front_matter(context: FileContext, story: Story) -> Story:
    """Return the story with the id, title and fields that stand in the front matter of its file."""
    id_, title = context.front.text("id"), context.front.text("title")
    if title and story.title_derived:
        story = replace(story, title=title, id=slugify(title), title_derived=False)
    if is_id(id_):  # another is a finding of whoever read the front matter
        story = replace(story, id=slugify(id_), explicit_id=id_)
    return replace(story, items=(*_fields(context), *story.items))


def _fields(context: FileContext) -> Iterator[Field]:
    for value in context.front.values:
        label = context.sheet.table.match(value.key.replace("_", " ")) if value.key not in _NOT_FIELDS else None
        name = label.names[0] if label else None
        if isinstance(name, FieldName) and value.value is not None:
            texts = _texts(value, name)
            yield Field(name, value.key, texts, ", ".join(texts), Span(context.path, value.line, value.line))


def _texts(value: FrontMatterValue, name: FieldName) -> tuple[str, ...]:
    if isinstance(value.value, list):
        return tuple(str(entry) for entry in value.value)
    return read_entries(str(value.value), name)
