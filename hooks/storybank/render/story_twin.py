"""The Markdown beside a story's page: everything that its author wrote, and the ways on from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..link.as_markdown import bullets, labelled
from ..markdown import plain
from ..model.addresses import principle_path, story_path
from ..model.story import Story
from .catalogue import Catalogue, Link
from .twins import TwinWriter, blocks, section


def story_twin(catalogue: Catalogue, story: Story, ways: Mapping[str, Sequence[Link]]) -> str:
    """Return what the story says, with its principles and the other ways on, by what their template calls them."""
    return blocks(*_blocks(catalogue, story, ways))


def _blocks(catalogue: Catalogue, story: Story, ways: Mapping[str, Sequence[Link]]) -> Iterator[str]:
    say, twin = catalogue.say, TwinWriter(catalogue, story_path(story.id))
    own = catalogue.principles.get(story.principle)
    shown = [Link(principle_path(own.slug), plain(own.title))] if own else []
    names = dict.fromkeys(map(twin.reasoned, (*shown, *ways["shows"])))
    yield f"{say('story.shows')}: {', '.join(names)}" if names else ""
    yield twin.text(blocks(*map(labelled, story.items)), story.span)
    yield section(say("story.tellings"), bullets(map(twin.reasoned, ways["tellings"])))
    yield section(say("story.related"), bullets(map(twin.reasoned, ways["related"])))
    yield section(say("sections.other"), *map(twin.other, catalogue.left_over.get(story.span, ())))
