"""A group: the marks of parts that may form one story."""

from __future__ import annotations

from dataclasses import dataclass

from ...model.kinds import STAR, PartKind
from .labels import Strength
from .marks import Mark, Wrap

RANK = {kind: rank for rank, kind in enumerate(STAR)}


@dataclass(frozen=True, slots=True)
class Group:
    """Marks of parts that may form one story, in source order.

    `stop` is where its container ends (a fence, a table), 0 when it stands in the flow. `title` is a title that the
    container itself carries (a table cell), `start` where the container begins for it; `one_of_many` says that what
    stands above speaks of several stories. `principle` is the name that its row gives it. Stories that have one
    column each share the lines of their table: each is `shared`, and all but the first of them `follows` another.
    """

    marks: tuple[Mark, ...]
    stop: int = 0
    title: tuple[int, int] | None = None
    start: int | None = None
    one_of_many: bool = False
    shared: bool = False
    follows: bool = False
    principle: tuple[int, int] | None = None

    @property
    def begin(self) -> int:
        """Where the story begins at the latest: with its container, or with its first mark."""
        return self.first.start if self.start is None else self.start

    @property
    def kinds(self) -> tuple[PartKind, ...]:
        """The STAR kinds that are announced, in the order of the parts."""
        seen = {kind for mark in self.marks for kind in mark.label.kinds}
        return tuple(kind for kind in STAR if kind in seen)

    @property
    def strong(self) -> tuple[PartKind, ...]:
        """The STAR kinds that a usual word or a letter announces."""
        seen = {k for mark in self.marks if mark.label.strength is not Strength.WEAK for k in mark.label.kinds}
        return tuple(kind for kind in STAR if kind in seen)

    @property
    def spoken(self) -> bool:
        """Whether the parts are told in a dialogue, each behind the name of a speaker."""
        return self.first.start > self.first.line.start and self.first.wrap in {Wrap.STRONG, Wrap.PLAIN}

    @property
    def first(self) -> Mark:
        return self.marks[0]

    @property
    def last(self) -> Mark:
        return self.marks[-1]


def is_star(mark: Mark) -> bool:
    """Return whether a mark announces Situation, Task, Action or Result."""
    return any(kind in RANK for kind in mark.label.kinds)


def nested(mark: Mark, anchor: Mark) -> bool:
    """Return whether a mark stands deeper in lists than `anchor`, and so inside its text."""
    if anchor.wrap is Wrap.HEADING:
        return mark.wrap is not Wrap.HEADING or mark.line.level > anchor.line.level
    if mark.line.bullet and not anchor.line.bullet:
        return True
    return mark.line.bullet and mark.line.indent > anchor.line.indent + 1
