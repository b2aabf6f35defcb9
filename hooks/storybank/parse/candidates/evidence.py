"""What speaks for a story and against it: each feature a function, with the words that explain it.

What each of them weighs is data, `weights.toml`, which `python tests/fit_verdict.py` fits to the labelled files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log2

from ...model.kinds import NEEDED, STAR, PartKind
from ...text.fold import fold, unmarked
from ...text.words import size
from ..languages.words import phrases, word_list
from ..layout.labels import Strength
from ..titles.wording import read_wording
from .voice import Said, said


@dataclass(frozen=True)
class Evidence:
    """What is looked at: the labelled parts of a candidate, and the title above.

    `row` is the title that a table row gives, `in_table` says that the parts are cells, and `beside` that the headings
    of the same level stand above stories. `further` are the kinds of part beside the four that stand below them.
    """

    parts: tuple[tuple[tuple[PartKind, ...], Strength, str], ...]
    title: str = ""
    row: str = ""
    in_table: bool = False
    beside: bool = False
    further: frozenset[PartKind] = frozenset()

    @cached_property
    def said(self) -> list[Said]:
        """The texts of Situation, Task, Action and Result."""
        return [said(text) for _, _, text in self._star]

    @cached_property
    def told(self) -> list[Said]:
        """The texts but for the Task, which tells what to do even in a story: "Explain the delay"."""
        pairs = zip(self._star, self.said, strict=True)
        return [said for (kinds, *_), said in pairs if kinds != (PartKind.TASK,) and not said.empty and not said.blank]

    @cached_property
    def filled(self) -> list[Said]:
        return [said for said in self.said if not said.empty and not said.blank]

    def of(self, kind: PartKind) -> list[Said]:
        """Return the texts of one kind of part."""
        return [said for (kinds, *_), said in zip(self._star, self.said, strict=True) if kind in kinds]

    @cached_property
    def _star(self) -> list[tuple[tuple[PartKind, ...], Strength, str]]:
        return [part for part in self.parts if set(part[0]) & set(STAR)]

    @cached_property
    def kinds(self) -> frozenset[PartKind]:
        """The STAR kinds announced."""
        return frozenset(kind for kinds, _, _ in self._star for kind in kinds if kind in STAR)

    @cached_property
    def usual(self) -> frozenset[PartKind]:
        """The STAR kinds announced by usual words or letters."""
        usual = (kinds for kinds, strength, _ in self._star if strength is not Strength.WEAK)
        return frozenset(kind for kinds in usual for kind in kinds if kind in STAR)

    @cached_property
    def whole(self) -> bool:
        """Whether four usual labels have clean content: a story, whatever the title says."""
        return len(self.usual) == len(STAR) and self.clean

    @cached_property
    def clean(self) -> bool:
        """Whether each part has content: no gap, lesson, rule or step."""
        if self.in_table or _open(self):
            return False
        bare = any(s.empty or s.blank or s.gaps or s.asks or s.rules for s in self.said) or any(
            s.teaches for s in self.told
        )
        return not (bare or any(s.steps for s in self.of(PartKind.ACTION)))


def _share(found: Iterable[object]) -> float:
    seen = [bool(one) for one in found]
    return sum(seen) / len(seen) if seen else 0.0


def says_of(name: str, title: str) -> bool:
    """Return whether one of the lines above says so: it begins with such a phrase, or is short and holds one."""
    folded = [fold(unmarked(line)) for line in title.split(" / ")]
    find = phrases(name)
    return any(find.search(line) if size(line) <= 6 else find.match(line) for line in folded)


def _length(e: Evidence) -> float:
    return min(log2(1 + sum(s.size for s in e.said) / max(len(e.said), 1)) / 5, 1)


def _gaps(e: Evidence) -> float:
    return min(sum(s.missing for s in e.said) / max(sum(s.size for s in e.said), 1), 1)


def _plan(e: Evidence) -> float:
    return any(s.person for s in e.filled) and not any(s.past or s.has("singular") for s in e.filled)


def _stand_ins(e: Evidence) -> float:
    return len(e.kinds) == 3 and len(e.usual) < 2 and not any(s.has("singular") for s in e.said)


def _announced(e: Evidence) -> float:
    return any(any(map(str.isalpha, read_wording(line).label)) for line in e.title.split(" / "))


def _form(e: Evidence) -> float:
    return e.clean and e.kinds >= {*NEEDED} and PartKind.ACTION in e.usual


def _open(e: Evidence) -> float:
    return any(s.starts("open_ends") or (s.asks and s.size < 4) for s in e.of(PartKind.RESULT))


# Each feature: its name in the table of weights, what it looks for, and the function that sees how much of it is there.
FEATURES: Mapping[str, tuple[str, Callable[[Evidence], float]]] = {
    "whole": ("four usual labels, and no gap or lesson behind one", lambda e: e.whole),
    "form": ("the Action of a form by its usual name, and no gap or lesson behind a part", _form),
    "all_four": ("all four parts", lambda e: len(e.kinds) == len(STAR)),
    "situation": ("a Situation", lambda e: PartKind.SITUATION in e.kinds),
    "stand_ins": ("three parts in other words, by nobody who says “I”", _stand_ins),
    "other_words": ("four parts, all in other words", lambda e: len(e.kinds) == 4 and not e.usual),
    "mixed": ("four parts, some in other words", lambda e: len(e.kinds) == 4 and 0 < len(e.usual) < 4),
    "further": ("a Learning or a Trade-off", lambda e: bool(e.further & {PartKind.LEARNING, PartKind.TRADE_OFF})),
    "announced": ("a title with “Story” or “Example” before it", _announced),
    "company": ("stories below headings like its own", lambda e: e.beside),
    "hollow": ("half of the parts or more left empty", lambda e: _share(s.empty and not s.gaps for s in e.said) >= 0.5),
    "length": ("words in a part (100% are 30)", _length),
    "blank": ("parts that are gaps to fill in", lambda e: _share(s.blank for s in e.said)),
    "gaps": ("gaps to fill in, of all words", _gaps),
    "gapped": ("a gap in all parts or nearly so", lambda e: _share(s.gaps for s in e.said) >= 0.75),
    "template": ("a title of a form or of the method", lambda e: not e.whole and says_of("template_title", e.title)),
    "teaches": ("parts that say what to write", lambda e: _share(s.teaches for s in e.told)),
    "asks": ("parts that ask", lambda e: _share(s.asks for s in e.filled)),
    "reader": ("parts that speak to the reader", lambda e: _share(s.has("second_person") for s in e.filled)),
    "level": ("a row for a level or a grade", lambda e: fold(e.row) in word_list("levels")),
    "tells": ("parts that tell what happened", lambda e: _share(s.tells for s in e.filled)),
    "deed": ("an Action that is told", lambda e: any(s.tells for s in e.of(PartKind.ACTION))),
    "myself": ("somebody who says “I”", lambda e: any(s.has("singular") for s in e.said)),
    "steps": ("an Action of a procedure or a program", lambda e: _share(s.steps for s in e.of(PartKind.ACTION))),
    "actor": ("an Action by nobody in particular", lambda e: _share(s.rules for s in e.of(PartKind.ACTION))),
    "plan": ("“we”, but nothing that is over", _plan),
    "to_come": ("parts of what is yet to come", lambda e: _share(s.has("to_come") for s in e.filled)),
    "open": ("a Result that is still to come", _open),
}


def features(evidence: Evidence) -> Mapping[str, float]:
    """Return the value of every feature, from 0 to 1."""
    return {name: float(see(evidence)) for name, (_, see) in FEATURES.items()}
