"""Marks: the places where a writer announces a part, a field or a title."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from ...text.fold import ENTITY, LEADING, MARKUP, unmarked
from .labels import MAX_LABEL, Label, LabelTable, Role, Strength
from .lines import Block, Line
from .messages import message_head


class Wrap(StrEnum):
    """How a label is set off from the text."""

    HEADING = "heading"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    PLAIN = "plain"
    CELL = "cell"
    INLINE = "inline"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Mark:
    """A label at a place: `start` is where its line (or cell) begins, `body` where the text below it begins.

    `written` is the label as written, without marks. `line` is its line; `stop` is where its text must end at the
    latest, if its container says so (a table cell) or the label stands behind it, else 0.
    """

    start: int
    body: int
    label: Label
    written: str
    wrap: Wrap
    line: Line
    stop: int = 0

    @property
    def style(self) -> tuple[Wrap, int, bool, int]:
        """What the marks of one story have in common: wrapping, heading level, list and quote."""
        return self.wrap, self.line.level, self.line.bullet, self.line.quote


UNKNOWN = Label((Role.UNKNOWN,), Strength.WEAK)

_ZONE = 120
_ONE_WORD = re.compile(r"([^\W\d_]{3,20})\.\s")  # "Situation. …"
_LEADING_WORDS = 6  # of a label that no table knows
_COLON = re.compile(r":(?!//)")
_ARROWS = "–—→⇒➔➜➡►▶»⟶"
_SIGN = re.compile(rf"[:?.=>{_ARROWS}-]\W*$")  # what parts a label from its text
_SPACED = (
    r"(?:-+|=+|~+|>+|\|+|//+|\^|(?![“”„«»])[^\w\s\x00-\x7f]{1,3})"  # any sign between blanks: " – ", " // ", " ⟋ "
)
_CUT = re.compile(rf"\s+{_SPACED}\s+|\s*(?:[{_ARROWS}]|->|=>|::)\s*|(?<=\b[A-Za-z])=\s")
_LEADER = re.compile(  # "Situation ..... text", "SITUATION . text", "Situation. …", "ACTION___ …", "背景｜…"
    r"\s*(?:[.·]{3,}|…+|_{2,})\s*:?\s*|\s+\.\s+|\.(?=\s|&nbsp;)|_(?=\s)|(?=\|[^\s|])\|"
)
_GAP = re.compile(r"\t\s*|\s{2,}(?=\w)|(?<=[A-Z])/(?=\w)")  # "SITUATION    text", "PROBLEM/text"
_NUMBER = re.compile(
    r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Ha-h])(?:[.)]|(?<=\.\d))\s+(?=\w)"
)  # before a label: "1.2.1 Task."
_CLOSING = re.compile(r"</[a-zA-Z]\w*>")
_DECORATION = re.compile(
    rf"(?:{ENTITY}\s*"
    r"|\[[ xX]\]\s*|\[![\w-]+\][+-]?\s*|(?:!!!|\?\?\?\+?|:::+)\s*[\w-]+\s+\"?|===\s+\""  # check boxes, boxes, tabs
    r"|:[a-z0-9_+-]{2,30}:|</?(?!(?:b|strong|em|i|u|mark|code)\b)[a-zA-Z][^<>]*>|(?![*_`<(\[\"'=~])\W)*"
)
_BOX = re.compile(r"\[!|!!!|\?\?\?|:::")
_OPEN = re.compile(
    r"(\*{2,3}|__|==|<(?:b|strong|u|mark)\b[^<>]*>)|(\*|_|`|<(?:i|em|code)\b[^<>]*>|\[(?=[^\[\]]{2,40}\](?![(:\[])))"
)
_NUMBERED = re.compile(r"[).]\s+(?=\S)")  # "S) …" and "S. …"
_MEANING = 4  # words of what a legend says that a letter means
_CLOSERS = {"<": r"</[a-zA-Z]\w*>", "[": r"\]"}
_AFTER = re.compile(
    r"[).]?(?:\s*</[a-zA-Z]\w*>|\*{1,3}|_{1,3}|`|==|\s+(?:\*{1,3}|_{1,3}|`|==)(?=[\s:]|$))*(?:\s*(?:::?|->|=>|[–—→⇒➔➜➡►▶»⟶]\s?|-(?=\s))|\s+"
    + _SPACED
    + r"(?=\s)|(?<=\b[A-Za-z])=\s|"
    + _LEADER.pattern
    + r"|/)?(?:(?:\*{1,3}|_{1,3}|`|==)(?=\s|&nbsp;|$)|</[a-zA-Z]\w*>)*(?:&nbsp;|[^\S\n])*"
)


def mark_of(line: Line, plain: str, table: LabelTable) -> Mark | None:
    """Return the mark at the beginning of a line, None if it announces nothing.

    A line that begins with an emphasised or heading-like label of no known meaning gives a mark of role `unknown`.
    """
    zone = plain[line.content : min(line.stop, line.content + _ZONE)]
    skip = _DECORATION.match(zone)
    offset = _said_in_message(zone, table) or (skip.end() if skip else 0)
    wrap, close = _wrapping(zone, offset, line)
    number = _NUMBER.match(zone, offset) if wrap is Wrap.PLAIN else None
    for begin in (number.end(), offset) if number else (offset,):
        for cut in _cuts(zone, begin, close, whole=line.content + len(zone) == line.stop):
            label = table.match(zone[begin:cut]) or (table.shouted(zone[begin:cut]) if cut == close else None)
            counted = begin > offset and not (label and label.kinds and label.strength is not Strength.LETTER)
            if label and not counted and _admissible(label, zone, (begin, cut), wrap, close):
                return _mark(line, plain, (begin, cut, close), label, wrap)
    cut = _unknown_cut(zone, offset, close, wrap)
    return _mark(line, plain, (offset, cut, close), UNKNOWN, wrap) if cut else None


def _said_in_message(zone: str, table: LabelTable) -> int:
    """Return where what a message says begins, 0 if the line is none: a label is no name of who sent it."""
    if zone[:1] != "[" and not zone[:1].isdigit():
        return 0
    apart, said = message_head(zone)
    return apart if apart and table.match(zone[apart:said]) else said


def lead_in(line: Line, plain: str) -> Mark | None:
    """Return the few words that a line begins with before a sign, or in emphasis, as a mark of no known meaning."""
    zone = plain[line.content : min(line.stop, line.content + _ZONE)]
    skip = _DECORATION.match(zone)
    offset = skip.end() if skip else 0
    wrap, close = _wrapping(zone, offset, line)
    if wrap is Wrap.EMPHASIS and zone[offset] in "`[":
        return None
    cuts = [close] if close else _cuts(zone, offset, close, whole=wrap is Wrap.HEADING)
    cuts += [stop.end(1) for stop in (_ONE_WORD.match(zone, offset),) if stop]
    for cut in cuts:
        head = unmarked(zone[offset:cut]).strip(" :.")
        if 0 < len(head.split()) <= _LEADING_WORDS and len(head) <= MAX_LABEL and head[0].isupper():
            mark = _mark(line, plain, (offset, cut, close), UNKNOWN, wrap)
            glued = plain[mark.body : mark.body + 1].islower() and not _SIGN.search(plain, mark.start, mark.body)
            return None if glued else replace(mark, written=mark.written.rstrip(f" :-={_ARROWS}"))
    return None


def _wrapping(zone: str, offset: int, line: Line) -> tuple[Wrap, int]:
    """Return how the zone's beginning is wrapped, and where the wrapping closes (0 if it does not)."""
    opened = _OPEN.match(zone, offset)
    wrap = Wrap.HEADING if line.block is Block.HEADING else Wrap.PLAIN
    if not opened:
        return wrap, 0
    closed = _closer(opened[0]).search(zone, opened.end() + 1)
    if wrap is Wrap.PLAIN:
        wrap = Wrap.STRONG if opened[1] else Wrap.EMPHASIS
    return wrap, closed.end() if closed else 0


