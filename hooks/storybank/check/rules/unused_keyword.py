"""A keyword of the curated list that no story contains."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import Code, Finding, Severity
from ...model.library import Library

CODE = Code(
    id="SB422",
    name="unused-keyword",
    severity=Severity.WARNING,
    what="No story contains a keyword of the curated list, by name or alias.",
    why="A keyword that leads nowhere disappoints whoever follows it.",
    remedy="Remove it from keywords.yml, or tag a story with it.",
    wrong="Blockchain: [ledger]",
    right="Kafka: [event stream]",
)


def in_bank(library: Library) -> Iterator[Finding]:
    used = {slug for slugs in library.story_keywords.values() for slug in slugs}
    for keyword in library.keywords:
        if keyword.place and keyword.slug not in used:
            yield CODE.at(keyword.place, f"no story contains the keyword “{keyword.name}”")
