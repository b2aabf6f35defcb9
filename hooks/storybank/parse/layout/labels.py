"""From a label as written to what it means. The labels themselves are data: `labels.toml` and the settings."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache, lru_cache
from importlib import resources
from typing import cast

from ...model.kinds import FieldName, PartKind, SectionKind
from ...text.fold import LEADING, MARKUP, fold, shadow
from ...text.words import is_unspaced, size
from .. import languages
from ..languages.words import word_list
from .slips import meant_by


class Role(StrEnum):
    """What a label can be besides a part or a field."""

    TITLE = "title"
    ANSWER = "answer"
    ASIDE = "aside"
    UNKNOWN = "unknown"


class Strength(IntEnum):
    """How much a label says by itself."""

    LETTER = 1
    WEAK = 2
    STRONG = 3


Name = PartKind | FieldName | Role
ExtraLabels = tuple[tuple[str, tuple[str, ...]], ...]

MAX_LABEL = 60
_LONGEST = 6  # words before the bracket that holds the usual one: "What I had to do (Task)"
_NAMES: dict[str, type[PartKind] | type[FieldName] | type[Role]] = {
    "parts": PartKind,
    "fields": FieldName,
    "roles": Role,
}
_PARENTHESES = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_BETWEEN = re.compile(
    r"\s*(?:[/&+|,·•:→]|->|=>|\s=\s|\s[-–—]+\s|–|—|\s(?:{})\s)\s*".format("|".join(sorted(word_list("connectives"))))
)
_COUNT = re.compile(
    r"(?:(?:step|part|phase|no|nr)\.?\s*)?[#~≈]?\d+(?:[.:/-]\d+)*\s*(?:%|s|sec|secs|seconds?|m|min|mins|minutes?|st|nd|rd|th|\.)?"
)
_LETTERS = {"ST": "ST", "TA": "TA", "AR": "AR", "SA": "SA"}
_SPELT = re.compile(r"^[(\[](\w)[)\]](?=[^\W\d_])")  # "[S]ituation"
_TRAILING = re.compile(r"[^\w)\]%]+$")
_ENDS = " .:;-–—→>=|\"'"


@dataclass(frozen=True, slots=True)
class Label:
    """What a label means: its names (several for a joint label) and how strong it is.

    `second` is the meaning in a story whose first meaning is taken ("Challenge": Situation, else Task).
    """

    names: tuple[Name, ...]
    strength: Strength
    second: PartKind | None = None

    @property
    def kinds(self) -> tuple[PartKind, ...]:
        """The part kinds among the names."""
        return tuple(name for name in self.names if isinstance(name, PartKind))


class LabelTable:
    """Every known label, those of the settings included."""

    def __init__(self, extra: ExtraLabels = ()) -> None:
        self._labels: dict[str, Label] = dict(_shipped())
        self._letters = _letters()
        for name, label in _of_settings(extra):
            self._labels[fold(label)] = Label((name,), Strength.STRONG)
        self.match = lru_cache(maxsize=4096)(self._match)

    def _match(self, written: str) -> Label | None:
        """Return what `written` means as a label, None if it is none."""
        head = _SPELT.sub(r"\1", LEADING.sub("", MARKUP.sub("", shadow(written)))).strip(_ENDS)
        head = _TRAILING.sub("", head)
        if not head or len(head) > MAX_LABEL:
            return None
        return self._labels.get(fold(head)) or self._qualified(head) or self._mistyped(head)

    def _mistyped(self, head: str) -> Label | None:
        return self._labels.get(meant_by().get(fold(head), ""))

    def _qualified(self, head: str) -> Label | None:
        """Match a label with qualifiers in brackets; the bracket decides where only it holds the usual word."""
        outside = self._joint(_outside(head))
        found = _PARENTHESES.search(head)
        if (
            not found
            or (outside and outside.strength is Strength.STRONG)
            or not 0 < size(head[: found.start()]) <= _LONGEST
        ):
            return outside
        inside = self._labels.get(fold(found[1] or found[2] or ""))
        return inside if inside and inside.kinds and found.end() == len(head) else outside

    def _joint(self, head: str) -> Label | None:
        """Match the pieces of a label: "S - Situation", "Action & Result", "Situation 背景", "My actions"."""
        found: list[Label] = []
        for piece in filter(None, (piece.strip(_ENDS) for piece in _BETWEEN.split(head))):
            label = self._piece(piece)
            if label is not None:
                found.append(label)
            elif not _is_beside(piece):
                return None
        return _join(found) if found else None

    def _piece(self, piece: str) -> Label | None:
        known = self._labels.get(fold(piece)) or self._letters.get(piece.rstrip("."))
        if known is None and piece in _LETTERS:
            return Label(tuple(self._letters[letter].names[0] for letter in piece), Strength.LETTER)
        return known or self._two_scripts(piece) or self._modified(piece)

    def _two_scripts(self, piece: str) -> Label | None:
        """Match a label in two scripts ("Situation 背景", "情境 Situation"); the other half may be unknown."""
        halves = piece.split()
        if len({is_unspaced(half) for half in halves}) < 2:
            return None
        sides = (" ".join(h for h in halves if is_unspaced(h) == side) for side in (False, True))
        return next((label for label in (self._piece_of_one_script(side) for side in sides) if label), None)

    def _piece_of_one_script(self, piece: str) -> Label | None:
        return self._labels.get(fold(piece)) or self._letters.get(piece) or self._modified(piece)

    def _modified(self, piece: str) -> Label | None:
        """Match "My actions", "Actions taken", "Result 2": a known label among words that change nothing."""
        folded = fold(piece).split()
        core = [word for word in folded if word not in word_list("modifiers") and not _COUNT.fullmatch(word)]
        if not core or len(core) == len(folded) or len(folded) > 4:
            return None
        label = self._labels.get(" ".join(core))
        return label if label and label.kinds else None


def _outside(head: str) -> str:
    """Return a label without its qualifiers in brackets; "(S)" is its own label."""
    outside = _PARENTHESES.sub(" ", head).strip(_ENDS)
    inside = [a or b for a, b in _PARENTHESES.findall(head)]
    return outside or (inside[0].strip() if inside else "")


def _is_beside(piece: str) -> bool:
    """Return whether a piece of a label is a count, a time or the name of the method, and so says nothing more."""
    return bool(_COUNT.fullmatch(fold(piece))) or fold(piece) in word_list("modifiers")


def _join(found: list[Label]) -> Label:
    """Return one label for several pieces: every name once, as strong as the strongest piece."""
    first = found[0]
    if any(isinstance(label.names[0], PartKind) for label in found):
        found = [label for label in found if label.kinds]
    strength = max(label.strength for label in found)
    strong = [label for label in found if label.strength is strength]
    letters_apart = strength is not Strength.LETTER and first.strength is Strength.LETTER
    names = dict.fromkeys(name for label in (strong if letters_apart else found) for name in label.names)
    return Label(tuple(names), strength, found[0].second)


@cache
def label_table(extra: ExtraLabels = ()) -> LabelTable:
    """Return the table of every shipped label and of the `extra` ones (name, labels)."""
    return LabelTable(extra)


@cache
def section_table(extra: ExtraLabels = ()) -> Mapping[str, SectionKind]:
    """Return the section kind of each known section heading, folded."""
    shipped = (
        (SectionKind(name), text) for name, entry in _data()["sections"].items() for text in _texts(entry["strong"])
    )
    added = ((SectionKind(name), text) for name, texts in extra if name in set(SectionKind) for text in texts)
    return {fold(text): kind for kind, text in [*shipped, *added]}


def _shipped() -> Iterator[tuple[str, Label]]:
    """Yield the labels of `labels.toml`: the strong ones win over the weak, parts over fields over roles."""
    seconds = {fold(t): PartKind(n) for n, e in _data()["parts"].items() for t in _texts(e.get("second", {}))}
    seen: set[str] = set()
    for strength in (Strength.STRONG, Strength.WEAK):
        for group, names in _NAMES.items():
            for name, entry in _data()[group].items():
                for text in map(fold, _texts(entry.get(strength.name.lower(), {}))):
                    if text not in seen:
                        seen.add(text)
                        yield text, Label((names(name),), strength, seconds.get(text))


def _letters() -> dict[str, Label]:
    pairs = ((letter, name) for name, e in _data()["parts"].items() for letter in e.get("letters", ()))
    return {letter: Label((PartKind(name),), Strength.LETTER) for letter, name in pairs}


def _of_settings(extra: ExtraLabels) -> Iterator[tuple[Name, str]]:
    known: dict[str, Name] = {member.value: member for names in _NAMES.values() for member in names}
    return ((known[name], text) for name, texts in extra if name in known for text in texts)


def _texts(entry: Mapping[str, Iterable[str]]) -> Iterator[str]:
    return (text for texts in entry.values() for text in texts)


@cache
def _data() -> dict[str, dict[str, dict[str, dict[str, list[str]]]]]:
    text = (resources.files(languages) / "labels.toml").read_text(encoding="utf-8")
    return cast("dict[str, dict[str, dict[str, dict[str, list[str]]]]]", tomllib.loads(text))
