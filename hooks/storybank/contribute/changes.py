"""What happened to the stories between two versions of a bank: added, changed, moved, retitled, removed."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..text.similarity import Texts, evenly, telling
from .exported import StoryText

SAME = 0.6  # of the telling words: below it, one story went and another one came


class Kind(StrEnum):
    """What happened to a story. Several can be true of one."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RETITLED = "retitled"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One story before and after; None where it was not, or is no more."""

    kinds: tuple[Kind, ...]
    before: StoryText | None
    after: StoryText | None

    @property
    def story(self) -> StoryText:
        """The story as it is now, or as it last was."""
        story = self.after or self.before
        assert story is not None  # noqa: S101 - a change has at least one side
        return story


def changes(before: Sequence[StoryText], after: Sequence[StoryText]) -> tuple[Change, ...]:
    """Return the changes, in the order of the stories now, the removed ones last. Untouched stories are left out."""
    old = {story.id: story for story in before}
    new = {story.id: story for story in after}
    pairs = {id_: old[id_] for id_ in new if id_ in old}
    gone = [story for id_, story in old.items() if id_ not in new]
    pairs |= _recognised(gone, [story for id_, story in new.items() if id_ not in old])
    found = [Change(_kinds(pairs.get(id_), story), pairs.get(id_), story) for id_, story in new.items()]
    known = {story.id for story in pairs.values()}
    found += [Change((Kind.REMOVED,), story, None) for story in gone if story.id not in known]
    return tuple(change for change in found if change.kinds)


def _kinds(before: StoryText | None, after: StoryText) -> tuple[Kind, ...]:
    if before is None:
        return (Kind.ADDED,)
    true = {
        Kind.MOVED: (before.path, before.principles[:1]) != (after.path, after.principles[:1]),
        Kind.RETITLED: before.title != after.title,
        Kind.CHANGED: before.texts != after.texts or before.principles[1:] != after.principles[1:],
    }
    return tuple(kind for kind, holds in true.items() if holds)


def _recognised(gone: Sequence[StoryText], come: Sequence[StoryText]) -> dict[str, StoryText]:
    """Return which new ids are old stories under another id, the most alike first."""
    told = [telling(story.text) for story in (*gone, *come)]
    pairs = _equal(told, len(gone))
    pairs |= _alike(told, len(gone), {*pairs, *pairs.values()})
    return {come[j - len(gone)].id: gone[i] for i, j in pairs.items()}


def _equal(told: Sequence[frozenset[str]], first: int) -> dict[int, int]:
    """Return the texts before the number `first`, and for each the one behind it that tells the same."""
    free: defaultdict[frozenset[str], deque[int]] = defaultdict(deque)
    for number in range(first, len(told)):
        free[told[number]].append(number)
    return {number: free[words].popleft() for number, words in enumerate(told[:first]) if words and free[words]}


def _alike(told: Sequence[frozenset[str]], first: int, taken: set[int]) -> dict[int, int]:
    """Return the same for texts that are most alike; those `taken` already are left out."""
    texts = Texts([evenly(words) for words in told])
    left = [number for number in range(first) if number not in taken]
    alike = [(-texts.likeness(i, j), i, j) for i in left for j in texts.near(i, SAME, first) if j not in taken]
    found: dict[int, int] = {}
    for likeness, i, j in sorted(alike):
        if -likeness >= SAME and i not in taken and j not in taken:
            taken |= {i, j}
            found[i] = j
    return found