@lru_cache(maxsize=256)  # most are one of five
def _closer(opening: str) -> re.Pattern[str]:
    return re.compile(_CLOSERS.get(opening[0]) or re.escape(opening))


def _cuts(zone: str, offset: int, close: int, *, whole: bool) -> list[int]:
    """Return the places where a label may end, the most telling first: a colon, the line's end, a dash, an emphasis."""
    cuts = [colon.start() for colon in islice(_COLON.finditer(zone, offset), 2)]
    cuts += [leader.start() + (leader[0] == ".") for leader in islice(_LEADER.finditer(zone, offset), 1)]
    if whole and len(zone) - offset <= MAX_LABEL + 20:
        cuts.append(len(zone))
    cuts += [sign.start() for sign in _CUT.finditer(zone, offset)]
    cuts += [gap.start() for gap in islice(_GAP.finditer(zone, offset), 1)]
    cuts += [tag.start() for tag in islice(_CLOSING.finditer(zone, offset), 2)]
    if _NUMBERED.match(zone, offset + 1):
        cuts.append(offset + 1)
    return [*cuts, close] if close else cuts


def _admissible(label: Label, zone: str, place: tuple[int, int], wrap: Wrap, close: int) -> bool:
    """Return whether what follows makes this a label at a place: prose may begin with the same word."""
    begin, cut = place
    rest = zone[cut:].lstrip("*_`= ")
    initial = label.strength is Strength.LETTER and wrap is Wrap.HEADING and _is_initial(zone, cut)
    if initial or _is_legend(zone[cut:].lstrip("*_`").lstrip()):
        return False
    if label.strength is Strength.LETTER and _NUMBERED.match(zone, cut):
        return True
    leader = zone[cut - 1] == "." or _LEADER.match(zone, cut)
    if wrap is Wrap.PLAIN and rest and (leader or _GAP.match(zone, cut)):
        return _is_led(label, zone[begin:cut], gap=not leader)
    separated = not rest or _CUT.match(zone, cut) or leader or rest.startswith((":", "</")) or wrap is Wrap.HEADING
    separated = separated or zone[:cut].rstrip("*_").endswith((".", ":"))
    if wrap is Wrap.PLAIN:
        capital = not zone[:cut].islower() if label.strength is Strength.LETTER else True
        part = bool(label.kinds) or zone[0].isdigit()  # a time before it: "0:00 title – …"
        if not rest and "," in zone[:cut]:  # "Situation, as I saw it": a word of prose, where nothing sets it off
            return False
        return bool(separated) and capital and (part or rest.startswith(":") or not rest)
    boxed = zone[:close].endswith("]")  # a word in brackets before the text is a label, however weak
    return bool(separated) or (cut <= close and (boxed or label.strength is not Strength.WEAK))


