"""How deep headings stand: which one stands below which stays as it is written, and the steps between are made even."""

from __future__ import annotations

from ..model.kinds import SectionKind
from ..model.story import Document, Principle

_SECTION = 2
_UNNAMED = (SectionKind.OTHER, SectionKind.STORIES)  # the writer's own headings


def principle_depths(document: Document) -> list[int]:
    """Return for each principle of a file how many others it stands below.

    Where headings stand outside the principles, each keeps its level: those headings stay as they are.
    """
    if any(other.heading for other in document.other):
        return [max(entry.heading.level - 1, 0) if entry.heading else 0 for entry in document.principles]
    above: list[int] = []
    result = []
    for principle in document.principles:
        level = principle.heading.level if principle.heading else 0
        above = [higher for higher in above if higher < level]
        result.append(len(above))
        above += [level] if level else []
    return result


def section_levels(principle: Principle) -> list[int]:
    """Return the level of each section's heading: which one stands below which stays, steps are made even.

    A known section, such as the tips, stands below the principle itself, not below its stories.
    """
    open_levels: list[tuple[int, SectionKind]] = []
    result = []
    for section in principle.sections:
        level = section.heading.level if section.heading else 0
        while open_levels and open_levels[-1][0] >= level:
            open_levels.pop()
        known = section.kind not in _UNNAMED
        depth = sum(not known or kind is SectionKind.OTHER for _, kind in open_levels)
        result.append(_SECTION + depth)
        if level:
            open_levels.append((level, section.kind))
    return result
