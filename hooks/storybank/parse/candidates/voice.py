"""How a part speaks: does it tell what happened, teach what to write, or leave a gap to fill in?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from ...text.fold import fold, unmarked, words
from ...text.words import is_unspaced, size
from ..languages.words import word_list


class Voice(StrEnum):
    """How one part speaks."""

    EMPTY = "empty"
    BLANK = "blank"
    TEACHING = "teaching"
    TELLING = "telling"
    PLAIN = "plain"


_TAGS = "|".join(sorted(word_list("html_tags")))
_BLANK = re.compile(
    r"\[[^\]\[]*\](?!\()|<(?!/?(?:" + _TAGS + r")\b)[a-z]+>|<[a-z][^<>]*[ _-][^<>]*>"
    r"|\{\{?[^{}]*\}?\}|_{3,}|\.{3,}|…|＿{2,}"
)
_ED = re.compile(r"[a-z]{2,}[^e]ed$")
_NUMBER = re.compile(r"\d")
_SELF = re.compile(r"[\"'“‘](?:I|[Ww]e)[\"'”’]")  # the word, not the person: use "I", not "we"
_BUDGET = re.compile(
    r"(?:(?:max|min|maximum|minimum|at most|at least|up to|about|around)\.?\s)?"
    r"(?:[~≈]?\d+\s*(?:[-–]|to)?\s*\d*\+?\s*(?:short\s)?(?:sentences?|bullets?|words|lines?|paragraphs?|steps)"
    r"|(?:one|two|three|four|five|a few|a couple of)(?:\s(?:or|to)\s\w+)?\s"
    r"(?:short\s)?(?:sentences?|bullets|paragraphs?|numbers?))\b"
)
_SCALE = re.compile(r"\W*(?:(?:\d+|yes|no|y|n)\W+)+(?:\d+|yes|no|y|n)\W*", re.IGNORECASE)  # 1 / 2 / 3 to tick
_SHARE = re.compile(
    r"[~≈]?\d+(?:\s*(?:[-–]|to)\s*\d+)?\s*(?:%|s|secs?|seconds?|m|mins?|minutes?|sentences?)\.?"
)  # of the time
_PASSIVE = re.compile(
    r"\b(?:is|are|be|been|gets?|not)\s+(?:\w+ed|kept|shown|sent|made|built|found)\b"
)  # a state, no deed
_PRESENT = re.compile(r"[a-z]{2,}[^s]s$")
_CODE = re.compile(r"`[^`\n]+`")
_CALL = re.compile(  # look_up("Oslo"), Search[Oslo], {"tool": …}, $ ls, GET /users
    r"\s*(?:[\w.]{1,60}(?:\(\)|\[[^\[\]\n]+\]|\([^()\n]*[=\"'][^\n]*\))|\{[^\n]*\}|[$>]\s[^\n]*|(?:GET|POST|PUT|PATCH|DELETE)\s+/\S*)\s*(?:\n|$)"
)
_BEHIND = re.compile(r"\s*\([^()]*\)\s*$")  # a hint behind a question: "(1-5)"
_EXAMPLE = re.compile(r"\b(?:for example|example|beispiel|exemple|ejemplo|exemplo|e\.g\.)\b", re.IGNORECASE)
_BRIEF = 8  # words below which a part names what should stand there
_WORDY_TAG = re.compile(r"<[a-z]+ [a-z ]+>")


def voice(text: str) -> Voice:
    """Return how a part speaks.

    >>> voice("Describe the context in which you worked.")
    <Voice.TEACHING: 'teaching'>
    """
    plain = _SELF.sub(" ", unmarked(text))
    if not re.sub(r"[\W_]", "", plain) and "_" not in plain:
        return Voice.BLANK if _gaps(text) else Voice.EMPTY
    if _is_blank(text, plain):
        return Voice.BLANK
    if _SHARE.fullmatch(plain.strip()):
        return Voice.TEACHING
    taught = _EXAMPLE.split(plain)[0]  # "What did you do? For example, I …" teaches, however well the example tells
    if (_teaches(plain) or (taught.strip() and _teaches(taught))) and not _tells_strongly(taught):
        return Voice.TEACHING
    return Voice.TELLING if narrates(plain) or _NUMBER.search(plain) or size(plain) > 25 else Voice.PLAIN


def _is_blank(text: str, plain: str) -> bool:
    """Return whether a part is a form to fill in: brackets, gaps or a word such as TBD make up much of it."""
    if fold(plain).strip(" .!:()[]<>") in word_list("placeholders") or (
        plain.count("/") > 1 and _SCALE.fullmatch(plain)
    ):
        return True
    brackets = [gap for gap in _gaps(text) if gap[0] in "[<{_＿"]
    inside = sum(size(gap) or 1 for gap in brackets)
    return bool(brackets) and (inside * 4 >= size(plain) or len(brackets) >= 3)


def _gaps(text: str) -> list[str]:
    """Return the gaps to fill in; a check box, the number of a note and an HTML tag are none."""
    found = (gap for gap in _BLANK.findall(text) if not re.fullmatch(r"\[(?:\d+|x| |\^.*)\]", gap))
    return [gap for gap in found if not _is_html(gap)]


def _is_html(gap: str) -> bool:
    return gap[0] == "<" and not _WORDY_TAG.fullmatch(gap) and bool(re.search(r"[=/]", gap))


def narrates(text: str) -> bool:
    """Return whether somebody tells what happened: a first person or a past tense."""
    plain = _SELF.sub(" ", unmarked(text))
    if is_unspaced(plain):
        return any(word in plain for word in word_list("narrative_cjk"))
    found = words(_PASSIVE.sub(" ", plain))
    return any(word in word_list("first_person") or word in word_list("past") for word in found) or _past(found)


def rules(text: str) -> bool:
    """Return whether a text says what anybody does at any time: "each player names a goal"."""
    found = words(unmarked(text))
    if not found or found[0] not in word_list("anybody"):
        return False
    return not narrates(text) and any(_PRESENT.match(word) for word in found[1:4])


def is_anonymous(text: str) -> bool:
    """Return whether a text begins with what somebody does who is nobody in particular: "the user clicked"."""
    first, *rest = [*words(unmarked(text)), ""]
    actor, deed = ([*rest, "", ""] if first in word_list("anybody") else [first, *rest, ""])[:2]
    return actor in word_list("actors") and bool(_past([deed]) or deed in word_list("past") or _PRESENT.match(deed))


def commands(text: str) -> bool:
    """Return whether a text is a step of a procedure: "open the calendar", "1. Look at the dashboard"."""
    start = fold(re.sub(r"^[\W\d_]+", "", unmarked(text)))
    return _starts_with(start, word_list("commands")) and not narrates(text)


def calls(text: str) -> bool:
    """Return whether a text is what a program does: a call, an object, a command."""
    return _CALL.match(unmarked(text)) is not None or _CODE.fullmatch(text.strip()) is not None


def is_past(text: str) -> bool:
    """Return whether a text speaks of what is over."""
    found = words(_PASSIVE.sub(" ", unmarked(text)))
    return any(word in word_list("past") for word in found) or _past(found)


def speaks_of_himself(text: str) -> bool:
    """Return whether somebody says "I", as who decides for a group in its name does not."""
    return any(word in word_list("first_person_singular") for word in words(_SELF.sub(" ", unmarked(text))))


def in_person(text: str) -> bool:
    """Return whether somebody speaks of himself."""
    return any(word in word_list("first_person") for word in words(_SELF.sub(" ", unmarked(text))))


def _tells_strongly(plain: str) -> bool:
    """Return whether a text that begins like an instruction still tells: more of its own than of the reader."""
    found = words(plain)
    told = sum(word in word_list("first_person") or word in word_list("past") for word in found)
    asked = sum(word in word_list("second_person") for word in found)
    return told >= 2 and told > 2 * asked and len(found) > 12 and any(w in word_list("first_person") for w in found)


def _teaches(plain: str) -> bool:
    """Return whether a part explains what to write there."""
    start = fold(re.sub(r"^[\W_]+", "", plain))
    brief = size(plain) < _BRIEF and not _NUMBER.search(plain)
    named = brief and _starts_with(start, word_list("asking"))  # "what I did"
    if named or _starts_with(start, word_list("instructions")) or _BUDGET.match(start):
        return True
    if is_unspaced(plain):
        return _teaches_cjk(plain)
    found = words(plain)
    if any(word in word_list("first_person") for word in found):
        return found[0] in {"what", "how", "why"} and len(found) < 9
    if any(word in word_list("second_person") for word in found) or _asks(plain, found) or _explains(found):
        return True
    about = sum(word in word_list("meta") for word in found)
    if _past(found) or any(word in word_list("past") for word in found) or len(found) > 30:
        return False
    prompted = bool(about) and _starts_with(start, word_list("prompts")) and not _NUMBER.search(plain)
    return prompted or (about * 3 >= len(found) and len(found) < 12)


def _explains(found: Sequence[str]) -> bool:
    """Return whether a text begins by saying what a part of the method is or does: "the task is …"."""
    of_part = len(found) > 3 and found[0] in word_list("anybody") and found[1] in word_list("meta")
    return of_part and bool(_PRESENT.fullmatch(found[2]) or found[2] in {"is", "are"})


def _teaches_cjk(plain: str) -> bool:
    """Return whether a short text in a CJK script speaks to the reader, or of the parts instead of filling one."""
    if size(plain) > 30 or any(word in plain for word in word_list("first_person_cjk")):
        return False
    naming = word_list("meta_cjk") | word_list("asking_cjk")
    about = size(plain) < 9 and any(word in plain for word in naming) and not narrates(plain)
    return about or any(word in plain for word in word_list("second_person_cjk"))


def _asks(plain: str, found: Sequence[str]) -> bool:
    """Return whether a text consists of questions."""
    asked = _BEHIND.sub("", plain)
    return plain.count("?") * 15 >= len(found) and asked.rstrip(" )\"'").endswith("?")


def _past(found: Sequence[str]) -> bool:
    return any(_ED.match(word) for word in found)


def _starts_with(text: str, starts: frozenset[str]) -> bool:
    cjk = is_unspaced(text[:2])
    return any(text.startswith(s) and (cjk or not text[len(s) : len(s) + 1].isalnum()) for s in starts)