def _is_led(label: Label, said: str, *, gap: bool) -> bool:
    """Return whether a label stands before dots, or a gap; in small letters, a stop may end a sentence of one word."""
    usual = label.strength is not Strength.WEAK or said.isupper() or not (gap or said.endswith("."))
    return bool(label.kinds) and usual and "," not in said and not (gap and label.strength is Strength.LETTER)


def _is_initial(zone: str, cut: int) -> bool:
    """Return whether the letter before a cut is that of the name behind it: "C — Compassion"."""
    return zone[cut:].lstrip(" -–—:=.").startswith(zone[:cut].strip("*_ "))


def _is_legend(rest: str) -> bool:
    """Return whether the text behind a letter says what it means: "= Situation", "= Situation, T = Task"."""
    return rest.startswith("= ") and (rest.count("=") > 1 or len(rest.split()) <= _MEANING + 1)


def _unknown_cut(zone: str, offset: int, close: int, wrap: Wrap) -> int:
    """Return where an unknown label ends, 0 if there is none: a few emphasised words and a colon."""
    if wrap is Wrap.HEADING:
        return 0
    inside = zone[offset:close]
    head = MARKUP.sub("", inside).strip()
    colon_behind = zone[close:].lstrip().startswith(":")
    if not (head.endswith(":") or colon_behind) or len(head.split()) > 6 or len(head) > MAX_LABEL:
        return 0
    return close


def _mark(line: Line, plain: str, places: tuple[int, int, int], label: Label, wrap: Wrap) -> Mark:
    """Return the mark with its label between two places of the line; the wrapping closes at the third, 0 if nowhere."""
    begin, cut, close = (line.content + place for place in places)
    after = _AFTER.match(plain, cut, line.stop)
    body = after.end() if after else cut
    if not MARKUP.sub("", plain[body:close]).strip():  # "**Situation: ** …" closes behind a space
        body = max(body, close)
    boxed = (
        _BOX.match(plain, line.content, begin) or message_head(plain[line.content : begin])[1]
    )  # words of the writer
    written = unmarked(plain[line.content if boxed else begin : cut]).rstrip(" :|")
    written = LEADING.sub("", written)
    letter = label.strength is Strength.LETTER and wrap is Wrap.PLAIN  # "S. text": a longer word may be cut short by it
    return Mark(line.start, body, label, written.rstrip(".") if letter else written, wrap, line)
