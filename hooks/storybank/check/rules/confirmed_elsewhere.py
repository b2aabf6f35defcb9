"""A figure that is marked as confirmed, and that the story does not give."""

from __future__ import annotations

from collections.abc import Iterator

from ...markdown import plain
from ...model.findings import Code, Finding, Severity
from ...model.kinds import FieldName
from ...model.places import SourceFile
from ...model.story import Document
from ...text.figures import measures, numbers

CODE = Code(
    id="SB507",
    name="confirmed-elsewhere",
    severity=Severity.WARNING,
    what="A figure is marked as confirmed, but no part of the story gives it.",
    why="Figures are corrected in one place and forgotten in the other; then the mark vouches for the wrong one.",
    remedy="Correct the figure in the story or below `Confirmed`.",
    wrong="""\
**Result:** Cost fell by 40%.

**Confirmed:** 60%, by the bill of March""",
    right="""\
**Result:** Cost fell by 60%.

**Confirmed:** 60%, by the bill of March""",
)


def in_file(source: SourceFile, document: Document) -> Iterator[Finding]:
    for story in document.all_stories:
        confirmed = [field for field in story.fields if field.name is FieldName.CONFIRMED]
        given = numbers(" ".join(plain(part.markdown) for part in story.parts)) if confirmed else frozenset()
        for field in confirmed:
            for text in dict.fromkeys(measures(plain(field.markdown))):
                if not numbers(text) <= given:
                    yield CODE.at(field.span.place, f"“{text}” is confirmed, but the story does not give it")
