"""A principle without definition, stories, focus areas or tips."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import Code, Finding, Severity
from ...model.kinds import SectionKind
from ...model.places import SourceFile
from ...model.story import Document

CODE = Code(
    id="SB202",
    name="missing-section",
    severity=Severity.WARNING,
    what="A principle has no definition, no stories, no focus areas or no interview tips.",
    why="Its page then lacks what readers come for.",
    remedy="Add the section.",
    wrong="""\
# Ownership

## Stories""",
    right="""\
# Ownership

## Definition

Act for the whole company.

## Stories

## Focus areas

## Interview tips""",
)

_EXPECTED = {
    SectionKind.DEFINITION: "a definition",
    SectionKind.STORIES: "stories",
    SectionKind.FOCUS_AREAS: "focus areas",
    SectionKind.TIPS: "interview tips",
}


def in_file(source: SourceFile, document: Document) -> Iterator[Finding]:
    for principle in document.principles:
        present = {section.kind for section in principle.sections}
        for kind, name in _EXPECTED.items():
            if kind not in present:
                message = f"the principle “{principle.title}” has no section with {name}"
                yield CODE.at(principle.span.place, message)
