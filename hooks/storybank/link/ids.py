"""Ids: every story gets an address of its own, every loose story a principle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ..model.findings import Finding, finding
from ..model.places import Span
from ..model.story import Document, Principle, Section, SectionItem, Story
from ..text.slug import unique

# A story is told apart by where it stands: two stories may have the same title, never the same lines.
_Key = tuple[Span, str]


def with_unique_ids(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """Return the documents with story ids and principle slugs that no other of the bank has.

    An id that an author gave is served first; of equal ones the first in reading order keeps its name.
    """
    stories = [story for document in documents for story in document.all_stories]
    served = sorted(stories, key=lambda story: not story.explicit_id)
    ids = dict(zip(map(_key, served), unique(s.explicit_id or s.id for s in served), strict=True))
    principles = [principle for document in documents for principle in document.principles]
    slugs = dict(zip((p.span for p in principles), unique(p.slug for p in principles), strict=True))
    return tuple(_renamed(document, ids, slugs) for document in documents)


def _key(story: Story) -> _Key:
    return story.span, story.title


def _renamed(document: Document, ids: Mapping[_Key, str], slugs: Mapping[Span, str]) -> Document:
    old: dict[str, str] = {}
    for story in document.all_stories:
        old.setdefault(story.id, ids[_key(story)])

    def rename(item: SectionItem, slug: str) -> SectionItem:
        if not isinstance(item, Story):
            return item
        return replace(item, id=ids[_key(item)], principle=slug, retells=old.get(item.retells, item.retells))

    def section(part: Section, slug: str) -> Section:
        return replace(part, items=tuple(rename(item, slug) for item in part.items))

    def principle(entry: Principle) -> Principle:
        slug = slugs[entry.span]
        return replace(entry, slug=slug, sections=tuple(section(part, slug) for part in entry.sections))

    loose = tuple(replace(s, id=ids[_key(s)], retells=old.get(s.retells, s.retells)) for s in document.stories)
    return replace(document, principles=tuple(map(principle, document.principles)), stories=loose)


def doubled_principles(documents: Iterable[Document]) -> Iterator[Finding]:
    """Yield a finding for each principle whose slug an earlier one already has."""
    first: dict[str, Principle] = {}
    for document in documents:
        for principle in document.principles:
            earlier = first.setdefault(principle.slug, principle)
            if earlier is not principle:
                message = f"the principle “{principle.title}” stands in {earlier.span.place} already"
                yield finding("SB410", principle.span.place, message)


def homeless(documents: Iterable[Document]) -> tuple[tuple[Principle, ...], tuple[Finding, ...]]:
    """Return a bare principle for each one that loose stories name but no file defines, and a finding for each."""
    known = {principle.slug for document in documents for principle in document.principles}
    made: dict[str, Principle] = {}
    for story in (story for document in documents for story in document.stories if story.principle):
        if story.principle not in known and story.principle not in made:
            title = story.principle.replace("-", " ").capitalize()
            made[story.principle] = Principle(story.principle, title, None, (), story.span)
    found = tuple(
        finding("SB411", p.span.place, f"no file defines the principle “{p.slug}” that this story belongs to")
        for p in made.values()
    )
    return tuple(made.values()), found
