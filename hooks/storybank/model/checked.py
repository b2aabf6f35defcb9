"""What a check says of a bank, without the bank: all that a report needs, and nothing that takes long to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .findings import Finding


@dataclass(frozen=True, slots=True)
class Extent:
    """How much stands in a file."""

    principles: int = 0
    stories: int = 0
    tips: int = 0
    questions: int = 0


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings of a bank, in order, and the extent of each file, by its path."""

    findings: tuple[Finding, ...]
    extents: Mapping[str, Extent]
