"""The Markdown beside a story's page: everything that its author wrote, and the ways on from it."""

from __future__ import annotations

from collections.abc import Iterator

from ..link.as_markdown import bullets, labelled
from ..markdown import plain
from ..model.addresses import principle_path, story_path
from .catalogue import Catalogue, Link
from .ties import Ties
from .twins import TwinWriter, blocks, section


def story_twin(catalogue: Catalogue, ties: Ties) -> str:
    """Return what the story says, with its principles and the other ways on."""
    return blocks(*_blocks(catalogue, ties))


def _blocks(catalogue: Catalogue, ties: Ties) -> Iterator[str]:
    say, twin = catalogue.say, TwinWriter(catalogue, story_path(ties.story.id))
    slug, title = ties.principle
    shown = [Link(principle_path(slug), plain(title))] if slug else []
    names = dict.fromkeys(map(twin.reasoned, (*shown, *ties.shows)))
    yield f"{say('story.shows')}: {', '.join(names)}" if names else ""
    yield twin.text(blocks(*map(labelled, ties.story.items)), ties.story.span)
    yield section(say("story.tellings"), bullets(map(twin.reasoned, ties.tellings)))
    yield section(say("story.related"), bullets(map(twin.reasoned, ties.related)))
    yield section(say("sections.other"), *map(twin.other, ties.leftovers))
