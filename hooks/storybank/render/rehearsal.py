"""What practice and pack load: every story in pieces that can be shown one by one, and every tip.

`browser/texts.js` reads these files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from ..link import facts
from ..markdown import inert, plain
from ..model.addresses import ADDRESSES, PRACTICE, address_of
from ..model.site import Asset
from ..text.shards import script
from .catalogue import Catalogue
from .environment import Writer
from .pages.questions import groups
from .pages.story import written
from .program import VERSION_LENGTH

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
    texts = [texts.pieces for texts in written(catalogue)]
    yield "core", _core(catalogue)
    yield "tips", list(_tips(catalogue, Writer(catalogue, PRACTICE)))
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
