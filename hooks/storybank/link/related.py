"""Related stories: those that share telling keywords.

No pair of stories is compared that shares no keyword; of a keyword that very many stories share, each looks only at its
nearest neighbours in reading order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..model.library import Related
from ..text.similarity import Texts, evenly

MOST = 5  # related stories of a story
REASONS = 3  # keywords named as the reason
WINDOW = 12  # neighbours on each side that a story looks at in the list of a common keyword
MIN_SHARED = 2  # one shared word in the text is chance

_Keywords = Mapping[str, Sequence[str]]


def related(keywords: _Keywords, tags: _Keywords, names: Mapping[str, str]) -> dict[str, tuple[Related, ...]]:
    """Return each story's related stories, best first.

    `keywords` gives the keyword slugs of each story, `tags` those that its author gave: a shared tag suffices and
    counts double. `names` gives the canonical name of a keyword. The relation is symmetric: pairs are taken best first
    as long as both stories have room.
    """
    texts = Texts([evenly(slugs) for slugs in keywords.values()])
    scored = sorted(_pairs(texts, keywords, tags), key=lambda pair: (-pair[0], pair[1:]))
    result: dict[str, list[Related]] = {story: [] for story in keywords}
    for _, one, other in scored:
        if len(result[one]) < MOST and len(result[other]) < MOST:
            shared = sorted(set(keywords[one]) & set(keywords[other]), key=lambda slug: (-texts.rarity[slug], slug))
            reasons = tuple(names[slug] for slug in shared[:REASONS])
            result[one].append(Related(other, reasons))
            result[other].append(Related(one, reasons))
    return {story: tuple(entries) for story, entries in result.items()}


def _pairs(texts: Texts, keywords: _Keywords, tags: _Keywords) -> Iterator[tuple[float, str, str]]:
    stories = list(keywords)
    for i, j in texts.pairs(1, window=WINDOW):
        one, other = sorted((stories[i], stories[j]))
        shared = texts.shared(i, j)
        both_tagged = set(tags.get(one, ())) & set(tags.get(other, ()))
        if both_tagged or len(shared) >= MIN_SHARED:
            yield round(sum(texts.rarity[s] * (1 + (s in both_tagged)) for s in sorted(shared)), 6), one, other
