"""Notes in the line of a title that are none of its words: a year, a state, a tag, what brackets hold.

One grammar of what people put behind a title, and of what sets a title off from it: brackets; a sign with words behind
it (`✔ ready`, `~ 2015`, `// (welfare)`, `…… told at: Lidl`); a tag, an id, the hash of an export; a date, a length, a
state or names of principles behind a dash, a bar or a comma; and all that a dash, a bar or the like parts from a title
in bold or in quotes.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from ...model.kinds import FORMS
from ...text.fold import fold, shadow, words
from ...text.words import has_words, size
from ..languages.words import raw_list, word_list
from .wording import Wording, is_length, is_wrapped, read_wording

_GROUP = r"(?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\]|\{[^{}]*\})"
_SIGNS = "\u2300-\u23ff\u25a0-\u2793\u2b50\U0001f300-\U0001faff"  # that are no letter and no arrow
_PLAIN = re.compile(
    rf"(?:\s|&nbsp;)*(?:[*_`]*(?P<group>{_GROUP})[*_`]*"
    r"|\s(?::[\w@-]+)+:|(?<=\s)[#^][^\W\d][\w-]*|(?<=\s)(?=[a-f]*\d)[\da-f]{16,40}"
    rf"|(?:[{_SIGNS}]\ufe0f?\s?)+(?=.*\w)[^{_SIGNS}]{{1,60}}|\s~\s[^~]{{1,60}}|(?:←|<-|//)[^←]{{0,60}}|(?:\.\s?|…){{4,}}.*"
    r"|(?:,\s*[^\W\d][\w ]{1,20}=[^,=]+)+)\s*$"
)
_APART = re.compile(r"\s*(?P<sign>\||·|\s[-–—]{1,3}\s|,\s)(?P<said>[^|·–—]+)$")
_DRESSED = re.compile(
    r"(?:\[[ xX]\]\s*)?(?:[^\w\"*«]*(?:\w{1,3}[.)]\s*)?)"
    r"(?P<title>(?P<mark>\*{1,3}|__?|\")(?![\s*])(?:(?!(?P=mark)).)+(?P=mark)|«[^«»]+»|[「『《][^「」『』《》]+[」』》])"
    rf"(?P<note>\s*(?:{_GROUP}\s*)?(?:\s[-–—]{{1,3}}\s|[|~,;←★☆✔]).*)$"
)
_BEFORE = re.compile(r"\[([^\[\]]+)\]\s*:?\s*(?=\S)|\(([^()]+)\)\s*:?\s*(?=\S)")
_PIECES = re.compile(r"\s*[,;/&+|·•、]\s*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|'\d\d(?!\d)")
_LEVEL = re.compile(r"[A-Z]{1,3}\d{1,2}")
_CODE = re.compile(r"[A-Z]{1,4}\d{0,2}")
_FEW = 3  # words of a date: "since March 2021"
_SOME = 5  # words of a place and a date
_LONGEST = 16  # words of what stands behind a title that is set off


def without_notes(wording: Wording) -> Wording:
    """Return a title without the notes around it, which are kept as what stands hidden in its line.

    >>> without_notes(Wording(title="The faulty lamp ✔ ready (2018) (LP: CO, HB)"))
    Wording(label='', title='The faulty lamp', explicit_id='', hidden='✔ ready (2018) (LP: CO, HB)')
    """
    title, notes = _cut(wording.title)
    notes = f"{notes} {wording.hidden}".strip()
    found = _BEFORE.match(shadow(title))
    if found and _is_note(found[1] or found[2]):
        notes = f"{title[: found.end()].strip(' :')} {notes}".strip()
        title = title[found.end() :]
    return replace(wording, title=title, hidden=notes)


def read_title(said: str) -> Wording:
    """Return the title that a line holds, where bold or quotes set it off from a note behind it.

    >>> read_title("3. **The dry well** -- Upton, a Sunday")
    Wording(label='3', title='The dry well', explicit_id='', hidden='-- Upton, a Sunday')
    """
    dressed, note = _undressed(said)
    wording = read_wording(dressed)
    return replace(wording, hidden=f"{note} {wording.hidden}".strip()) if note else wording


@lru_cache(maxsize=8_192)
def bare(said: str) -> str:
    """Return what a line says without the notes behind its title, in its own markup.

    >>> bare("**The dry well** (Upton) | asked: twice")
    '**The dry well**'
    """
    dressed = _undressed(said)[0]
    return dressed if is_wrapped(dressed) else _cut(dressed)[0]


def _undressed(said: str) -> tuple[str, str]:
    """Return a line up to the end of the title that it sets off, and what is left: no words, if it sets off none."""
    found = _DRESSED.match(shadow(said)) if "*" in said or "_" in said or not said.isascii() or '"' in said else None
    inside = found["title"].strip('*_"«»「」『』《》') if found else ""
    if not found or size(inside) <= 1 or size(found["note"]) > _LONGEST or _is_shown(inside):
        return said, ""
    return said[: found.start("note")], said[found.start("note") :].strip()


def _cut(title: str) -> tuple[str, str]:
    """Return a text without the notes that it ends with, and these."""
    notes: list[str] = []
    while (at := _note_behind(title)) is not None:
        notes.insert(0, title[at:].strip())
        title = title[:at].rstrip()
    return title, " ".join(notes)


def _note_behind(title: str) -> int | None:
    """Return where the last note behind a title begins, None if it has none."""
    plain = shadow(title)
    found = _PLAIN.search(plain)
    if found and found["group"] and _is_said(found["group"][1:-1]):
        found = None
    if not found and (found := _APART.search(plain)) and not _stands_apart(found["sign"].strip(), found["said"]):
        found = None
    before = plain[: found.start()].rstrip("*_ ") if found else ""
    return found.start() if found and has_words(before) and not before.endswith(":") else None  # that is a label


def _is_said(inside: str) -> bool:
    """Return whether brackets go on with a title ("The lift (and the goat)"), or say how long a telling takes."""
    return is_length(inside) or fold(inside).partition(" ")[0] in raw_list("connectives")


def _stands_apart(sign: str, said: str) -> bool:
    """Return whether a date or a state stands behind a sign; behind a bar, a length or names of principles as well."""
    dated = _YEAR.search(said) is not None and size(said) <= (_FEW if sign == "," else _SOME)
    return dated or fold(said) in raw_list("states") or (sign == "|" and (is_length(said) or _is_note(said)))


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
