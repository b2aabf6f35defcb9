"""A percentage in the Result of a retold story that none of its sources lists among its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...link.facts import retold
from ...model.findings import Code, Finding, Severity
from ...model.kinds import FieldName, PartKind
from ...model.library import Library

CODE = Code(
    id="SB503",
    name="uncovered-percentage",
    severity=Severity.WARNING,
    what="The Result of a retold story gives a percentage that none of its sources is said to give.",
    why="Invented percentages are the commonest fault of STAR stories.",
    remedy="Add the figure to the source that gives it, behind “; figures:”, or remove it from the Result.",
    wrong="""\
**Result:** Cost fell by 90%.

**Source:** [Scaling up](https://example.org/scaling), Example, 2023-03-22""",
    right="""\
**Result:** Cost fell by 90%.

**Source:** [Scaling up](https://example.org/scaling), Example, 2023-03-22; figures: 90%""",
)

_PERCENTAGE = re.compile(r"\d+(?:[.,]\d+)*\s*(?:%|per ?cent\b|percent\b)", re.IGNORECASE)


def in_bank(library: Library) -> Iterator[Finding]:
    for story in retold(library):
        covered = {_figure(match) for value in story.values(FieldName.SOURCE) for match in _PERCENTAGE.findall(value)}
        for part in story.parts:
            if PartKind.RESULT in (part.kind, *part.also):
                for figure in dict.fromkeys(_PERCENTAGE.findall(part.markdown)):
                    if _figure(figure) not in covered:
                        message = f"the figure “{figure}” stands in the Result but in no source of the story"
                        yield CODE.at(part.span.place, message)


def is_one(figure: str) -> bool:
    """Say whether a figure is a percentage, which this rule is about."""
    return _PERCENTAGE.search(figure) is not None


def _figure(text: str) -> str:
    """The number alone: "60 %", "60%" and "60 per cent" are one figure."""
    return re.sub(r"[^\d.,]", "", text).replace(",", ".")
