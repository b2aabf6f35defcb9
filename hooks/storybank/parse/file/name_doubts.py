"""Headings above titled stories of which it is in doubt whether they name principles, as findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.findings import Finding, finding
from ...model.places import Place
from ..layout.headings import Headings
from .headings import HeadingRegions
from .name_signs import Peers, signs
from .names import name_of, says_so
from .peers import groups, may_be_one, peers_in
from .regions import Region

_FEWEST = 2  # headings that are weighed
_QUOTED = 3  # headings


def name_doubts(regions: HeadingRegions, begun: Sequence[Region]) -> Iterator[Finding]:
    """Yield a finding for each group of headings whose signs speak for names and against, or say nothing."""
    names = Headings(region.heading for region in begun if region.heading and region.heading in regions.headings)
    several = (group for group in groups(regions) if len(group) >= _FEWEST)
    for group in () if regions.context.folder else several:
        plain = not any(name_of(regions.said(h)) or says_so(regions.said(h)) for h in group)
        above = regions.open_at(names.above(group[0].start, group[0].level - 1), group[0])
        inside = above is not None and regions.introduces(above)
        if plain and not inside:
            sections = {h for h in group if any(below in names for below in regions.below(h))}
            alike = [h for h in group if regions.speaks(h) and may_be_one(regions, h) and h not in sections]
            peers = peers_in(regions, group, alike) if len(alike) >= _FEWEST else None
            yield from _of(peers, names) if peers and len(peers.titled) >= _FEWEST else ()


def _of(peers: Peers, names: Headings) -> Iterator[Finding]:
    found = signs(peers)
    taken = any(heading in names for heading in peers.titled)
    against = [text for text, weight in found if weight < 0]
    even = len(names.lines) < _FEWEST and sum(weight for _, weight in found) >= 0
    if not (against if taken else even):
        return
    said = peers.said()
    speaks = (("for", [text for text, weight in found if weight > 0]), ("against", against))
    evidence = [f"{side} it: {', '.join(texts)}" for side, texts in speaks if texts] or ["nothing speaks for it"]
    quoted = ", ".join(f"“{each}”" for each in said[:_QUOTED]) + (" …" if len(said) > _QUOTED else "")
    decided = "were taken for names of principles" if taken else "were not taken for names of principles"
    context, first = peers.regions.context, peers.titled[0]
    right = f"---\nprinciple: {context.own_title}\n---" if taken else f"{'#' * first.level} Principle: {said[0]}"
    message = "; ".join([f"{quoted} {decided}, in doubt", *evidence])
    yield finding("SB917", Place(context.path, first.number + 1), message, example=right)
