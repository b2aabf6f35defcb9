"""From a linked library to the files of the search: the order of the steps."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, repeat

from ..link import facts
from ..markdown import plain
from ..model.addresses import ADDRESSES, FIND, address_of
from ..model.each import Each, one_by_one
from ..model.kinds import KINDS
from ..model.library import Library
from ..model.site import Asset, Page
from ..text.locale import FALLBACK, Locale
from ..text.shards import data_block, script
from ..text.terms import table
from . import competencies, documents, facets, leaves, meanings, shown, spelling
from .facets import FacetSources
from .fields import MEANT, OPENING, SEARCHED, Entry, FieldKind, names_of, page_entry, principle_entry, story_entry
from .held import name_term
from .light import light_words
from .ordinary import Near
from .postings import Index, index
from .program import early, programs

FOLDER = address_of(FIND).rstrip("/")
VERSION_LENGTH = 10
SMALL = 320  # stories; the titles of so many stand in the core
HEAD = """<script type="application/json" id="find-core">{core}</script>
<script>{early}</script>
<script src="find.js?v={program}" fetchpriority="high"></script>
"""

_Shards = dict[str, object]


@dataclass(frozen=True, slots=True)
class Search:
    """`files` are the index and the program, below `find/`; `head` is the markup with which the search page begins."""

    files: tuple[Asset, ...]
    head: str


def build_index(
    library: Library,
    pages: tuple[Page, ...] = (),
    language: str = FALLBACK,
    near: Near | None = None,
    each: Each = one_by_one,
) -> Search:
    """Return the search over the stories, the principles and the pages written by hand; it speaks the language.

    The same library gives the same bytes. The core of the index is what a search starts with; it names the version that
    every other shard must have. It stands in the search page itself, and in `find/core.js` for a page that lacks it.
    `near` may answer what `ordinary` would; with another `each`, what an entry holds may be known.
    """
    stories = _stories(library)
    others = [*map(principle_entry, library.principles), *map(page_entry, pages)]
    made = index([*stories, *others], each)
    say = facets.speaking(language)
    shards = _shards(library, (stories, others), made, say, near)
    version = _version(shards)
    files = {name: script(name, version, value) for name, value in shards.items()} | programs(language)
    core = data_block(["core", version, shards["core"]])
    program = sha256(b"".join(programs(language).values())).hexdigest()[:VERSION_LENGTH]
    head = HEAD.format(core=core, early=early(), program=program)
    return Search(tuple(Asset(f"{FOLDER}/{name}.js", data) for name, data in files.items()), head)


def _version(shards: _Shards) -> str:
    """Return what changes when any of the shards does: what `repr` says of them, never in memory as one text."""
    seen = sha256()
    for before, (name, value) in zip(chain("{", repeat(", ")), shards.items(), strict=False):
        seen.update(f"{before}{name!r}: {value!r}".encode())
    seen.update(b"}")
    return seen.hexdigest()[:VERSION_LENGTH]


def _stories(library: Library) -> list[Entry]:
    names = names_of(library)
    return [story_entry(story, library, names) for story in library.stories]


def _shards(
    library: Library, entries: tuple[list[Entry], list[Entry]], made: Index, say: Locale, near: Near | None
) -> _Shards:
    stories, others = entries
    curated = {name_term(name) for keyword in library.keywords for name in (keyword.name, *keyword.aliases)}
    whole = shown.shown(meanings.meant(made, len(stories), curated), len(stories))
    masks = leaves.masks(whole)
    stubs = [documents.stub(entry) for entry in stories]
    is_small = len(stories) <= SMALL
    cut = leaves.leaves(whole, masks, () if is_small else stubs, small=is_small)
    speller = spelling.spelling(made, len(stories), near)
    size = documents.shard_size(len(stories))
    minutes = [facts.minutes(facts.words(story), facts.SPEAKING_WORDS) for story in library.stories]
    found: _Shards = {
        "core": {
            "stories": len(stories),
            "pages": len(others),
            "shard": size,
            "stubs": stubs if is_small else [],
            "pageShard": documents.shard_size(0),
            "leaves": [leaf.first for leaf in cut],
            "masks": masks,
            "spelling": [group.first for group in speller],
            "fields": [[kind.name.lower(), say(f"searched.{kind.name.lower()}")] for kind in FieldKind],
            "anchors": [SEARCHED[kind].anchor for kind in FieldKind],
            "opening": int(OPENING),
            "meant": MEANT,
            "kinds": {kind: say(f"kinds.{kind}") for kind in KINDS},
            "facets": facets.declared(say),
            "addresses": dict(ADDRESSES),
            "principles": [[p.slug, plain(p.title)] for p in library.principles],
            "light": light_words(say.language),
            **table(),
        },
        "competencies": competencies.rows(),
        "facets": facets.facets(FacetSources(library, made, minutes, say)),
    }
    found |= {f"leaf-{at}": leaf.terms for at, leaf in enumerate(cut)}
    found |= {f"positions-{at}": leaf.positions for at, leaf in enumerate(cut)}
    found |= {f"spelling-{at}": group.words for at, group in enumerate(speller)}
    return found | _documents(library, stories, minutes, size) | _pages(others)


def _documents(library: Library, stories: list[Entry], minutes: list[int], size: int) -> _Shards:
    principles = {principle.slug: number for number, principle in enumerate(library.principles)}
    names = {keyword.slug: [keyword.name, *keyword.aliases] for keyword in library.keywords if keyword.aliases}
    rows = []
    for story, entry, spoken in zip(library.stories, stories, minutes, strict=True):
        held = [names[slug] for slug in library.story_keywords.get(story.id, ()) if slug in names]
        principle = principles.get(story.principle, -1)
        rows.append(documents.story_document(story, entry, spoken, principle, held))
    return {f"stories-{at}": shard for at, shard in enumerate(documents.shards(rows, size))}


def _pages(pages: list[Entry]) -> _Shards:
    rows = [documents.page_document(entry) for entry in pages]
    return {f"pages-{at}": shard for at, shard in enumerate(documents.shards(rows, documents.shard_size(0)))}
