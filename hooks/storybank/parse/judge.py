"""Is a candidate a story? One concrete narrative with at least three labelled parts: no definition, form or log."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..kinds import STAR, PartKind
from .groups import Group
from .labels import Strength
from .text import fold, is_cjk, size, unmarked, words
from .words import word_list


class Verdict(StrEnum):
    """What a candidate is."""

    STORY = "story"
    TEMPLATE = "template"
    DEFINITION = "definition"
    EMPTY = "empty"
    FRAGMENT = "fragment"
    BAD_EXAMPLE = "bad example"
    LOG = "log"
    REFUSED = "not a story"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A group of marks and what it was taken for."""

    group: Group
    verdict: Verdict

    @property
    def is_story(self) -> bool:
        return self.verdict is Verdict.STORY


class Voice(StrEnum):
    """How one part speaks."""

    EMPTY = "empty"
    BLANK = "blank"
    TEACHING = "teaching"
    TELLING = "telling"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the judge looks at: the text of each labelled part, and the title above."""

    parts: tuple[tuple[tuple[PartKind, ...], Strength, str], ...]
    title: str = ""

    def kinds(self, *, strong: bool = False) -> set[PartKind]:
        """Return the STAR kinds announced, on request only by usual words or letters."""
        return {k for kinds, s, _ in self.parts for k in kinds if k in STAR and not (strong and s is Strength.WEAK)}


_TAGS = "|".join(sorted(word_list("html_tags")))
_BLANK = re.compile(
    r"\[[^\]\[]*\](?!\()|<(?!/?(?:" + _TAGS + r")\b)[a-z]+>|<[a-z][^<>]*[ _-][^<>]*>"
    r"|\{\{?[^{}]*\}?\}|_{3,}|\.{3,}|…|＿{2,}"
)
_ED = re.compile(r"[a-z]{2,}[^e]ed$")
_NUMBER = re.compile(r"\d")
_SELF = re.compile(r"[\"'“‘](?:I|[Ww]e)[\"'”’]")  # the word, not the person: use "I", not "we"
_BUDGET = re.compile(
    r"[~≈]?\d+\s*(?:[-–]|to)?\s*\d*\+?\s*(?:short\s)?(?:sentences?|bullets?|words|lines?|paragraphs?|steps)\b"
)
_PASSIVE = re.compile(r"\b(?:is|are|be|gets?|not)\s+(?:\w+ed|kept|shown|sent|made|built|found)\b")  # a state, no deed
_EXAMPLE = re.compile(r"\b(?:for example|example|beispiel|exemple|ejemplo|exemplo|e\.g\.)\b", re.IGNORECASE)
_WHAT = re.compile(r"(?:what|how|who|where)\b")
_WORDY_TAG = re.compile(r"<[a-z]+ [a-z ]+>")


def judge(evidence: Evidence) -> Verdict:
    """Return what the candidate with this evidence is."""
    if verdict := _incomplete(evidence):
        return verdict
    voices = [voice(text) for kinds, _, text in evidence.parts if set(kinds) & set(STAR)]
    return _by_voices(voices, evidence)


def _incomplete(evidence: Evidence) -> Verdict | None:
    """Three labelled parts make a story; two of them must be the usual words, and one tell of a Situation or Action."""
    kinds, strong = evidence.kinds(), evidence.kinds(strong=True)
    extras = {k for found, _, _ in evidence.parts for k in found if k in {PartKind.LEARNING, PartKind.TRADE_OFF}}
    usual = bool(strong & {PartKind.SITUATION, PartKind.ACTION}) or (len(kinds) == len(STAR) and _mine(evidence))
    enough = len(kinds) + len(extras) > 2 and len(kinds) > 1 and usual
    letters = all(s is Strength.LETTER for _, s, _ in evidence.parts)
    if not enough or (letters and not _in_order(evidence)):
        return Verdict.FRAGMENT
    told = sum(_narrates(unmarked(text)) for _, _, text in evidence.parts)
    if len(strong) < 2 and told < (2 if len(kinds) == len(STAR) else len(evidence.parts)):
        return Verdict.FRAGMENT
    return Verdict.BAD_EXAMPLE if _speaks_of(evidence.title, "bad_example") else None


def _in_order(evidence: Evidence) -> bool:
    """Return whether letters spell the method: S, T, A, R, one left out at most. SMART goals spell another."""
    ranks = [STAR.index(kind) for kinds, _, _ in evidence.parts for kind in kinds if kind in STAR]
    return ranks == sorted(ranks) and len(set(ranks)) > 2


def _by_voices(voices: Sequence[Voice], evidence: Evidence) -> Verdict:
    """Weigh what the parts sound like: most of them must say something, and tell rather than teach."""
    filled = [v for v in voices if v not in {Voice.EMPTY, Voice.BLANK}]
    teaching, telling, blank = filled.count(Voice.TEACHING), filled.count(Voice.TELLING), voices.count(Voice.BLANK)
    untold = telling * 2 <= len(filled)
    if blank and (blank * 2 >= len(voices) or blank >= telling):
        return Verdict.TEMPLATE
    if len(filled) < 2:
        return Verdict.EMPTY
    if teaching * 2 >= len(filled) and telling <= teaching:
        return Verdict.DEFINITION
    if (untold or not _mine(evidence)) and _speaks_of(evidence.title, "template_title"):
        return Verdict.TEMPLATE
    return Verdict.STORY if _happened(evidence) else Verdict.LOG


def _happened(evidence: Evidence) -> bool:
    """Return whether the parts tell what happened. A log or a procedure has sentences, but nobody who acted in them.

    The fewer of the four parts there are, the more of the telling must be seen; all four are enough even for notes
    without verbs.
    """
    texts = [_SELF.sub(" ", unmarked(text)) for kinds, _, text in evidence.parts if set(kinds) & set(STAR)]
    told = sum(_narrates(text) for text in texts)
    if told == 0 and sum(map(size, texts)) < 12:
        return False
    mine = _mine(evidence)
    kinds = evidence.kinds()
    if PartKind.SITUATION not in kinds:
        return told > 1 and (mine or sum(map(size, texts)) > 30)
    sentences = sum(word in word_list("english") for text in texts for word in words(text))
    if PartKind.TASK not in kinds and sentences:
        return mine or told > 1
    return told > 0 or sentences < 4 or len(kinds) == len(STAR)


def _mine(evidence: Evidence) -> bool:
    """Return whether anybody speaks of himself in the parts."""
    texts = (_SELF.sub(" ", unmarked(text)) for _, _, text in evidence.parts)
    return any(word in word_list("first_person") for text in texts for word in words(text))


def voice(text: str) -> Voice:
    """Return how a part speaks.

    >>> voice("Describe the context in which you worked.")
    <Voice.TEACHING: 'teaching'>
    """
    plain = _SELF.sub(" ", unmarked(text))
    if not re.sub(r"[\W_]", "", plain) and "_" not in plain:
        return Voice.BLANK if _BLANK.search(text) else Voice.EMPTY
    if _is_blank(text, plain):
        return Voice.BLANK
    taught = _EXAMPLE.split(plain)[0]  # "What did you do? For example, I …" teaches, however well the example tells
    if (_teaches(plain) or (taught.strip() and _teaches(taught))) and not _tells_strongly(taught):
        return Voice.TEACHING
    return Voice.TELLING if _narrates(plain) or _NUMBER.search(plain) or size(plain) > 25 else Voice.PLAIN


def _is_blank(text: str, plain: str) -> bool:
    """Return whether a part is a form to fill in: brackets, gaps or a word such as TBD make up much of it."""
    if fold(plain).strip(" .!:()[]<>") in word_list("placeholders"):
        return True
    gaps = [gap for gap in _BLANK.findall(text) if not re.fullmatch(r"\[(?:\d+|x| |\^.*)\]", gap)]
    brackets = [gap for gap in gaps if gap[0] in "[<{_＿" and not _is_html(gap)]
    inside = sum(size(gap) or 1 for gap in brackets)
    return bool(brackets) and (inside * 4 >= size(plain) or len(brackets) >= 3)


def _is_html(gap: str) -> bool:
    return gap[0] == "<" and not _WORDY_TAG.fullmatch(gap) and bool(re.search(r"[=/]", gap))


def _narrates(plain: str) -> bool:
    """Return whether somebody tells what happened: a first person or a past tense."""
    if is_cjk(plain):
        return any(word in plain for word in word_list("narrative_cjk"))
    found = words(_PASSIVE.sub(" ", plain))
    return any(word in word_list("first_person") or word in word_list("past") for word in found) or _past(found)


def _tells_strongly(plain: str) -> bool:
    """Return whether a text that begins like an instruction still tells: more of its own than of the reader."""
    found = words(plain)
    told = sum(word in word_list("first_person") or word in word_list("past") for word in found)
    asked = sum(word in word_list("second_person") for word in found)
    return told >= 2 and told > 2 * asked and len(found) > 12 and any(w in word_list("first_person") for w in found)


def _teaches(plain: str) -> bool:
    """Return whether a part explains what to write there."""
    start = fold(re.sub(r"^[\W_]+", "", plain))
    named = _WHAT.match(start) and size(plain) < 8 and not _NUMBER.search(plain)  # "what I did"
    if named or _starts_with(start, word_list("instructions")) or _BUDGET.match(start):
        return True
    if is_cjk(plain):
        return _teaches_cjk(plain)
    found = words(plain)
    if any(word in word_list("first_person") for word in found):
        return found[0] in {"what", "how", "why"} and len(found) < 9
    if any(word in word_list("second_person") for word in found) or _asks(plain, found):
        return True
    about = sum(word in word_list("meta") for word in found)
    if _past(found) or any(word in word_list("past") for word in found) or len(found) > 30:
        return False
    prompted = bool(about) and _starts_with(start, word_list("prompts")) and not _NUMBER.search(plain)
    return prompted or (about * 3 >= len(found) and len(found) < 12)


def _teaches_cjk(plain: str) -> bool:
    """Return whether a short text in a CJK script speaks to the reader, or of the parts instead of filling one."""
    if size(plain) > 30 or any(word in plain for word in word_list("first_person_cjk")):
        return False
    about = size(plain) < 9 and any(word in plain for word in word_list("meta_cjk")) and not _narrates(plain)
    return about or any(word in plain for word in word_list("second_person_cjk"))


def _asks(plain: str, found: Sequence[str]) -> bool:
    """Return whether a text consists of questions."""
    return plain.count("?") * 15 >= len(found) and plain.rstrip(" )\"'").endswith("?")


def _past(found: Sequence[str]) -> bool:
    return any(_ED.match(word) for word in found)


def _starts_with(text: str, starts: frozenset[str]) -> bool:
    cjk = is_cjk(text[:2])
    return any(text.startswith(s) and (cjk or not text[len(s) : len(s) + 1].isalnum()) for s in starts)


def _speaks_of(title: str, name: str) -> bool:
    """Return whether one of the lines above says so: it begins with such a phrase, or is short and holds one."""
    for line in title.split(" / "):
        folded = fold(unmarked(line))
        short = size(folded) <= 6
        if any(_has(folded if short else folded[: len(phrase) + 1], phrase) for phrase in word_list(name)):
            return True
    return False


def _has(text: str, phrase: str) -> bool:
    if is_cjk(phrase):
        return phrase in text
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) is not None
