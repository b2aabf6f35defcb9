"""How the text of a part speaks: does it tell what happened, teach what to write, or leave a gap to fill in?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from sys import intern

from ...text.fold import fold, shadow, unmarked
from ...text.words import WORD, is_unspaced, size
from ..languages.words import phrases, table, unparted, word_list

_TAGS = (
    "a|abbr|audio|b|br|code|d[dlt]|del|details|div|em|embed|h[1-6rx]|i|iframe|img|ins|kbd|li|mark|[ou]l|p|pre|s|script"
    "|small|span|strong|style|su[bp]|summary|svg|t[drh]|table|tbody|thead|u|video"
)
_GAP = re.compile(
    r"(?<!\[)\[(?!(?:\d+|x| |[!^][^\]]*)\])[^\]\[]*\](?!\()|<(?!/?(?:"
    + _TAGS
    + r")\b)[a-z]+>|<[a-z][^<>=/]*[ _-][^<>=/]*>"
    r"|\{\{?[^{}]*\}?\}|_{3,}|\.{3,}|…|＿{2,}"
)
_GAP_SIGNS = ("[", "<", "{", "___", "...", "…", "＿＿")
_CODE = re.compile(r"(`+)[^`\n]+?\1")
_NUMBER = re.compile(r"\d")
_NAMED = re.compile(r"[\"'“‘](?:I|[Ww]e)[\"'”’]")  # the word, not the person: use "I", not "we"
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_AMOUNT = re.compile(  # how long a part should be: "2-3 sentences", "about 20 %", "1 / 2 / 3" to tick
    r"(?:\D{0,12})?[~≈]?\d+(?:\s*(?:[-–]|to)\s*\d+)?\+?\s*(?:%|s|secs?|seconds?|m|mins?|minutes?|(?:short\s)?(?:sentences?|bullets?|words|lines?|paragraphs?|steps))\.?\s*$"
    r"|\W*(?:(?:\d+|yes|no|y|n)\W+)+(?:\d+|yes|no|y|n)\W*$", re.IGNORECASE
)  # fmt: skip
_BUDGET = re.compile(
    r"(?:(?:max|min|maximum|minimum|at most|at least|up to|about|around)\.?\s)?"
    r"(?:\d++\s*(?:[-–]|to)?\s*\d*+|one|two|three|four|five|a few|a couple of)"
    r"(?:\s(?:or|to)\s\w+)?\s(?:short\s)?(?:sentences?|bullets?|words|lines?|paragraphs?|numbers?)\b"
)
_STATE = re.compile(r"\b(?:is|are|be|been|gets?|not)\s+(?:\w+ed|kept|shown|sent|made|built|found)\b")  # no deed
_CALL = re.compile(  # look_up("Oslo"), Search[Oslo], {"tool": …}, $ ls, GET /users
    r"\s*(?:[\w.]{1,60}(?:\(\)|\[[^\[\]\n]+\]|\([^()\n]*[=\"'][^\n]*\))|\{[^\n]*\}|[$>]\s[^\n]*|(?:GET|POST|PUT|PATCH|DELETE)\s+/\S*|`[^`\n]+`)\s*(?:\n|$)"
)
_PRESENT = re.compile(r"[a-z]{2,}[^s]s$|is$|are$")
_BEHIND = re.compile(r"\s*\([^()]*\)\s*$")
_EXAMPLE = re.compile(r"\b(?:for example|example|beispiel|exemple|ejemplo|exemplo|e\.g\.)\b", re.IGNORECASE)
_WHOLE = 5  # letters that a word has at least to be known by its ending
_ENDINGS = table("words")["past_endings"]
_PERSONS = table("words")["first_person_endings"]
_BRIEF, _SHORT = 8, 30  # words of a part that only names what belongs there, and of one that may be a prompt


class Said:
    """The text of a part, taken to pieces once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = _NAMED.sub(" ", unmarked(text))
        self.folded = fold(self.plain)
        self.words = _words(self.folded)
        self.size = size(self.plain) if self._unspaced else len(self.words)
        if (found := _CAPITALS.findall(self.plain)) and not self.plain.isupper():
            self.words = [word for word in self.words if word not in {*map(str.casefold, found)}]  # the EU is no "eu"

    def has(self, name: str) -> int:
        """Return how many of the words called `name` the text holds."""
        apart = sum(map(word_list(name).__contains__, self.words))
        return apart + len(unparted(name).findall(self.folded)) if self._unspaced else apart

    @cached_property
    def _unspaced(self) -> bool:
        return not self.text.isascii() and is_unspaced(self.text)

    @cached_property
    def start(self) -> str:
        """The folded text from its first letter or number on."""
        return re.sub(r"^[\W_]+", "", self.folded)

    def starts(self, name: str) -> bool:
        """Return whether the text begins with words called `name`."""
        return phrases(name).match(self.start) is not None

    def _ends(self, name: str) -> bool:
        """Return whether the text ends with words called `name`, as a sentence of Turkish or Japanese does."""
        ends = self.folded.rstrip(" .。!")
        return self.size <= _SHORT and phrases(name).ends(ends)

    @cached_property
    def gaps(self) -> list[str]:
        """The gaps to fill in."""
        return gaps_in(self.text)

    @cached_property
    def missing(self) -> int:
        """How many words the gaps stand for."""
        return _missing(self.gaps)

    @cached_property
    def empty(self) -> bool:
        """Whether nothing is said."""
        return not any(map(str.isalnum, self.plain))

    @cached_property
    def blank(self) -> bool:
        """Whether the text is a form to fill in: gaps, or a word such as TBD, make up much of it."""
        brackets = [gap for gap in self.gaps if gap[0] in "[<{_＿"]
        much = bool(brackets) and (_missing(brackets) * 4 >= self.size or len(brackets) >= 3)
        return much or (self.empty and bool(self.gaps)) or self.folded.strip(" .!:()[]<>") in word_list("placeholders")

    @cached_property
    def past(self) -> int:
        """How many words speak of what is over."""
        ended = (w for w in self._written if w.endswith(_ENDINGS) and w not in word_list("not_past"))
        return self.has("past") + sum(1 for _ in ended)

    @cached_property
    def person(self) -> int:
        """How many words say "I" or "we", also by the ending of a verb."""
        return self.has("first_person") + sum(1 for word in self._written if word.endswith(_PERSONS))

    @cached_property
    def _written(self) -> Sequence[str]:
        """The longer words, with their accents: these tell a past tense from a noun."""
        written = self.words if self.text.isascii() else _words(shadow(self.plain).casefold())
        return [word for word in written if len(word) >= _WHOLE]

    @cached_property
    def tells(self) -> bool:
        """Whether somebody tells what happened: a first person or a past tense."""
        return bool(self.person or self.past)

    @cached_property
    def teaches(self) -> bool:
        """Whether a part explains what to write there."""
        if self._teaches:
            return True
        before, *example = _EXAMPLE.split(self.plain, 1)  # "What did you do? For example, I …": however well that tells
        return bool(example) and not (taught := said(before)).empty and taught._teaches

    @cached_property
    def _teaches(self) -> bool:
        asked = self.has("second_person")
        if self.person and self.person + self.past > max(2 * asked, 1) and self.size > _BRIEF + 4:
            return False
        prompt = (
            self.starts("instructions")
            or self._ends("instructions")
            or bool(_BUDGET.match(self.start) or _AMOUNT.match(self.folded))
        )
        if prompt or (self.size < _BRIEF and not _NUMBER.search(self.plain) and self.starts("asking")):
            return True
        if self.person:
            return False
        return bool(asked) or self._names_parts

    @cached_property
    def asks(self) -> bool:
        """Whether it consists of questions; a hint may stand behind: "(1-5)"."""
        asked = _BEHIND.sub("", self.plain).rstrip(" )\"'")
        return asked.endswith(("?", "？")) and shadow(asked).count("?") * 15 >= self.size

    @cached_property
    def _names_parts(self) -> bool:
        """Whether the text speaks of the parts of the method instead of filling one: "the task is …"."""
        about = self.has("meta")
        first, second, third = [*self.words, "", "", ""][:3]
        if first in word_list("anybody") and second in word_list("meta") and _PRESENT.match(third):
            return True
        if not about or self.past or self.size > _SHORT or _NUMBER.search(self.plain):
            return False
        return self.starts("prompts") or about * 3 >= self.size

    @cached_property
    def rules(self) -> bool:
        """Whether it says what anybody does at any time, or somebody who is nobody in particular: "the user clicks"."""
        first, rest = (self.words or [""])[0], [*self.words[1:], ""]
        actor = rest[0] if first in word_list("anybody") else first
        if actor in word_list("actors"):
            return True
        if self.tells or _NUMBER.search(self.plain):
            return False
        return first in word_list("anybody") and any(map(_PRESENT.match, rest[:3]))

    @cached_property
    def steps(self) -> bool:
        """Whether it is a step of a procedure ("open the calendar") or what a program does: a call, an object."""
        bare = re.sub(r"^[\W\d_]+", "", self.folded)
        command = phrases("commands").match(bare) is not None and not self.tells
        return command or _CALL.match(unmarked(self.text) if "`" not in self.text else self.text) is not None


@lru_cache(maxsize=20_000)  # the parts of the largest file, of which `format` reads most in several texts
def said(text: str) -> Said:
    """Return the text of a part, taken to pieces."""
    return Said(text)


def gaps_in(text: str) -> list[str]:
    """Return the gaps to fill in; a check box, the number of a note, an HTML tag and code are none."""
    if not any(sign in text for sign in _GAP_SIGNS):
        return []
    return _GAP.findall(_CODE.sub(" ", text) if "`" in text else text)


def _missing(gaps: Sequence[str]) -> int:
    return sum(size(gap) or 1 for gap in gaps)


def _words(text: str) -> list[str]:
    return list(map(intern, WORD.findall(_STATE.sub(" ", text))))  # a bank has far more words than different ones
