"""A story in pieces that practice and pack can show one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..markdown import inert, plain
from ..model.addresses import PRACTICE
from ..model.kinds import FieldName
from ..model.story import Other, Part, Story
from ..text.locale import Locale
from ..text.words import size
from . import wording
from .catalogue import Catalogue
from .environment import Writer


def pieces(catalogue: Catalogue, story: Story) -> Mapping[str, object]:
    """Return what can be shown of a story: its parts as heading, kind, number of words and HTML; its sources as HTML.

    Practice and pack stand at the same depth, so that a text with its links serves both.
    """
    card, writer = catalogue.cards[story.id], Writer(catalogue, PRACTICE)
    return {
        "about": [catalogue.say(f"kinds.{card.kind}"), *filter(None, (card.organisation, card.period))],
        "parts": [
            [
                _heading(item, catalogue.say),
                str(item.kind) if isinstance(item, Part) else "other",
                _words(item),
                _html(writer, item),
            ]
            for item in _told(story)
        ],
        "sources": [
            inert(writer.block(field.markdown, field.span)) for field in story.fields if field.name is FieldName.SOURCE
        ],
    }


def _told(story: Story) -> Iterator[Part | Other]:
    """Yield what is told aloud, and what else stands between; fields describe the story."""
    return (item for item in story.items if isinstance(item, Part | Other) and item.markdown.strip())


def _heading(item: Part | Other, say: Locale) -> str:
    return wording.part_title(item, say) if isinstance(item, Part) else plain(item.heading)


def _words(item: Part | Other) -> int:
    return size(plain(item.markdown))


def _html(writer: Writer, item: Part | Other) -> str:
    return inert(writer.block(item.markdown, item.span))
