"""Which stories of a file tell an earlier one again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...model.kinds import STAR
from ...model.story import Story
from ...text.similarity import overlap, telling

_WINDOW = 40  # earlier stories that one is compared with
_ENOUGH = 8  # telling words that two stories must have to be compared

# How much of the shorter story the longer one must hold. Measured on every sample file and the bank: retellings 0.54
# and more, different stories 0.40 and less; by the angle between them, as stories of several files are compared, 0.22
# and 0.19.
_ALIKE = 0.5


def link_retellings(stories: Sequence[Story]) -> tuple[Story, ...]:
    """Return the stories, each that tells an earlier one again with that one's id in `retells`."""
    told = [telling("\n".join(part.markdown for part in story.parts if part.kind in STAR)) for story in stories]
    long = [len(words) >= _ENOUGH for words in told]
    result: list[Story] = []
    for i, story in enumerate(stories):
        earlier = range(max(0, i - _WINDOW), i) if long[i] else ()
        first = next((j for j in earlier if long[j] and overlap(told[j], told[i]) >= _ALIKE), None)
        result.append(story if first is None else replace(story, retells=result[first].retells or result[first].id))
    return tuple(result)
