"""A kind other than own, retold and illustrative."""

from __future__ import annotations

from collections.abc import Iterator

from ...markdown import plain
from ...model.findings import Code, Finding, Severity
from ...model.kinds import FieldName, kind_named
from ...model.library import Library

CODE = Code(
    id="SB504",
    name="unknown-kind",
    severity=Severity.WARNING,
    what="A story says it is of a kind that Storybank does not know.",
    why="The page shows readers what kind of story they read: own, retold or illustrative.",
    remedy="Write own, retold or illustrative.",
    wrong="**Kind:** fictional",
    right="**Kind:** illustrative",
)


def in_bank(library: Library) -> Iterator[Finding]:
    for story in library.stories:
        for field in (field for field in story.fields if field.name is FieldName.KIND):
            for value in (value for value in field.values if kind_named(plain(value)) is None):
                message = f"the story “{story.title}” is of the unknown kind “{value}”"
                yield CODE.at(field.span.place, message, quote=value)
