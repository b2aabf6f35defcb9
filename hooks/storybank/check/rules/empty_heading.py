"""A heading without text, or with a counter word and no name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

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

_WORD = "(?:example|story|case|star)s?"
_NAMELESS = re.compile(rf"(?:{_WORD}\s*[\d#.:)–—-]*)?\s*", re.IGNORECASE)
# The same with what lists and quotes put before it, and an underline, as a line may look.
_ALONE = re.compile(rf"[\s>*+\-\d.)#]*+(?:{_WORD})?[\s\d#.:)–—-]*+", re.IGNORECASE)
_UNDERLINE = re.compile(r"(?=[^=-]*[=-])[\s>*+\-\d.)]*+[=\s]*+")


def in_file(source: SourceFile, document: Document) -> Iterator[Finding]:
    text = source.below(document.body_line)
    if _may_be(text):
        yield from _nameless(text, document.path)


def _may_be(text: str) -> bool:
    """Say whether a line could be such a heading: in most files none could, and Markdown need not read them."""
    return any(
        _ALONE.fullmatch(line) and ("#" in line or (line.strip(" \t") and _UNDERLINE.fullmatch(below)))
        for line, below in pairwise((*text.split("\n"), ""))
    )


def _nameless(text: str, path: str) -> Iterator[Finding]:
    for heading, line in markdown.headings(text):
        if _NAMELESS.fullmatch(heading):
            wording = f"the heading “{heading.strip()}” names nothing" if heading.strip() else "a heading without text"
            yield CODE.at(Place(path, line + 1), wording)
