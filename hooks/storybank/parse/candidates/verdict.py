"""Is a candidate a story? One concrete narrative with at least three labelled parts: no definition, form or log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ...model.kinds import STAR, PartKind
from ...text.fold import fold, has_phrase, unmarked, words
from ...text.words import size
from ..languages.words import word_list
from ..layout.group import Group
from ..layout.labels import Strength
from .voice import Voice, calls, commands, in_person, is_anonymous, is_past, narrates, rules, speaks_of_himself, voice

_BARE = 16  # words of four parts that only name something
_FEW = 3  # small words that a few English sentences hold
_LONG = 80  # words in which somebody who tells would have been heard


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


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the judge looks at: the text of each labelled part and the title above.

    `row` is the title that a table row gives, `in_table` says that the parts are cells, and `beside` that the headings
    of the same level stand above stories.
    """

    parts: tuple[tuple[tuple[PartKind, ...], Strength, str], ...]
    title: str = ""
    row: str = ""
    in_table: bool = False
    beside: bool = False

    def kinds(self, *, strong: bool = False) -> set[PartKind]:
        """Return the STAR kinds announced, on request only by usual words or letters."""
        return {k for kinds, s, _ in self.parts for k in kinds if k in STAR and not (strong and s is Strength.WEAK)}


def judge(evidence: Evidence) -> Verdict:
    """Return what the candidate with this evidence is."""
    if verdict := _incomplete(evidence):
        return verdict
    voices = [voice(text) for kinds, _, text in evidence.parts if set(kinds) & set(STAR)]
    return _by_voices(voices, evidence)


def _incomplete(evidence: Evidence) -> Verdict | None:
    """Three labelled parts make a story; two of them must be the usual words, and one tell of a Situation or Action.

    Beside stories under headings like its own, other words will do as well.
    """
    kinds, strong = evidence.kinds(), evidence.kinds(strong=True)
    usual = bool(strong & {PartKind.SITUATION, PartKind.ACTION}) or (len(kinds) == len(STAR) and _mine(evidence))
    usual = usual or (PartKind.RESULT in kinds and any(speaks_of_himself(text) for _, _, text in evidence.parts))
    enough = len(kinds) > 2 and len(evidence.parts) > 1 and (usual or evidence.beside)
    letters = all(s is Strength.LETTER for _, s, _ in evidence.parts)
    if not enough or (letters and not _in_order(evidence)):
        return Verdict.FRAGMENT
    told = sum(narrates(text) for _, _, text in evidence.parts)
    if len(strong) < 2 and told < (1 if evidence.beside else 2 if len(kinds) == len(STAR) else len(evidence.parts)):
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
    if len(filled) * 2 <= len(voices):
        return Verdict.EMPTY
    expected = fold(evidence.row) in word_list("levels") and not _mine(evidence)
    if expected or (teaching * 2 >= len(filled) and telling <= teaching):
        return Verdict.DEFINITION
    if (untold or not _mine(evidence)) and _speaks_of(evidence.title, "template_title"):
        return Verdict.TEMPLATE
    return Verdict.STORY if _happened(evidence) else Verdict.LOG


def _happened(evidence: Evidence) -> bool:
    """Return whether the parts tell what happened. A log or a procedure has sentences, but nobody who acted in them.

    The fewer of the four parts there are, the more of the telling must be seen; all four are enough even for notes
    without verbs.
    """
    texts = [unmarked(text) for kinds, _, text in evidence.parts if set(kinds) & set(STAR)]
    told = sum(map(narrates, texts))
    if _is_procedure(evidence, texts, told):
        return False
    if told == 0 and evidence.in_table and sum(map(size, texts)) < _BARE:
        return False
    mine = _mine(evidence)
    kinds = evidence.kinds()
    if PartKind.SITUATION not in kinds:
        return told > 1 and (mine or sum(map(size, texts)) > 30)
    sentences = _english(texts)
    if PartKind.TASK not in kinds and sentences > 1:
        usual = (
            len(evidence.kinds(strong=True)) > 2
        )  # in other words, a deed must be told: a changelog has a Problem too
        return mine or (told > 1 and (usual or any(map(narrates, _actions(evidence)))))
    return told > 0 or sentences < 2 or len(kinds) == len(STAR)


def _english(texts: Sequence[str]) -> int:
    """Return how many small words of English sentences there are."""
    return sum(word in word_list("english") for text in texts for word in words(text))


def _is_procedure(evidence: Evidence, texts: Sequence[str], told: int) -> bool:
    """Return whether the parts are a rule, a trace, a step or a plan: something that happens, or has yet to."""
    small, mine = _english(texts), _mine(evidence)
    long = small > _LONG // 10 and sum(map(size, texts)) > _LONG
    if not mine and PartKind.TASK not in evidence.kinds() and _is_run(evidence, is_anonymous):
        return True
    impersonal = told < 2 and not mine and (long or _is_run(evidence, commands))
    planned = small > _FEW and mine and not any(speaks_of_himself(text) or is_past(text) for text in texts)
    ruled = not mine and sum(map(rules, texts)) > 1 and not any(map(narrates, _actions(evidence)))
    return impersonal or planned or ruled or _is_run(evidence, calls) or _is_open(evidence)


def _is_run(evidence: Evidence, is_step: Callable[[str], bool]) -> bool:
    """Return whether every Action is a step of the kind that a program or a procedure takes."""
    actions = _actions(evidence)
    return bool(actions) and all(map(is_step, actions))


def _actions(evidence: Evidence) -> list[str]:
    return [text for kinds, _, text in evidence.parts if PartKind.ACTION in kinds]


def _is_open(evidence: Evidence) -> bool:
    """Return whether the Result is still to come, or a question."""
    results = [fold(unmarked(text)) for kinds, _, text in evidence.parts if PartKind.RESULT in kinds]
    if any(text.endswith("?") and size(text) < _FEW for text in results):
        return True
    return any(has_phrase(text[: len(start) + 1], start) for text in results for start in word_list("open_ends"))


def _mine(evidence: Evidence) -> bool:
    """Return whether anybody speaks of himself in the parts."""
    return any(in_person(text) for _, _, text in evidence.parts)


def _speaks_of(title: str, name: str) -> bool:
    """Return whether one of the lines above says so: it begins with such a phrase, or is short and holds one."""
    for line in title.split(" / "):
        folded = fold(unmarked(line))
        short = size(folded) <= 6
        if any(has_phrase(folded if short else folded[: len(phrase) + 1], phrase) for phrase in word_list(name)):
            return True
    return False
