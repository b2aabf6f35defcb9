"""A heading without text, or with a counter word and no name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ... import markdown
from ...model.findings import Code, Finding, Severity
from ...model.places import Place, SourceFile
from ...model.story import Document

CODE = Code(
    id="SB201",
    name="empty-heading",
    severity=Severity.WARNING,
    what="A heading has no text, or only a counter word such as “Example”.",
    why="It names nothing, so it cannot be linked, and the story below it has no title of its own.",
    remedy="Write the title of the story as the heading, or remove the heading.",
    wrong="""\
## Example
Story: Finishing the stream worker""",
    right="### Finishing the stream worker",
)

_NAMELESS = re.compile(r"(?:(?:example|story|case|star)s?\s*[\d#.:)–—-]*)?\s*", re.IGNORECASE)


def in_file(source: SourceFile, document: Document) -> Iterator[Finding]:
    for text, line in markdown.headings(source.below(document.body_line)):
        if _NAMELESS.fullmatch(text):
            wording = f"the heading “{text.strip()}” names nothing" if text.strip() else "a heading without text"
            yield CODE.at(Place(document.path, line + 1), wording)
