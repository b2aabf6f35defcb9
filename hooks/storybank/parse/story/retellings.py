"""Which stories of a file tell an earlier one again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...model.kinds import STAR
from ...model.story import Story
from ...text.fold import words
from ...text.slug import slugify
from ...text.words import is_unspaced

_WINDOW = 40  # earlier stories that one is compared with
_ALIKE, _ALIKE_BY_NAME = 0.6, 0.35
_ENOUGH = 8  # words that two stories must have to be compared


def link_retellings(stories: Sequence[Story]) -> tuple[Story, ...]:
    """Return the stories, each that tells an earlier one again with that one's id in `retells`."""
    vocabularies = [_vocabulary(story) for story in stories]
    result: list[Story] = []
    for i, story in enumerate(stories):
        first = next((j for j in range(max(0, i - _WINDOW), i) if _same(stories, vocabularies, j, i)), None)
        result.append(story if first is None else replace(story, retells=result[first].retells or result[first].id))
    return tuple(result)


def _same(stories: Sequence[Story], vocabularies: Sequence[frozenset[str]], first: int, second: int) -> bool:
    one, other = vocabularies[first], vocabularies[second]
    if min(len(one), len(other)) < _ENOUGH:
        return False
    named = slugify(stories[first].title) == slugify(stories[second].title)
    return len(one & other) / min(len(one), len(other)) >= (_ALIKE_BY_NAME if named else _ALIKE)


def _vocabulary(story: Story) -> frozenset[str]:
    """Return the telling words of a story: those of four letters and more, or pairs of characters of a CJK script."""
    text = " ".join(part.markdown for part in story.parts if part.kind in STAR)
    if is_unspaced(text):
        return frozenset(text[i : i + 2] for i in range(len(text) - 1) if text[i : i + 2].isalnum())
    return frozenset(word for word in words(text) if len(word) > 3 or word.isdigit())
