"""How a label is written: bold, with a colon, in the words of whoever wrote it."""

from __future__ import annotations

import re
from functools import lru_cache

from ..model.kinds import FieldName, PartKind
from ..model.story import Field, Part
from ..text.words import runs

# What may stand around the words of a label: emphasis, emoji, bullets, dashes. Brackets hold a qualifier and stay.
_AROUND = re.compile(r"^[^\w(（\[]+|[^\w)）\]!?？…\u0900-\u0dff]+$")
_BOX = re.compile(r"^\s*(?:\[![\w-]+\][+-]?|(?:(?:!!!|\?\?\?\+?|:::+)\s*)?[\w-]+\s+\"(?=[^\"]*\"?$)|===\s+\"?)\s*")
_SPELT = re.compile(r"^[\[(](\w)[\])](?=[^\W\d_])")  # "[S]ituation"
_BRACKETED = re.compile(r"\[([^\[\]]*)\]")
_LETTERS = re.compile(r"[STARL]{2,}")  # "ST"
_SPACE = re.compile(r"\s+")


def label_of(item: Part | Field) -> str:
    """Return the canonical label of a part or field.

    Words stay: "Context", "Situação" and "Situation (30 seconds)" say more than the name of the kind does. Letters are
    spelled out, plurals of the four and capitals made even. What has no words gets the name of its kind.
    """
    kinds = (item.kind, *item.also) if isinstance(item, Part) else (item.name,)
    return _label(item.label, kinds)


@lru_cache(maxsize=1024)  # a file has many parts and few labels
def _label(label: str, kinds: tuple[PartKind | FieldName, ...]) -> str:
    words = _words(label)
    first, *also = kinds
    if also and _LETTERS.fullmatch(words):
        return " & ".join(str(kind).capitalize() for kind in kinds)
    if isinstance(first, PartKind) and not also and _is_name(words, first):
        return str(first).capitalize()
    if not any(character.isalnum() for character in words):
        return str(first).replace("_", " ").capitalize()
    return words.capitalize() if words.isupper() and sum(map(str.isupper, words)) > 3 else words


def _words(label: str) -> str:
    """Return the words of a label as written, without the mark of a box and without brackets around all of them."""
    words = _AROUND.sub("", _SPELT.sub(r"\1", _AROUND.sub("", _BOX.sub("", label))))
    whole = _BRACKETED.fullmatch(words)
    return _SPACE.sub(" ", whole[1] if whole else words).strip()


def _is_name(words: str, kind: PartKind) -> bool:
    """True for `S` or another letter, `Situation`, `situations`, `S (Situation)`, `S - Situation` and `Situation S`."""
    name = str(kind).replace("-", " ")
    letter, said = name[0], " ".join(runs(words.casefold()))
    return re.fullmatch(rf"[a-z]|(?:{letter} )?{name}s?(?: {letter}| {name})?", said) is not None


def bold(label: str) -> str:
    """Return the label as it stands at the beginning of its part."""
    return f"**{label}:**"
