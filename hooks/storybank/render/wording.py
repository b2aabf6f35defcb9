"""The words that pages use for the kinds of the model."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..model.kinds import PartKind
from ..model.story import Part

PARTS: Mapping[PartKind, str] = MappingProxyType(
    {
        PartKind.SITUATION: "Situation",
        PartKind.TASK: "Task",
        PartKind.ACTION: "Action",
        PartKind.RESULT: "Result",
        PartKind.LEARNING: "Learning",
        PartKind.TRADE_OFF: "Trade-off",
        PartKind.METRICS: "Metrics",
        PartKind.FOLLOW_UP: "Follow-up",
    }
)

KIND_NOTES: Mapping[str, str] = MappingProxyType(
    {
        "own": "told by somebody who was there",
        "retold": "in our own words, from a public account",
        "illustrative": "an invented example that shows the form",
    }
)


def part_title(part: Part) -> str:
    """Return the heading of a part; a joint label names every kind: `Action and result`."""
    names = [PARTS[kind] for kind in (part.kind, *part.also)]
    return " and ".join([names[0], *(name.lower() for name in names[1:])])


def part_note(part: Part) -> str:
    """Return the label as written where it says more than the heading does: `Situation (30 seconds)`, else ""."""
    written = part.label.strip().casefold()
    known = {name for kind in (part.kind, *part.also) for name in (PARTS[kind].casefold(), PARTS[kind][0].casefold())}
    return "" if written in known or written.rstrip("s") in known else part.label.strip()
