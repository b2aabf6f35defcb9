"""What can be said of how a story is told, each with the words that show it; there is no total.

Whoever rehearses wants to know whether the result is measured, whether the Action says who did it, how the words are
shared among the parts, and how long it takes aloud.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..markdown import plain
from ..model.kinds import FieldName, PartKind
from ..model.story import Part, Story
from ..text.figures import CHANGE, measures, numbers
from ..text.words import size
from . import facts

SKETCH = 60  # words: what is shorter is no telling yet, and is not judged
_RESULTS = (PartKind.RESULT, PartKind.METRICS)
# What others say is not the author's own "we", and code says nothing.
_QUOTED = re.compile(
    r"^\s*>.*$|`[^`\n]*`|(?<!\w)\"[^\"\n]{1,300}\"|“[^”\n]{1,300}”|„[^“”\n]{1,300}[“”]|«[^»\n]{1,300}»"
    r"|(?<!\w)‘[^’\n]{1,300}’(?!\w)|(?<!\w)'[^'\n]{1,300}'(?!\w)",
    re.MULTILINE,
)
_ON = r"(?:[^\S\n]+[\w’'-]+)?"  # and the word behind it
_I = re.compile(rf"\b(?:I(?![/.-]|\w)(?:['’]\w+)?|[Mm]y|[Mm]yself|[Ii]ch|[Mm]ein\w*){_ON}")
_WE = re.compile(rf"\b(?:[Ww]e(?!\w)(?:['’]\w+)?|[Oo]ur|[Oo]urselves|[Ww]ir|[Uu]nser\w*){_ON}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a Result as written; `is_backed` where a source is said to give it, or its author confirmed it."""

    text: str
    is_backed: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """Who acts in the Action: each "I" and each "we" of the author, with the word behind it."""

    i: tuple[str, ...]
    we: tuple[str, ...]


def is_judged(story: Story) -> bool:
    """Say whether how a story is told can be judged: somebody's own, and more than a sketch."""
    return facts.kind(story) == "own" and facts.words(story) >= SKETCH


def figures(story: Story, kinds: tuple[PartKind, ...] = _RESULTS) -> tuple[Figure, ...]:
    """Return each figure of the Result and the Metrics that measures something, once, in source order."""
    backing = numbers(" ".join(backings(story)))
    found = dict.fromkeys(text for kind in kinds for part in story.texts(kind) for text in measures(plain(part)))
    return tuple(Figure(text, numbers(text) <= backing) for text in found)


def backings(story: Story) -> Iterator[str]:
    """Yield what stands for the figures of a story: what sources give, and what its author confirmed."""
    for name in (FieldName.SOURCE, FieldName.CONFIRMED):
        yield from (plain(value) for value in story.values(name))


def shows_change(story: Story) -> bool:
    """Say whether the Result or the Metrics say what was before and what came after, be it without a unit."""
    return any(CHANGE.search(plain(text)) for kind in _RESULTS for text in story.texts(kind))


def voice(story: Story) -> Voice:
    """Return who acts in the Action; what stands in quotation marks, in a quote or in code is not the author's."""
    told = _QUOTED.sub(" ", "\n".join(story.texts(PartKind.ACTION)))
    return Voice(tuple(_I.findall(told)), tuple(_WE.findall(told)))


def shares(story: Story) -> tuple[tuple[Part, int], ...]:
    """Return the percentage of the story's words in each part that has any."""
    counted = [(part, size(plain(part.markdown))) for part in story.parts]
    total = sum(count for _, count in counted)
    return tuple((part, round(100 * count / total)) for part, count in counted if count)


def seconds(story: Story) -> int:
    """Return how long the parts take aloud."""
    return facts.seconds(facts.words(story))
