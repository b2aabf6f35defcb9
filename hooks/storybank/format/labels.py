"""How a label is written: bold, with a colon, in the words of whoever wrote it."""

from __future__ import annotations

import re

from ..kinds import PartKind
from ..model import Field, Part

# What may stand around the words of a label: emphasis, emoji, bullets, dashes. Brackets hold a qualifier and stay.
_AROUND = re.compile(r"^[^\w(（]+|[^\w)）!?？…]+$")
_SPACE = re.compile(r"\s+")


def label_of(item: Part | Field) -> str:
    """Return the canonical label of a part or field.

    Words stay: "Context", "Situação" and "Situation (30 seconds)" say more than the name of the kind does. Letters are
    spelled out, plurals of the four and capitals made even. What has no words gets the name of its kind.
    """
    words = _SPACE.sub(" ", _AROUND.sub("", item.label))
    if isinstance(item, Part) and not item.also and _is_name(words, item.kind):
        return str(item.kind).capitalize()
    if not any(character.isalnum() for character in words):
        return _name(item)
    return words.capitalize() if words.isupper() and len(words) > 3 else words


def _name(item: Part | Field) -> str:
    kind = item.kind if isinstance(item, Part) else item.name
    return str(kind).replace("_", " ").capitalize()


def _is_name(words: str, kind: PartKind) -> bool:
    """True for `S`, `Situation`, `situations` and `S (Situation)`, `S - Situation`."""
    letter, name = kind[0], str(kind)
    pattern = rf"(?:{letter}|(?:{letter}\s*[-–—:.(]\s*)?{name}s?\)?)"
    return re.fullmatch(pattern, words, re.IGNORECASE) is not None


def bold(label: str) -> str:
    """Return the label as it stands at the beginning of its part."""
    return f"**{label}:**"
