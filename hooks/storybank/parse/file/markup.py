"""What stands around the texts of a document: the words of a source that no text of the model holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import groupby

from ...model.story import Document, Markup
from .contents import texts_of

_WORD = re.compile(r"\w+")  # not as `text/words.py` cuts: what may be lost is counted in the smallest pieces, `_` too
_NEAR = 40  # words that the model may hold in another order than the source

Place = tuple[int, str]


def markup_of(text: str, document: Document) -> tuple[Markup, ...]:
    """Return what the source `text` says beside the texts of its document, line by line: `1`, `<td>`, `**S**ituation`.

    It is found by counting words, so it holds whatever the steps before it set aside.
    """
    held = _WORD.findall("\n".join(texts_of(document)))
    missing = Counter(_WORD.findall(text)) - Counter(held)
    if not missing:
        return ()
    places = [(number, word) for number, line in enumerate(text.split("\n"), 1) for word in _WORD.findall(line)]
    found = set(_out_of_step(places, held, missing))
    found |= set(_from_the_end(places, missing, frozenset(found)))
    lines = groupby(sorted(found), key=lambda index: places[index][0])
    return tuple(Markup(" ".join(places[index][1] for index in indexes), line) for line, indexes in lines)


def _out_of_step(places: Sequence[Place], held: Sequence[str], missing: Counter[str]) -> Iterator[int]:
    """Yield the places where the source says a missing word and the model, read beside it, another one."""
    at = 0
    for index, (_, word) in enumerate(places):
        if held[at : at + 1] == [word]:
            at += 1
        elif missing[word]:
            missing[word] -= 1
            yield index
        elif word in held[at : at + _NEAR]:
            at = held.index(word, at) + 1


def _from_the_end(places: Sequence[Place], missing: Counter[str], found: Container[int]) -> Iterator[int]:
    """Yield the last places of the words that are still missing, but for those already found."""
    for index in reversed(range(len(places))):
        word = places[index][1]
        if missing[word] and index not in found:
            missing[word] -= 1
            yield index
