"""What a list can say about a story without telling it: its result in one line, its kind, and how long it takes."""

from __future__ import annotations

from collections.abc import Iterator

from ..markdown import plain
from ..model.kinds import KINDS, FieldName, PartKind, kind_named
from ..model.library import Library
from ..model.story import Story
from ..text.figures import measures
from ..text.sentences import sentences
from ..text.words import size

LINE_LENGTH = 160
READING_WORDS = 220  # a minute, silently
SPEAKING_WORDS = 140  # a minute, aloud and calm


def one_line(text: str, length: int = LINE_LENGTH, at_least: int = 0) -> str:
    """Return the first sentence of a plain text, cut at a word where it is longer than `length`.

    Further sentences follow until the line has `at_least` characters.
    """
    first, *rest = sentences(text) or [""]
    while rest and len(first) < at_least:
        first = f"{first} {rest.pop(0)}"
    if len(first) <= length:
        return first
    return (first[:length].rpartition(" ")[0] or first[:length]).rstrip(" ,;:–-") + " …"


def is_measured(story: Story) -> bool:
    """Say whether a result or a metric of the story holds a figure with a unit: `60%`, `3x`, `$50K`, `4 hours`."""
    texts = (*story.texts(PartKind.RESULT), *story.texts(PartKind.METRICS))
    return any(measures(plain(text)) for text in texts)


def kind(story: Story) -> str:
    """Return `own`, `retold` or `illustrative`: as the story says, and `own` where it says nothing."""
    return next(filter(None, map(kind_named, story.values(FieldName.KIND))), KINDS[0])


def retold(library: Library) -> Iterator[Story]:
    """Yield the stories that are told after a public account."""
    return (story for story in library.stories if kind(story) == "retold")


def words(story: Story) -> int:
    """Count the words of the story's parts."""
    return sum(size(plain(part.markdown)) for part in story.parts)


def minutes(count: int, words_a_minute: int) -> int:
    """Return how many minutes so many words take, rounded, at least one."""
    return max(1, round(count / words_a_minute))


def seconds(count: int) -> int:
    """Return how many seconds so many words take aloud, in tens, at least ten."""
    return max(10, round(count * 6 / SPEAKING_WORDS) * 10)
