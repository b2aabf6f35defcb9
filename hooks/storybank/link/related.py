"""Related stories: those that share telling keywords, found through an inverted index.

No pair of stories is compared that shares no keyword; of a keyword that very many stories share, each looks only at its
nearest neighbours in reading order. The work so grows with the number of stories, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log

from ..model.library import Related

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
    weights = _weights(keywords)
    scored = sorted(_pairs(keywords, tags, weights), key=lambda pair: (-pair[0], pair[1:]))
    result: dict[str, list[Related]] = {story: [] for story in keywords}
    for _, one, other in scored:
        if len(result[one]) < MOST and len(result[other]) < MOST:
            shared = sorted(set(keywords[one]) & set(keywords[other]), key=lambda slug: (-weights[slug], slug))
            reasons = tuple(names[slug] for slug in shared[:REASONS])
            result[one].append(Related(other, reasons))
            result[other].append(Related(one, reasons))
    return {story: tuple(entries) for story, entries in result.items()}


def _weights(keywords: _Keywords) -> dict[str, float]:
    """A keyword tells the more, the fewer stories have it (inverse document frequency)."""
    counts: dict[str, int] = defaultdict(int)
    for slugs in keywords.values():
        for slug in slugs:
            counts[slug] += 1
    return {slug: log(1 + len(keywords) / count) for slug, count in counts.items()}


def _pairs(keywords: _Keywords, tags: _Keywords, weights: Mapping[str, float]) -> Iterator[tuple[float, str, str]]:
    sets = {story: set(slugs) for story, slugs in keywords.items()}
    tagged = {story: set(slugs) for story, slugs in tags.items()}
    for one, other in sorted(_candidates(keywords)):
        shared = sets[one] & sets[other]
        both_tagged = tagged.get(one, set()) & tagged.get(other, set())
        if both_tagged or len(shared) >= MIN_SHARED:
            yield round(sum(weights[s] * (1 + (s in both_tagged)) for s in sorted(shared)), 6), one, other


def _candidates(keywords: _Keywords) -> set[tuple[str, str]]:
    stories_of: dict[str, list[str]] = defaultdict(list)
    for story, slugs in keywords.items():
        for slug in slugs:
            stories_of[slug].append(story)
    pairs = set()
    for stories in stories_of.values():
        for position, one in enumerate(stories):
            for other in stories[position + 1 : position + 1 + WINDOW]:
                pairs.add((min(one, other), max(one, other)))
    return pairs
