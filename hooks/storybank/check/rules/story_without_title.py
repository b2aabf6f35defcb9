"""A story whose title had to be taken from its text."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import Code, Finding, Severity
from ...model.places import SourceFile
from ...model.story import Document

CODE = Code(
    id="SB301",
    name="story-without-title",
    severity=Severity.WARNING,
    what="A story has no title; one was taken from its text.",
    why="Readers choose a story by its title, and its address comes from it: it changes with the text.",
    remedy="Write a heading above the story that says what happened.",
    wrong="**Situation:** A worker was left half finished.",
    right="""\
### Finishing the stream worker a colleague left behind

**Situation:** A worker was left half finished.""",
)


def in_file(source: SourceFile, document: Document) -> Iterator[Finding]:
    for story in document.all_stories:
        if story.title_derived:
            message = f"this story has no title; it is called “{story.title}” after its text"
            yield CODE.at(story.span.place, message)
