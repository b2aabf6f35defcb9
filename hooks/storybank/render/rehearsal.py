"""What practice and pack load: every story in pieces that can be shown one by one, and every tip.

Both pages stand at the same depth, so that a text with its links serves both. `browser/texts.js` reads these files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from ..link import facts
from ..markdown import inert, plain
from ..model.addresses import ADDRESSES, PRACTICE, address_of
from ..model.kinds import FieldName
from ..model.settings import Settings
from ..model.site import Asset
from ..model.story import Other, Part, Story
from ..text.locale import Locale
from ..text.shards import script
from ..text.words import size
from . import wording
from .catalogue import Catalogue
from .environment import Writer
from .pages.questions import groups
from .program import VERSION_LENGTH
from .ties import Ties, ties_of

FOLDER = address_of(PRACTICE).rstrip("/")
LIST = "storybankTexts"  # apart from the files of the search, which a page may hold as well
SHARD = 16  # stories in one file


def files(catalogue: Catalogue) -> Iterator[Asset]:
    """Yield the files: the core, which says what there is, and the texts. The same bank gives the same bytes."""
    shards = dict(_shards(catalogue))
    version = sha256(repr(shards).encode()).hexdigest()[:VERSION_LENGTH]
    for name, value in shards.items():
        yield Asset(f"{FOLDER}/{name}.js", script(name, version, value, LIST))


def _shards(catalogue: Catalogue) -> Iterator[tuple[str, object]]:
    writer = Writer(catalogue, PRACTICE)

    def story_pieces(ties: Ties, _settings: Settings) -> Mapping[str, object]:
        return _texts(catalogue, writer, ties.story)

    texts = catalogue.each(story_pieces, ties_of(catalogue), catalogue.settings)
    yield "core", _core(catalogue)
    yield "tips", list(_tips(catalogue, writer))
    for at in range(0, len(texts), SHARD):
        yield f"texts-{at // SHARD}", texts[at : at + SHARD]


def _core(catalogue: Catalogue) -> Mapping[str, object]:
    principles = catalogue.library.principles
    number = {principle.slug: at for at, principle in enumerate(principles)}
    return {
        "shard": SHARD,
        "pace": facts.SPEAKING_WORDS,
        "addresses": dict(ADDRESSES),
        "principles": [[principle.slug, plain(principle.title)] for principle in principles],
        "stories": [
            [card.id, card.title, number[card.principle.slug] if card.principle else -1]
            for card in catalogue.cards.values()
        ],
        "questions": list(_questions(catalogue)),
    }


def _questions(catalogue: Catalogue) -> Iterator[list[object]]:
    """Yield each question that some story answers: its id, its text, and the numbers of the stories, the best first."""
    number = {id_: at for at, id_ in enumerate(catalogue.cards)}
    for _, questions in groups(catalogue):
        for asked in questions:
            if asked.cards:
                yield [asked.id, asked.text, [number[card.id] for card in asked.cards]]


def _tips(catalogue: Catalogue, writer: Writer) -> Iterator[list[object]]:
    """Yield each tip once: its id, its text as HTML, and the number of its principle."""
    seen = set()
    for at, principle in enumerate(catalogue.library.principles):
        for tip in principle.tips:
            if tip.id not in seen:
                seen.add(tip.id)
                yield [tip.id, inert(writer.inline(tip.markdown, tip.span)), at]


def _texts(catalogue: Catalogue, writer: Writer, story: Story) -> Mapping[str, object]:
    """What can be shown of a story: its parts as heading, kind, number of words and HTML; and its sources as HTML."""
    card = catalogue.cards[story.id]
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
