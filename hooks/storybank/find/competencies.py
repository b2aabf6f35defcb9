"""What interview questions ask for, found in stories that do not use the words of the question.

A competency is a term like any other: it stands wherever one of its phrases stands in a story. Only questions look for
it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..text.terms import stems
from .groups import groups
from .phrases import Phrases, phrases

_FILE = Path(__file__).with_name("competencies.toml")
HINT = 0.7  # what a word tells that stories of a competency often use, and others too
SIGN = "~"  # begins the term of a competency; no word begins so


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
    """Return the competencies in the order of their file. A group that begins with one of their words tells of them."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    rows = {name: [tuple(row[key].split(", ")) for key in ("words", "asked", "told")] for name, row in table.items()}
    return tuple(
        Competency(name, words, asked, _told_by(words, asked, told)) for name, (words, asked, told) in rows.items()
    )


def _told_by(words: tuple[str, ...], asked: tuple[str, ...], told: tuple[str, ...]) -> tuple[str, ...]:
    named = {stems(word) for word in words}
    near = [group for group in groups() if stems(group.words[0]) in named]
    more = {stems(name): name for group in near for name in (*group.words, *group.told)}
    return (*told, *(name for row, name in more.items() if row not in {*named, *map(stems, (*asked, *told))}))


def told_in(text: str) -> Iterator[tuple[str, float]]:
    """Yield the term of each competency that a text tells of, once for each phrase, with how surely it does."""
    yield from _told().found_in(text)


def asked_in(text: str) -> Iterator[tuple[str, float]]:
    """Yield the term of each competency that a question asks for, once for each phrase, with how surely it does."""
    yield from _asked().found_in(text)


@cache
def _asked() -> Phrases[tuple[str, float]]:
    return phrases((text, (one.term, 1.0)) for one in competencies() for text in (*one.words, *one.asked))


@cache
def _told() -> Phrases[tuple[str, float]]:
    sure = [(text, (one.term, 1.0)) for one in competencies() for text in one.words]
    return phrases([*sure, *((text, (one.term, HINT)) for one in competencies() for text in one.told)])


def rows() -> Iterator[list[str]]:
    """Yield for the browser each competency: its name, the phrases that ask for it, single words that tell of it."""
    for one in competencies():
        asked = sorted({" ".join(stems(text)) for text in (*one.words, *one.asked)})
        told = sorted({found[0] for text in (*one.words, *one.told) if len(found := stems(text)) == 1})
        yield [one.name, ",".join(asked), " ".join(told)]
