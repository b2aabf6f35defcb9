"""What several formats share: a story as one flat row of texts, and the stories below their principles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..link import facts
from ..link.outcome import outcome
from ..markdown import plain
from ..model.addresses import address_of, story_path
from ..model.kinds import FieldName, PartKind
from ..model.library import Library
from ..model.story import Principle, Story

Row = dict[str, str]
BANK = "Stories of work"  # what a bank is called outside its site
OTHERS = "Other stories"  # what heads the stories of no principle


def rows(library: Library, site: str = "") -> Iterator[Row]:
    """Yield each story in reading order, every row with the same keys.

    Parts and fields are Markdown as written, several of one kind below one another; principles, keywords, the title and
    the outcome in one line are plain text. `address` is where the story's page is: below the `site`, or relative to its
    root where that is "".
    """
    titles = {principle.slug: plain(principle.title) for principle in library.principles}
    names = {keyword.slug: keyword.name for keyword in library.keywords}
    for story in library.stories:
        shown = library.also_shows.get(story.id, ())
        yield {
            "id": story.id,
            "title": plain(story.title),
            "principle": titles.get(story.principle, ""),
            "also_shows": _list(titles[slug] for slug in shown if slug in titles),
            "kind": facts.kind(story),
            "keywords": _list(names[slug] for slug in library.story_keywords.get(story.id, ())),
            "outcome": outcome(story),
            **{str(kind): "\n\n".join(_told(story, kind)) for kind in PartKind},
            **{str(name): _list(story.values(name)) for name in FieldName if str(name) not in _APART},
            "other": "\n\n".join(other.markdown for other in story.other if other.markdown.strip()),
            "address": site + address_of(story_path(story.id)),
            "path": story.span.path,
            "line": str(story.span.line),
        }


def by_principle(library: Library) -> Iterator[tuple[Principle | None, list[Story]]]:
    """Yield each principle with its stories, in reading order; None with those of no principle, if there are any."""
    told: dict[str, list[Story]] = {}
    for story in library.stories:
        told.setdefault(story.principle, []).append(story)
    yield from ((principle, told.pop(principle.slug, [])) for principle in library.principles)
    if others := [story for stories in told.values() for story in stories]:
        yield None, others


_APART = ("also_shows", "kind")  # said above, by title and with the default


def _told(story: Story, kind: PartKind) -> Iterator[str]:
    """Yield the texts of a kind; what a joint label covers stands with the first of its kinds, and nowhere twice."""
    yield from (part.markdown for part in story.parts if part.kind is kind)


def _list(values: Iterable[str]) -> str:
    return "\n".join(values)
