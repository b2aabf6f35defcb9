"""Which stories of a file tell an earlier one again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from ...model.kinds import STAR
from ...model.story import Story
from ...text.fold import words
from ...text.similarity import overlap, telling
from ...text.words import is_unspaced

_WINDOW = 40  # earlier stories that one is compared with
_ENOUGH = 8  # telling words that two stories must have to be compared

# How much of the shorter story the longer one must hold. Measured on every sample file and the bank: retellings 0.54
# and more, different stories 0.40 and less; by the angle between them, as stories of several files are compared, 0.22
# and 0.19.
_ALIKE = 0.5


# How much of it as written, for the two to be compared by stems, which cost some work: those retellings have 0.45.
_NEAR, _WHOLE = 0.25, 5


def link_retellings(stories: Sequence[Story]) -> tuple[Story, ...]:
    """Return the stories, each that tells an earlier one again with that one's id in `retells`."""
    told = [_Told("\n".join(part.markdown for part in story.parts if part.kind in STAR)) for story in stories]
    result: list[Story] = []
    for i, story in enumerate(stories):
        earlier = range(max(0, i - _WINDOW), i)
        first = next((j for j in earlier if told[j].again(told[i])), None)
        result.append(story if first is None else replace(story, retells=result[first].retells or result[first].id))
    return tuple(result)


class _Told:
    """The text of a story, with the words it is compared by."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._unparted = is_unspaced(text)
        self._longer = frozenset(word for word in words(text) if len(word) >= _WHOLE)

    @cached_property
    def _telling(self) -> frozenset[str]:
        return telling(self._text)

    def again(self, other: _Told) -> bool:
        """Say whether the other text tells the same."""
        near = self._unparted or other._unparted or overlap(self._longer, other._longer) >= _NEAR
        long = near and min(len(self._telling), len(other._telling)) >= _ENOUGH
        return long and overlap(self._telling, other._telling) >= _ALIKE
