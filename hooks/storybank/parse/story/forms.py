"""The form that a story is told in, named by the letters of its labels: STAR, SAR, CAR, PAR, SOAR."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from ...model.kinds import FORMS, STAR, PartKind
from ...model.story import Part
from ...text.fold import fold
from ..languages.words import table

_USUAL = {PartKind.LEARNING: "L", PartKind.TRADE_OFF: "T", **{kind: kind[0].upper() for kind in STAR}}


def form_of(parts: Sequence[Part]) -> str:
    """Return the form of a story with these parts, "" if it is none of the known ones.

    A Learning or a Trade-off counts where it belongs to the form, and is an addition where it does not.
    """
    letters = {kind: _letter(part, kind) for part in reversed(parts) for kind in (part.kind, *part.also)}
    told = [kind for part in parts for kind in (part.kind, *part.also) if kind in _USUAL]
    whole = "".join(letters[kind] for kind in dict.fromkeys(told))
    star = "".join(letters[kind] for kind in STAR if kind in letters)
    return next((form for form in (whole, star) if form in FORMS), "")


def _letter(part: Part, kind: PartKind) -> str:
    if part.also or kind not in _USUAL:
        return _USUAL.get(kind, "")
    label = fold(part.label).strip("().: ")
    return label.upper() if len(label) == 1 and label.isascii() else _initials().get(label, _USUAL[kind])


@cache
def _initials() -> Mapping[str, str]:
    return {fold(label): letter for letter, labels in table("initials").items() for label in labels}
