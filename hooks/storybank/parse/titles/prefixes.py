"""What several titles of a file begin with, and so says of none what happened: "Evidence 1: …", "Evidence 2: …"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ...text.fold import fold, shadow
from .wording import Wording

_PREFIX = re.compile(r"([^\W\d_][^:|\n]{1,40}?)\s*(?:[:|]|(?<=\d)(?:\s[-–—]\s|\s?[.)]\s))\s*(?=\S)")
_NUMBER = re.compile(r"\d+|(?<=\s)(?:[IVX]+|[A-H])$")
_FEW = 4  # words


def without_prefixes(wordings: Sequence[Wording]) -> Sequence[Wording]:
    """Return the titles, each without what it and another begin with; that is their label then.

    >>> [found.title for found in without_prefixes([Wording(title="Beweis 1: Die Tür"), Wording(title="Beweis 2: Öl")])]
    ['Die Tür', 'Öl']
    """
    found = [_PREFIX.match(shadow(wording.title)) for wording in wordings]
    kinds = [fold(_NUMBER.sub("", each[1])) if each and len(each[1].split()) <= _FEW else "" for each in found]
    written = {(kind, wording.title) for kind, wording in zip(kinds, wordings, strict=True)}
    often = Counter(kind for kind, _ in written)
    return [
        _cut(wording, each.end(1), each.end()) if each and kind and often[kind] > 1 else wording
        for wording, each, kind in zip(wordings, found, kinds, strict=True)
    ]


def _cut(wording: Wording, end: int, begin: int) -> Wording:
    label = ": ".join(filter(None, (wording.label, wording.title[:end])))
    return replace(wording, label=label, title=wording.title[begin:])
