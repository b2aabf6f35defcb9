"""Check: every rule over every file, then over the whole bank."""

from __future__ import annotations

from ..model.findings import Finding
from ..model.library import Library
from ..model.places import SourceFile
from ..model.story import Document
from .rules import BANK_RULES, FILE_RULES


def check_file(source: SourceFile, document: Document) -> tuple[Finding, ...]:
    """Return what the rules find in one file."""
    return tuple(found for rule in FILE_RULES for found in rule(source, document))


def check_library(library: Library) -> tuple[Finding, ...]:
    """Return what only the whole bank shows."""
    return tuple(found for rule in BANK_RULES for found in rule(library))
