"""What the list shows of an entry: title, principle, and the passages that excerpts are cut from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..link import facts
from ..markdown import plain
from ..model.kinds import FieldName
from ..model.story import Story
from .fields import Entry, FieldKind

_SIZES = ((320, 1), (3_200, 4))  # up to so many entries, so many in one shard
_SMALLEST = 2
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_BREAK = re.compile(r"[^a-z0-9]+")
PAGE_LENGTH = 6_000  # characters of a page that an excerpt can come from


def shard_size(entries: int) -> int:
    """Return how many entries one shard holds: one, as a list fetches few, and some where that would be many files."""
    return next((size for limit, size in _SIZES if entries <= limit), _SMALLEST)


def stub(entry: Entry) -> str:
    """Return id and title of a story, which a list shows first. The id that the title gives by itself is left out.

    >>> stub(Entry("the-end", "Kafka's end", "", ())), stub(Entry("kafkas-end", "Kafka's end", "", ()))
    ("the-end Kafka's end", " Kafka's end")
    """
    joined = _APOSTROPHE.sub("", entry.title.lower())
    is_plain = entry.title.isascii() and _BREAK.sub("-", joined).strip("-") == entry.id
    return f"{'' if is_plain else entry.id} {entry.title}"


def story_document(
    story: Story, entry: Entry, minutes: int, principle: int, keywords: Sequence[Sequence[str]]
) -> list[object]:
    """Return a story as the list shows it; `principle` is a number in the list of the core, `keywords` are those of the
    story that have other names, each with them."""
    who_and_when = [plain(value) for name in (FieldName.ORGANISATION, FieldName.PERIOD) for value in story.values(name)]
    shown = [p for p in entry.passages if p.shown and p.kind not in (FieldKind.TITLE, FieldKind.PRINCIPLE)]
    return [
        entry.id,
        entry.title,
        principle,
        facts.kind(story),
        minutes,
        who_and_when,
        [[int(passage.kind), passage.text] for passage in shown if passage.text],
        list(keywords),
    ]


def page_document(entry: Entry) -> list[object]:
    """Return a page as the list shows it."""
    texts = [passage.text for passage in entry.passages if passage.kind is FieldKind.DETAILS]
    return [entry.address, entry.title, " ".join(texts)[:PAGE_LENGTH]]


def shards(documents: Sequence[list[object]], size: int) -> list[list[list[object]]]:
    """Return the documents in groups of `size`."""
    return [list(documents[at : at + size]) for at in range(0, len(documents), size)]
