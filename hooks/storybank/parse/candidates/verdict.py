"""Is a candidate a story? One concrete narrative with at least three labelled parts: no definition, form or log.

The evidence decides: each feature speaks for a story or against it with the weight that `weights.toml` gives it.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, cached_property
from importlib import resources
from math import exp
from typing import Any

from ...model.kinds import STAR, PartKind
from ..layout.group import Group
from ..layout.labels import Strength
from .evidence import FEATURES, Evidence, features, says_of

_LEAST = 3  # parts of a story
_SLIGHT = 0.5  # an effect that says nothing


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
class Weighed:
    """What one feature says: its value from 0 to 1, and how much that speaks for a story, or against it (below 0)."""

    name: str
    value: float
    effect: float

    def __str__(self) -> str:
        return f"{FEATURES[self.name][0]}: {self.value:.0%}"


@dataclass(frozen=True)  # no slots: what was weighed is kept, once somebody has asked for it
class Candidate:
    """A group of marks, what it was taken for, and the evidence for that, None where none was needed.

    A story is `declared` whose author said outright that it is one.
    """

    group: Group
    verdict: Verdict
    evidence: Evidence | None = None
    declared: bool = False

    @property
    def is_story(self) -> bool:
        return self.verdict is Verdict.STORY

    @property
    def in_doubt(self) -> bool:
        """Whether the evidence speaks for a story and against it, about as much."""
        return self.is_story and self.belief < weights()["sure"]

    @cached_property
    def weighed(self) -> tuple[Weighed, ...]:
        """What every feature says."""
        return tuple(weigh(features(self.evidence))) if self.evidence else ()

    @cached_property
    def belief(self) -> float:
        """How sure it is that this is a story: 1 is one."""
        if self.evidence is None or self.declared:
            return float(self.is_story)
        belief = 1 / (1 + exp(-weights()["bias"] - sum(each.effect for each in self.weighed)))
        return max(belief, weights()["doubt"]) if self.evidence.whole else belief


@cache
def weights() -> Mapping[str, Any]:
    """Return the table of weights."""
    return tomllib.loads((resources.files(__package__) / "weights.toml").read_text(encoding="utf-8"))


def judge(group: Group, evidence: Evidence) -> Candidate:
    """Return a candidate with the verdict that its evidence gives."""
    if not may_tell(evidence):
        return Candidate(group, Verdict.FRAGMENT)
    if says_of("bad_example", evidence.title):
        return Candidate(group, Verdict.BAD_EXAMPLE)
    story = Candidate(group, Verdict.STORY, evidence)
    if evidence.whole or story.belief >= weights()["doubt"]:
        return story
    return replace(story, verdict=_no_story(story.weighed))


def weigh(values: Mapping[str, float]) -> Sequence[Weighed]:
    """Return what each feature says, measured from what is usual in a story."""
    table = weights()["features"]
    return [Weighed(name, x, table[name]["weight"] * (x - table[name]["usual"])) for name, x in values.items()]


def _no_story(weighed: Sequence[Weighed]) -> Verdict:
    """Return the kind of no story that speaks most by what is there; where something is only missing, nobody acts."""
    against: dict[str, float] = defaultdict(float)
    for each in weighed:
        row = weights()["features"][each.name]
        if row["weight"] < 0:
            against[row["kind"]] += each.effect
    kind = min(against, key=lambda kind: against[kind], default="")
    return Verdict(kind) if against[kind] < -_SLIGHT else Verdict.LOG


def may_tell(evidence: Evidence) -> bool:
    """Return whether enough is announced: three parts by two labels, letters in the order of the method.

    The Result may lead the other three, in this order or the other way round.
    """
    ranks = [STAR.index(kind) for kinds, _, _ in evidence.parts for kind in kinds if kind in STAR]
    ranks = [*ranks[1:], ranks[0]] if len(ranks) == len(STAR) and ranks[0] == max(ranks) else ranks
    letters = all(strength is Strength.LETTER for _, strength, _ in evidence.parts)
    turned = ranks[:-1] == [2, 1, 0]  # the Result has gone to the end
    ordered = not letters or ((turned or ranks == sorted(ranks)) and PartKind.RESULT in evidence.kinds)
    return len(set(ranks)) >= _LEAST and len(evidence.parts) > 1 and ordered
