"""What interview questions ask for, found in stories that do not use the words of the question.

A competency is a term like any other: it stands wherever one of its phrases stands in a story. Only questions look for
it.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from ..read.made import made_once
from ..text import terms
from ..text.terms import Reading, stems
from .groups import THESAURUS, forms, groups
from .phrases import Phrases, phrases

_FOLDER = Path(__file__).parent / THESAURUS
KEYS = ("words", "asked", "told")
HINT = 0.7  # what a word tells that stories of a competency often use, and others too
SIGN = "~"  # begins the term of a competency; no word begins so


class Cue(NamedTuple):
    """A phrase that speaks of a competency: the term of that, the phrase, and how surely it does."""

    term: str
    phrase: str
    surety: float


@dataclass(frozen=True, slots=True)
class Competency:
    """What a question can ask for.

    `words` name it in questions and in stories; only questions have what is `asked`, only stories what is `told`.
    """

    name: str
    words: tuple[str, ...]
    asked: tuple[str, ...]
    told: tuple[str, ...]

    @property
    def term(self) -> str:
        """The term of the index."""
        return SIGN + self.name


@cache
def competencies() -> tuple[Competency, ...]:
    """Return the competencies by name. A group that begins with one of their words tells of them."""
    found: defaultdict[str, list[Mapping[str, str]]] = defaultdict(list)
    for file in sorted(_FOLDER.glob("*.toml")):
        for name, row in tomllib.loads(file.read_text(encoding="utf-8")).items():
            found[name].append(row)
    return tuple(_competency(name, found[name]) for name in sorted(found))


def _competency(name: str, rows: Sequence[Mapping[str, str]]) -> Competency:
    """Return a competency of which several files may say something; what stands in two of its lists is of the first."""
    words, asked, told = ([text for row in rows for text in row[key].split(", ")] for key in KEYS)
    begins = {stems(word) for word in words}
    more = (name for first, names in _begun() if first in begins for name in names)
    known: set[Reading] = set()
    return Competency(name, _new(words, known), _new(asked, known), _new((*told, *more), known))


def _new(names: Iterable[str], known: set[Reading]) -> tuple[str, ...]:
    """Return the names, with the forms of their irregular words, whose stems are not yet known; now they are."""
    made = {}
    for name in names:
        for form in forms(name):
            if (row := stems(form)) not in known:
                known.add(row)
                made[row] = form
    return tuple(made.values())


@cache
def _begun() -> tuple[tuple[Reading, tuple[str, ...]], ...]:
    """Return for each group the stems of its first name, and all its names."""
    return tuple((stems(one.words[0]), (*one.words, *one.told)) for one in groups())


@lru_cache(maxsize=1024)  # the stories of a principle share what it says
def told_in(text: str) -> tuple[Cue, ...]:
    """Return what a text tells of competencies, each phrase once."""
    return tuple(_told().found_in(text))


def asked_in(text: str) -> Iterator[Cue]:
    """Yield what a question asks for, each phrase once."""
    yield from _asked().found_in(text)


@made_once
def _asked() -> Phrases[Cue]:
    names = ((text, Cue(one.term, text, 1.0)) for one in competencies() for text in (*one.words, *one.asked))
    return phrases(names, terms.asked)


@made_once
def _told() -> Phrases[Cue]:
    sure = [(text, Cue(one.term, text, 1.0)) for one in competencies() for text in one.words]
    hints = [(text, Cue(one.term, text, HINT)) for one in competencies() for text in one.told]
    return phrases([*sure, *hints], terms.told)


@made_once
def rows() -> list[list[str]]:
    """Return for the browser each competency: its name, the phrases that ask for it, single words that tell of it."""
    return list(_rows())


def _rows() -> Iterator[list[str]]:
    for one in competencies():
        asked = sorted({" ".join(terms.asked(text)) for text in (*one.words, *one.asked)})
        told = sorted({found[0] for text in (*one.words, *one.told) if len(found := stems(text)) == 1})
        yield [one.name, ",".join(asked), " ".join(told)]
