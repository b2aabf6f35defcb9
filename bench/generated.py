"""Generated banks: as many stories as wanted, in the words of the real ones, with names of their own."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from storybank.link import link
from storybank.model.kinds import FieldName, PartKind
from storybank.model.library import Keyword, Library
from storybank.model.story import Document, Field, Part, Principle, Story
from storybank.text.slug import slugify

_SYLLABLES = ("ka", "ro", "mi", "tel", "van", "dor", "sil", "pex", "quo", "bri", "lun", "fa", "gri", "mor", "zen", "ta")


def generated(library: Library, stories: int, seed: int = 5) -> Library:
    """Return a linked library of `stories` stories.

    Every part, question and tag list comes from a real story of the same principle or another, drawn anew for each;
    two names in each story belong to it or to few others, as product and company names do. The same seed gives the
    same bank.
    """
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    made = list(_stories(library, stories, chance))
    documents = tuple(_document(principle, made) for principle in library.principles)
    curated = tuple(keyword for keyword in library.keywords if keyword.aliases)
    return link(documents, tuple(Keyword(k.slug, k.name, k.aliases) for k in curated))[0]


def _stories(library: Library, count: int, chance: random.Random) -> Iterator[Story]:
    pool = [story for story in library.stories if len(story.parts) > 3 and story.fields]
    for _ in range(count):
        principle = chance.choice(library.principles).slug
        own, other = _name(chance), _name(chance)
        title = f"{own.capitalize()} {_clause(chance.choice(pool), chance)} {_clause(chance.choice(pool), chance)}"
        items = tuple(_item(item, pool, own, other, chance) for item in chance.choice(pool).items if _is_kept(item))
        span = replace(pool[0].span, path=f"{principle}.md")
        yield Story(slugify(title), title[:90], "", principle, items, span)


def _is_kept(item: object) -> bool:
    return isinstance(item, Part) or (isinstance(item, Field) and item.name is not FieldName.SOURCE)


def _item(item: object, pool: Sequence[Story], own: str, other: str, chance: random.Random) -> Part | Field:
    """Draw an item of the same kind from another story, and name the two things that this story is about."""
    donor = chance.choice(pool)
    if isinstance(item, Part):
        texts = donor.texts(item.kind) or (item.markdown,)
        name = own if item.kind in (PartKind.SITUATION, PartKind.RESULT) else other
        return replace(item, markdown=f"{chance.choice(texts)} It was called {name}.")
    assert isinstance(item, Field)  # noqa: S101 - `_is_kept` lets nothing else through
    values = donor.values(item.name) or item.values
    return replace(item, values=values, markdown=", ".join(values))


def _clause(story: Story, chance: random.Random) -> str:
    words = story.title.split()
    start = chance.randrange(max(1, len(words) - 4))
    return " ".join(words[start : start + 4]).lower()


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3, 3))))


@cache
def _sections(principle: Principle) -> tuple[object, ...]:
    return tuple(section for section in principle.sections if not any(isinstance(i, Story) for i in section.items))


def _document(principle: Principle, stories: Sequence[Story]) -> Document:
    """Return a file with the principle's own text and its share of the stories."""
    kept = _sections(principle)
    bare = replace(principle, sections=kept)  # type: ignore[arg-type]  # sections without stories
    return Document(f"{principle.slug}.md", (), (bare,), tuple(s for s in stories if s.principle == principle.slug))
