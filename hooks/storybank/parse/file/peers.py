"""Names of the writer's own: headings of one level below one heading that are principles, by how they are written.

- "Principle 2: …" says so itself.
- Below a heading or title that announces principles ("Our values"), those are that hold titled stories, or none.
- Else those that hold titled stories below words of their own, as a definition, if two do.
- Else a competency, with those that hold titled stories beside it; above untitled ones, if it is not their title.
- Beside a shared name, those are that hold stories as it does.

Beside a name found in one of these ways, a heading with only words that hold a place is a name whose story is to come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..layout.headings import Headings
from ..layout.lines import Line
from ..titles.wording import read_wording
from .headings import HeadingRegions
from .names import announces, is_about_stories, is_competency, is_like_a_name, is_translated, says_so

_SECTION = 2  # names below a heading at least, for it to be their section and no name itself


def own_names(regions: HeadingRegions, shared: Headings) -> set[Line]:
    """Return the headings that name a principle of the writer's own, given those of a shared name."""
    found: set[Line] = set()
    for group in _groups(regions):
        spoken = [h for h in group if regions.speaks(h) and sum(name in found for name in regions.below(h)) < _SECTION]
        found.update(_of_group(regions, group, spoken, shared) if spoken else ())
    return found


def _groups(regions: HeadingRegions) -> Iterator[list[Line]]:
    """Yield the headings of one level below one heading, the lowest level first."""
    found: defaultdict[tuple[int, int], list[Line]] = defaultdict(list)
    above: list[Line] = []
    for heading in regions.written:
        above = [line for line in above if line.level < heading.level]
        found[heading.level, above[-1].number if above else 0].append(heading)
        above.append(heading)
    yield from (found[place] for place in sorted(found, key=lambda place: (-place[0], place[1])))


def _of_group(regions: HeadingRegions, group: Sequence[Line], said: Sequence[Line], shared: Headings) -> list[Line]:
    spoken = [h for h in said if h not in shared and not _is_within(regions, shared, h)]
    counted = Headings(h for h in spoken if _says_so(regions, h))
    own = Headings(h for h in spoken if h not in counted and is_like_a_name(regions.said(h)))
    beside = Headings(h for h in group if h in shared)
    named = Headings(_named(regions, group, own, beside))
    found = [*counted, *named]
    if found or (beside.lines and group[0].level == 1):
        listed = all(read_wording(regions.said(h)).label for h in found)
        left = [h for h in own if h not in named]
        found += [h for h in left if regions.is_to_come(h, sure=listed and bool(read_wording(regions.said(h)).label))]
    return found


def _named(regions: HeadingRegions, group: Sequence[Line], alike: Headings, beside: Headings) -> Sequence[Line]:
    """Return which of the headings `alike` a name are one, in a group with these shared names."""
    titled = Headings(h for h in alike if regions.is_titled(h))
    heads = [h for h in alike if regions.heads(h)]
    announced = _is_announced(regions, group[0]) and (len(alike.lines) > 1 or bool(titled.lines))
    defined = [h for h in titled if regions.introduces(h) and not any(map(str.isdigit, regions.said(h)))]
    if announced and group[0].level > 1:
        told = any(map(regions.holds, [*alike, *beside]))
        return (titled.lines or _competencies(regions, alike, titled)) if told else alike.lines
    if heads and (any(is_competency(regions.said(h)) for h in heads) or _is_announced_beside(regions, group, heads[0])):
        return heads
    if beside.lines:
        direct = any(map(regions.is_direct, beside))
        return [h for h in alike if _is_beside(regions, beside, h, direct=direct)]
    return titled.lines if len(defined) > 1 else _competencies(regions, alike, titled)


def _competencies(regions: HeadingRegions, alike: Headings, titled: Headings) -> list[Line]:
    """Return the headings that are competencies, or stand beside them with stories in the same way."""
    known = Headings(h for h in alike if is_competency(regions.said(h)) and h.level > 1)
    if any(h in titled for h in known):
        return [h for h in titled if h in known or not any(map(str.isdigit, regions.said(h)))]
    told = [h for h in alike if regions.is_direct(h)]
    alone = told and all(h in known for h in told) and not _is_collected(regions, told[0])
    return told if alone else []


def _says_so(regions: HeadingRegions, heading: Line) -> bool:
    """Return whether a heading says that it names a principle; a shared name behind the title of a story does not."""
    if heading.unmarked or not is_translated(regions.said(heading)):
        return heading.unmarked or says_so(regions.said(heading))
    return not regions.is_direct(heading) or regions.is_titled(heading)


def _is_announced_beside(regions: HeadingRegions, group: Sequence[Line], heading: Line) -> bool:
    return any(announces(regions.said(h)) for h in group if h.number < heading.number)


def _is_collected(regions: HeadingRegions, heading: Line) -> bool:
    """Return whether the heading above one speaks of answers or is a competency: the one is the title of a story."""
    above = regions.written.above(heading.start, heading.level - 1)
    return above is not None and (is_about_stories(regions.said(above)) or is_competency(regions.said(above)))


def _is_announced(regions: HeadingRegions, heading: Line) -> bool:
    """Return whether a heading above, or the title of the file, says that principles follow."""
    title = (h for h in regions.written.lines[:1] if h.number < heading.number)
    parent = regions.written.above(heading.start, heading.level - 1)
    return any(announces(regions.said(h)) for h in (*title, parent) if h)


def _is_beside(regions: HeadingRegions, beside: Headings, heading: Line, *, direct: bool) -> bool:
    """Return whether a heading holds stories like the shared names of its level; `direct` if one stands right below."""
    if not regions.holds(heading):
        return False
    if not regions.is_direct(heading):
        return True
    asked = regions.open_at(beside.above(heading.start), heading) is None and regions.asks(heading)
    return asked or (direct and is_competency(regions.said(heading)))


def _is_within(regions: HeadingRegions, shared: Headings, heading: Line) -> bool:
    """Return whether a heading stands in the region of a shared name."""
    above = regions.open_at(shared.above(heading.start), heading)
    return above is not None and above.level < heading.level
