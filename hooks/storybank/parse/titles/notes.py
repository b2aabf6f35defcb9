"""Notes in the line of a title that are none of its words: a year, what the story shows, a tag."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from ...model.kinds import FORMS
from ...text.fold import fold, words
from ..languages.words import raw_list, word_list
from .wording import Wording, is_length

_BEHIND = re.compile(r"\s*(?:[(\[{（【]([^()\[\]{}（）【】]+)[)\]}）】]|(?<=\s)#[^\W\d]\w*)\s*$")
_BEFORE = re.compile(r"[(\[（【]([^()\[\]（）【】]+)[)\]）】]\s*:?\s*(?=\S)")
_PIECES = re.compile(r"\s*[,;/&+|·•、，]\s*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|['’]\d\d(?!\d)")
_LEVEL = re.compile(r"[A-Z]{1,3}\d{1,2}")
_CODE = re.compile(r"[A-Z]{1,4}\d{0,2}")
_BAR = re.compile(r"\s*\|\s*([^|]+)$")
_FEW = 3  # words of a date: "since March 2021"


def without_notes(wording: Wording) -> Wording:
    """Return a title without the notes around it, which are kept as what stands hidden in its line.

    >>> without_notes(Wording(title="The faulty lamp (2018) (LP: CO, HB)"))
    Wording(label='', title='The faulty lamp', explicit_id='', hidden='(2018) (LP: CO, HB)')
    """
    title, notes = wording.title, wording.hidden
    while (found := _behind(title)) and found.start():
        title, notes = title[: found.start()].rstrip(), f"{title[found.start() :].strip()} {notes}".strip()
    if (found := _BEFORE.match(title)) and _is_note(found[1]):
        title, notes = title[found.end() :], f"{found[0].strip(' :')} {notes}".strip()
    return replace(wording, title=title, hidden=notes)


def _behind(title: str) -> re.Match[str] | None:
    """Return the note that a title ends with: in brackets, a tag, or behind a bar, where it may say a length too."""
    found = _BEHIND.search(title)
    if found and (not found[1] or _is_note(found[1])):
        return found
    found = _BAR.search(title)
    return found if found and (is_length(found[1]) or _is_note(found[1])) else None


def _is_note(inside: str) -> bool:
    """Return whether brackets hold no words of the title: dates, and names or codes of principles."""
    head, colon, behind = inside.partition(":")
    named = bool(colon) and fold(head) in {*raw_list("principle_counters"), *raw_list("principle_announcing")}
    pieces = [piece for piece in _PIECES.split(behind if named else inside) if piece.strip()]
    if named or _is_shown(inside) or any(map(_is_when, pieces)):
        return bool(pieces)
    coded = len(pieces) > 1 and all(map(_CODE.fullmatch, pieces))
    return coded or all(map(_is_shown, pieces))


def _is_when(piece: str) -> bool:
    return _YEAR.search(piece) is not None and len(words(piece)) <= _FEW


def _is_shown(said: str) -> bool:
    """Return whether words are the name of a principle or competency that many share, its initials, a level or a form.

    >>> _is_shown("Ownership"), _is_shown("STAR-L"), _is_shown("car")
    (True, True, False)
    """
    named = fold(said) in raw_list("principles") or fold(said) in word_list("competencies")
    return named or said.replace("-", "") in FORMS or said in _initials() or _LEVEL.fullmatch(said) is not None


@cache
def _initials() -> frozenset[str]:
    """Return the initials of the shared names: "DD" for "Dive Deep"."""
    names = (re.findall(r"[a-z]+", name) for name in raw_list("principles") if name.isascii())
    return frozenset("".join(word[0] for word in name).upper() for name in names if len(name) > 1)
