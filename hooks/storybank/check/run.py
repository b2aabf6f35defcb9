"""Check: every rule over every file, then over the whole bank."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model.findings import Finding
from ..model.library import Library
from ..model.modules import modules_in
from ..model.places import SourceFile
from ..model.story import Document
from . import rules

FileRule = Callable[[SourceFile, Document], Iterator[Finding]]
BankRule = Callable[[Library], Iterator[Finding]]

_RULES = modules_in(rules)
_IN_FILE: tuple[FileRule, ...] = tuple(rule.in_file for rule in _RULES if hasattr(rule, "in_file"))
_IN_BANK: tuple[BankRule, ...] = tuple(rule.in_bank for rule in _RULES if hasattr(rule, "in_bank"))


def check_file(source: SourceFile, document: Document) -> tuple[Finding, ...]:
    """Return what the rules find in one file."""
    return tuple(found for rule in _IN_FILE for found in rule(source, document))


def check_library(library: Library) -> tuple[Finding, ...]:
    """Return what only the whole bank shows."""
    return tuple(found for rule in _IN_BANK for found in rule(library))
