"""A story that says of itself that its facts were not confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from ...markdown import plain
from ...model.findings import Code, Finding, Severity
from ...model.kinds import FieldName
from ...model.library import Library

CODE = Code(
    id="SB505",
    name="unverified-story",
    severity=Severity.INFO,
    what="A story says of itself that its facts were not confirmed.",
    why="Readers should know, and the bank should count it.",
    remedy="Confirm the facts against a public account and remove the status.",
    wrong="**Status:** unverified: the date of the second outage",
    right="**Source:** [Postmortem](https://example.org/postmortem), Example, 2017-02-10",
)


def in_bank(library: Library) -> Iterator[Finding]:
    for story in library.stories:
        for field in (field for field in story.fields if field.name is FieldName.STATUS):
            for status in map(plain, field.values):
                if status.casefold().startswith("unverified"):
                    yield CODE.at(field.span.place, f"the story “{story.title}” is {status}")
