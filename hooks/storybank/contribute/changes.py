"""What happened to the stories between two versions of a bank: added, changed, moved, retitled, removed."""

from __future__ import annotations

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
    texts = Texts([evenly(telling(story.text)) for story in (*gone, *come)])
    first = len(gone)
    alike = [(texts.likeness(i, j), -i, first - j) for i in range(first) for j in texts.near(i, SAME, first)]
    found: dict[str, StoryText] = {}
    known: set[str] = set()
    for likeness, i, j in sorted(alike, reverse=True):
        story = gone[-i]
        if likeness >= SAME and come[-j].id not in found and story.id not in known:
            found[come[-j].id] = story
            known.add(story.id)
    return found
