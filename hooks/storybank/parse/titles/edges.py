"""What most titles of a file begin with, in the same shape: a date, a code, a letter.

The shape decides, not the words: `2019-04 · The bees`, `[CR-01] The gearbox`, `Thu 7 Sept. The walk`, `A) The bell`,
`12 May 2020 The oaks`, `DONE The gate`. What stands behind a title needs no company (`notes.py`).
Mere numbers are an edge where they count: `1 The bees`, `2 The oaks`, or `20200412 The gate`, `20200503 The bell`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from ...text.fold import shadow
from .wording import Wording

_FEW = 4  # words of such an edge, at most
_SECOND = 2
_ROUNDS = 3  # edges of one title
_MOST = 0.6  # of all titles, for their edge to be a shape

Cut = tuple[int, int]  # the title's own words

_BEFORE = (
    re.compile(r"()\[([^\[\]]{1,30})\]\s*[:.–—-]?\s*(?=\w)"),
    re.compile(r"(?=[^·|]*\d)([^·|:–—]{2,25}?)\s*([·|•:]|\s[–—-]|(?<=[^\W\d])\.(?=\s))\s*(?=\w)"),
    re.compile(r"()([A-Z])[).]\s+(?=\w)"),
    re.compile(r"([^=]{2,40}?)\s+(=|←|<-)\s+(?=\w)"),
    re.compile(
        r"(?:(?:\d{1,2}\.?\s)?[^\W\d_]{3,9}\.?\s(?:19|20)\d\d|(?:19|20)\d\d[-/.]\d\d(?:[-/.]\d\d)?|\d\d?[./-]\d\d?[./-]\d{2,4})"
        r"\s+(?=\w)"
    ),
    re.compile(r"[A-Z]{4,5}\s+(?=[^\W\d_]?[^\W\d_A-Z])"),
)
_NUMBER = re.compile(r"(\d{1,2}|\d{6,14})\s+(?=[^\W\d_])")


def without_edges(wordings: Sequence[Wording]) -> list[Wording]:
    """Return the titles without the edges that most of them share; these are kept as what their lines hide.

    >>> [found.title for found in without_edges([Wording(title="2019 · Bees"), Wording(title="May 2020 · Oaks")])]
    ['Bees', 'Oaks']
    """
    found = list(wordings)
    if _count([_NUMBER.match(shadow(wording.title)) for wording in wordings]):
        found = _cut(found, _NUMBER.match)
    for _ in range(_ROUNDS):
        for pattern in _BEFORE:
            found = _cut(found, pattern.match)
    return found


def _count(found: Sequence[re.Match[str] | None]) -> bool:
    """Return whether numbers count titles: each is higher than the one above, the first is 1, or each a long one."""
    numbers = [each[1] for each in found if each]
    counted = numbers and (int(numbers[0]) < _SECOND or min(map(len, numbers)) > len("99"))
    return bool(counted) and all(int(before) < int(number) for before, number in pairwise(numbers))


def _cut(wordings: Sequence[Wording], see: Callable[[str], re.Match[str] | None]) -> list[Wording]:
    edges = [_edge(see(shadow(wording.title))) for wording in wordings]
    cut = [_without(wording, edge) if edge else wording for wording, edge in zip(wordings, edges, strict=True)]
    titles = {wording.title for wording in wordings}
    shared = len({wording.title for wording, edge in zip(wordings, edges, strict=True) if edge})
    told_apart = len({wording.title for wording in cut}) == len(titles)
    return cut if shared > 1 and shared >= _MOST * len(titles) and told_apart else list(wordings)


def _edge(found: re.Match[str] | None) -> re.Match[str] | None:
    return found if found and len(found[0].split()) <= _FEW + 2 else None


def _without(wording: Wording, edge: re.Match[str]) -> Wording:
    title, before = wording.title[edge.end() :], edge[0].strip()
    return replace(wording, title=title, hidden=f"{before} {wording.hidden}".strip())
