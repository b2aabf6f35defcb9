"""Text before the first section of a principle, or outside any principle."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.findings import Code, Finding, Severity
from ...model.kinds import SectionKind
from ...model.places import SourceFile
from ...model.story import Document, Other

CODE = Code(
    id="SB203",
    name="outside-section",
    severity=Severity.INFO,
    what="Text stands before the first section of a principle, or outside any principle.",
    why="It is kept and shown, but nobody can tell what it is meant to be.",
    remedy="Put a heading above it, such as “## Definition”.",
    wrong="""\
# Ownership
Act for the whole company.""",
    right="""\
# Ownership

## Definition

Act for the whole company.""",
)

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def in_file(source: SourceFile, document: Document) -> Iterator[Finding]:
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
            yield CODE.at(item.span.place, "this text stands outside any section")
