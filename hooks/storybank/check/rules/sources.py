"""Can the story be checked? Rules for retold stories and their sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...link.facts import KINDS, kind
from ...markdown import plain
from ...model.findings import Finding, finding
from ...model.kinds import FieldName, PartKind
from ...model.library import Library
from ...model.story import Field, Story

# [Title](address), publisher, date — and perhaps the figures that the account gives.
_SOURCE = re.compile(r"\[[^\]]+\]\(https?://[^\s)]+\),\s*\S[^;]*,\s*\d{4}(?:-\d{2}(?:-\d{2})?)?(?:\s*;.*)?", re.DOTALL)
_PERCENTAGE = re.compile(r"\d+(?:[.,]\d+)*\s*(?:%|per ?cent\b|percent\b)", re.IGNORECASE)


def unsourced(library: Library) -> Iterator[Finding]:
    """SB501: a retold story that names no public account."""
    for story in _retold(library):
        if not story.values(FieldName.SOURCE):
            yield finding("SB501", story.span.place, f"the story “{story.title}” is retold but names no source")


def source_form(library: Library) -> Iterator[Finding]:
    """SB502: a source of a retold story without title, address, publisher or date."""
    for story in _retold(library):
        for field in _sources(story):
            for value in field.values:
                if not _SOURCE.fullmatch(value.strip()):
                    message = f"the source “{plain(value)[:80]}” lacks a title with its address, a publisher or a date"
                    yield finding("SB502", field.span.place, message)


def percentage_without_source(library: Library) -> Iterator[Finding]:
    """SB503: a percentage in the Result of a retold story that none of its sources lists among its figures."""
    for story in _retold(library):
        covered = {_figure(match) for value in story.values(FieldName.SOURCE) for match in _PERCENTAGE.findall(value)}
        for part in story.parts:
            if PartKind.RESULT in (part.kind, *part.also):
                for figure in dict.fromkeys(_PERCENTAGE.findall(part.markdown)):
                    if _figure(figure) not in covered:
                        message = f"the figure “{figure}” stands in the Result but in no source of the story"
                        yield finding("SB503", part.span.place, message)


def unknown_kind(library: Library) -> Iterator[Finding]:
    """SB504: a kind other than own, retold and illustrative."""
    for story in library.stories:
        for field in (field for field in story.fields if field.name is FieldName.KIND):
            for value in (value for value in field.values if plain(value).casefold() not in KINDS):
                message = f"the story “{story.title}” is of the unknown kind “{value}”"
                yield finding("SB504", field.span.place, message, quote=value)


def unverified(library: Library) -> Iterator[Finding]:
    """SB505: a story that says of itself that its facts were not confirmed."""
    for story in library.stories:
        for field in (field for field in story.fields if field.name is FieldName.STATUS):
            for status in map(plain, field.values):
                if status.casefold().startswith("unverified"):
                    yield finding("SB505", field.span.place, f"the story “{story.title}” is {status}")


def _retold(library: Library) -> Iterator[Story]:
    return (story for story in library.stories if kind(story) == "retold")


def _sources(story: Story) -> Iterator[Field]:
    return (field for field in story.fields if field.name is FieldName.SOURCE)


def _figure(text: str) -> str:
    """The number alone: "60 %", "60%" and "60 per cent" are one figure."""
    return re.sub(r"[^\d.,]", "", text).replace(",", ".")
