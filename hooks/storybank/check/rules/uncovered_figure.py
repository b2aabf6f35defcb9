"""A figure in the outcome of a retold story that none of its sources lists."""

from __future__ import annotations

from collections.abc import Iterator

from ...link.facts import retold
from ...link.strength import figures
from ...model.findings import Code, Finding, Severity
from ...model.kinds import PartKind
from ...model.library import Library
from . import uncovered_percentage

CODE = Code(
    id="SB506",
    name="uncovered-figure",
    severity=Severity.WARNING,
    what="The Result or the Metrics of a retold story give a figure that none of its sources is said to give.",
    why="A figure in a retold story is worth as much as the account that it comes from. Percentages: see SB503.",
    remedy="Add the figure to the source that gives it, behind “; figures:”, or remove it.",
    wrong="""\
**Result:** The site was back after 18 hours.

**Source:** [Scaling up](https://example.org/scaling), Example, 2023-03-22""",
    right="""\
**Result:** The site was back after 18 hours.

**Source:** [Scaling up](https://example.org/scaling), Example, 2023-03-22; figures: 18 hours""",
)


def in_bank(library: Library) -> Iterator[Finding]:
    for story in retold(library):
        for kind in (PartKind.RESULT, PartKind.METRICS):
            for figure in figures(story, (kind,)):
                if not figure.is_backed and not (kind is PartKind.RESULT and uncovered_percentage.is_one(figure.text)):
                    part = next(part for part in story.parts if kind in (part.kind, *part.also))
                    message = (
                        f"the figure “{figure.text}” stands in the {kind.capitalize()} but in no source of the story"
                    )
                    yield CODE.at(part.span.place, message)
