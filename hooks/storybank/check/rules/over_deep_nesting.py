"""Lists and quotes nested more than eight deep."""

from __future__ import annotations

from collections.abc import Iterator

from ... import markdown
from ...model.findings import Code, Finding, Severity
from ...model.places import Place, SourceFile
from ...model.story import Document

CODE = Code(
    id="SB204",
    name="over-deep-nesting",
    severity=Severity.WARNING,
    what="Lists or quotes are nested more than eight deep.",
    why="Nobody can read them on a phone, and Markdown readers drop what is nested too deeply.",
    remedy="Flatten it, or split it.",
    wrong="- a list in a list in a list …",
    right="""\
- Found the cause
  - by reading the logs""",
)

MAX_DEPTH = 8  # lists and quotes within each other; deeper ones cannot be read on a phone


def in_file(source: SourceFile, document: Document) -> Iterator[Finding]:
    for line in markdown.deep_blocks(source.below(document.body_line), MAX_DEPTH):
        message = f"this stands more than {MAX_DEPTH} lists and quotes deep"
        yield CODE.at(Place(document.path, line + 1), message)
