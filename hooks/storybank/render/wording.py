"""What pages call a part of a story."""

from __future__ import annotations

from ..model.kinds import PartKind
from ..model.story import Part
from ..text.locale import Locale


def part_title(part: Part, say: Locale) -> str:
    """Return the heading of a part; a joint label names every kind: `Action and result`."""
    title = say(f"parts.{_key(part.kind)}")
    for kind in part.also:
        title = say("parts.joint", first=title, second=say(f"parts_inside.{_key(kind)}"))
    return title


def part_note(part: Part, say: Locale) -> str:
    """Return the label as written where it says more than the heading does: `Situation (30 seconds)`, else ""."""
    written = part.label.strip().casefold()
    kinds = (part.kind, *part.also)
    names = {name.casefold() for kind in kinds for name in (kind, say(f"parts.{_key(kind)}"))}
    known = {*names, *(name[0] for name in names)}
    return "" if written in known or written.rstrip("s") in known else part.label.strip()


def _key(kind: PartKind) -> str:
    return kind.name.lower()
