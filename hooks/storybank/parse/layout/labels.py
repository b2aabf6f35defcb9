"""From a label as written to what it means. The labels themselves are data: a file for each language, and settings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache, lru_cache

from ...model.kinds import FieldName, PartKind, SectionKind
from ...text.fold import LEADING, MARKUP, fold, shadow
from ...text.words import is_unspaced, size
from ..languages.words import raw_list, table, word_list
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
_WORDS = 4  # of a label with what qualifies it: "Actions I took", "Result in figures"
_KINDS: Mapping[str, type[PartKind] | type[FieldName] | type[Role]] = {
    "parts": PartKind, "fields": FieldName, "roles": Role, "stand_ins": PartKind,
}  # fmt: skip
_PARENTHESES = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_BETWEEN = re.compile(
    r"\s*(?:[/&+|,·•:→]|->|=>|\s=\s|\s[-–—]+\s|–|—|\s(?:{})\s|(?<=\w)(?:{})(?=\w))\s*".format(
        "|".join(raw_list("connectives")), "|".join(filter(is_unspaced, raw_list("connectives")))
    )
)
_COUNT = re.compile(
    r"(?:(?:step|part|phase|no|nr)\.?\s*)?[#~≈]?\d+(?:[.:/-]\d+)*\s*(?:%|s|sec|secs|seconds?|m|min|mins|minutes?|st|nd|rd|th|\.)?|\(?[a-h]\)"
)
_PAIRS = {"ST", "TA", "AR", "SA"}
_STAMP = re.compile(r"^\s*\d{1,2}:\d\d(?::\d\d)?\s+(?:[-–]\s+)?(?=\w)")  # "0:10 situation"
_SPELT = re.compile(r"^[(\[](\w)[)\]](?=[^\W\d_])")  # "[S]ituation"
_CAPITALS = re.compile(r"(?<!\w)[^\W\d_a-z]{4,}(?!\w)")
_TRAILING = re.compile(r"[^\w)\]%\u0900-\u0dff]+$")  # vowels of Hindi and its like are no letters to \w
_SPREAD = re.compile(r"(?:[^\W\d_] ){3,}[^\W\d_]")  # "T A S K"
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
        return _kinds(self.names)


@cache
def _kinds(names: tuple[Name, ...]) -> tuple[PartKind, ...]:
    return tuple(name for name in names if isinstance(name, PartKind))


class LabelTable:
    """Every known label, those of the settings included."""

    def __init__(self, extra: ExtraLabels = ()) -> None:
        known: dict[str, Name] = {member.value: member for names in _KINDS.values() for member in names}
        added = {fold(t): Label((known[n],), Strength.STRONG) for n, texts in extra if n in known for t in texts}
        self._labels = {**_shipped(), **added}
        self.match = lru_cache(maxsize=32_768)(self._match)  # the largest file is read twice by check, and by format

    def _match(self, written: str) -> Label | None:
        """Return what `written` means as a label, None if it is none."""
        head = _SPELT.sub(r"\1", LEADING.sub("", _STAMP.sub("", MARKUP.sub("", shadow(written))))).strip(_ENDS)
        head = _TRAILING.sub("", head)
        head = head.replace(" ", "") if _SPREAD.fullmatch(head) else head
        if not head or len(head) > MAX_LABEL:
            return None
        return self._labels.get(fold(head)) or self._bracketed(head) or self._labels.get(meant_by().get(fold(head), ""))

    def shouted(self, written: str) -> Label | None:
        """Return what the only word in capitals means among others: "Because of this ACTION", "…my TASK was"."""
        shouted = _CAPITALS.findall(written)
        label = self._labels.get(fold(shouted[0])) if len(shouted) == 1 else None
        return label if label and label.kinds and label.strength is Strength.STRONG else None

    def _bracketed(self, head: str) -> Label | None:
        """Match a label with qualifiers in brackets; the bracket decides where only it holds the usual word."""
        found = _PARENTHESES.search(head)
        without = _PARENTHESES.sub(" ", head).strip(_ENDS) or (found[1] or found[2] or "" if found else "").strip()
        outside = self._joint(without)
        strong = outside is not None and outside.strength is Strength.STRONG
        if not found or strong or not 0 < size(head[: found.start()]) <= _LONGEST:
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
            elif not (_is_aside(piece) or _qualifies(head, piece, found)):
                return None
        return _join(found) if found else None

    def _piece(self, piece: str) -> Label | None:
        """Match one piece, or that half of it which is in a script of its own: "Situation 背景", "情境 Situation"."""
        if piece in _PAIRS:
            return Label(tuple(name for letter in piece for name in _letters()[letter].names), Strength.LETTER)
        halves = piece.split()
        both = {is_unspaced(half) for half in halves} == {True, False}
        sides = [" ".join(h for h in halves if is_unspaced(h) == side) for side in (False, True)] if both else []
        return next((label for text in (piece, *sides) if (label := self._one(text))), None)

    def _one(self, text: str) -> Label | None:
        """Match a label by itself, or among words that change nothing: "My actions", "Result in figures"."""
        if known := self._labels.get(fold(text)) or _letters().get(text.rstrip(".")):
            return known
        folded = fold(text).split()
        core = [word for word in folded if word not in word_list("modifiers") and not _COUNT.fullmatch(word)]
        if len(folded) > _WORDS or not core:
            return None
        qualified = len(core) > 1 and core[1] in word_list("qualifiers")
        label = self._labels.get(core[0] if qualified else " ".join(core))
        usual = label and (label.strength is Strength.STRONG or not qualified)
        return label if label and usual and label.kinds else None


def _is_aside(piece: str) -> bool:
    """Return whether a piece changes no label: a number, "Final", or "Me" for who speaks."""
    said = fold(piece)
    return _COUNT.fullmatch(said) is not None or said in word_list("modifiers") or said in word_list("singular")


def _qualifies(head: str, piece: str, found: Sequence[Label]) -> bool:
    """Return whether a piece behind a comma says when or where a usual part was: "Action, first week"."""
    usual = bool(found) and bool(found[0].kinds) and found[0].strength is Strength.STRONG
    return usual and head.partition(",")[2].strip() == piece and size(piece) < _WORDS


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
    shipped = [(SectionKind(name), text) for name, texts in table("sections").items() for text in texts]
    added = [(SectionKind(name), text) for name, texts in extra if name in set(SectionKind) for text in texts]
    return {fold(text): kind for kind, text in [*shipped, *added]}


@cache
def _shipped() -> Mapping[str, Label]:
    """Return the labels of every language: the usual word wins over a stand-in, a part over a field over a role."""
    found: dict[str, Label] = {}
    for text, label in _listed():
        found.setdefault(text, label)
    return found


def _listed() -> Iterator[tuple[str, Label]]:
    seconds = {fold(text): PartKind(name) for name, texts in table("second").items() for text in texts}
    for group, kinds in _KINDS.items():
        strength = Strength.WEAK if group == "stand_ins" else Strength.STRONG
        for name, texts in table(group).items():
            yield from ((fold(t), Label((kinds(name),), strength, seconds.get(fold(t)))) for t in texts)
    yield from ((name.replace("_", " "), Label((name,), Strength.STRONG)) for name in FieldName)


@cache
def _letters() -> Mapping[str, Label]:
    pairs = ((letter, name) for name, letters in table("letters").items() for letter in letters)
    return {letter: Label((PartKind(name),), Strength.LETTER) for letter, name in pairs}
