"""Names of the writer's own: headings of one level below one heading that are principles.

- "Principle 2: …" says so itself.
- Those that hold titled stories are if the signs say so (`name_signs`); beside a shared name, if they hold stories as
  it does.
- Above untitled stories, competencies are, and below a heading that announces principles what is defined, or all where
  most are competencies or orders.
- What stands below one employer and below another stands beside each other.

Beside a name found in one of these ways, a heading with only words that hold a place is a name whose story is to come.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ..layout.headings import Headings
from ..layout.lines import Line
from ..layout.sheet import list_number
from ..titles.wording import read_wording
from .headings import HeadingRegions
from .name_signs import Peers, are_names, is_place, is_role
from .names import (
    announces,
    before_motto,
    is_about_stories,
    is_competency,
    is_for_interviews,
    is_like_a_name,
    is_order,
    is_translated,
    says_so,
    sounds_like_one,
    without_brackets,
)

_YEARS = re.compile(r"\b(?:19|20)\d\d\s*[-–—/]\s*(?:(?:19|20)?\d\d\b|\w+\W*$)")  # "(2014–20)", "2019 – now"
_LONG = 9  # words of a name with titled stories below, at most
_SECTION = 2  # names below a heading at least, for it to be their section and no name itself


def own_names(regions: HeadingRegions, shared: Headings) -> set[Line]:
    """Return the headings that name a principle of the writer's own, given those of a shared name.

    Where lines of text are only tried as headings, the groups without one of them are not looked at.
    """
    found: set[Line] = set()
    trying = any(map(regions.is_tried, regions.headings))
    for group in groups(regions):
        if trying and not any(map(regions.is_tried, group)):
            continue
        spoken = [h for h in group if regions.speaks(h) and sum(name in found for name in regions.below(h)) < _SECTION]
        found.update(_of_group(regions, group, spoken, shared) if spoken else ())
    return found


def groups(regions: HeadingRegions) -> Iterator[list[Line]]:
    """Yield the headings of one level below one heading, the lowest level first."""
    found: defaultdict[tuple[int, int], list[Line]] = defaultdict(list)
    above: list[Line] = []
    for heading in regions.written:
        above = [line for line in above if line.level < heading.level]
        found[heading.level, _sorted_by(regions, above)].append(heading)
        above.append(heading)
    yield from (found[place] for place in sorted(found, key=lambda place: (-place[0], place[1])))


def _sorted_by(regions: HeadingRegions, above: Sequence[Line]) -> int:
    """Return the line of the nearest heading above; what stands below employers stands beside each other."""
    own = [line for line in above if not (is_place(regions.said(line)) or _YEARS.search(regions.said(line)))]
    return own[-1].number if own else 0


def _of_group(regions: HeadingRegions, group: Sequence[Line], said: Sequence[Line], shared: Headings) -> list[Line]:
    spoken = [h for h in said if h not in shared and not _is_within(regions, shared, h)]
    counted = Headings(h for h in spoken if _says_so(regions, h))
    own = Headings(h for h in spoken if h not in counted and may_be_one(regions, h))
    beside = Headings(h for h in group if h in shared)
    named = Headings(_named(regions, group, own, beside))
    found = [*counted, *named]
    if found or (beside.lines and group[0].level == 1):
        listed = all(_is_counted(regions, h) for h in found)
        left = [h for h in own if h not in named]
        found += [h for h in left if regions.is_to_come(h, sure=listed and _is_counted(regions, h))]
    return found


def _is_counted(regions: HeadingRegions, heading: Line) -> bool:
    """Return whether a heading has a number or a bullet before it: it stands in a row of them."""
    numbered = list_number(regions.context.sheet, heading) or read_wording(regions.said(heading)).label
    return bool(numbered) or heading.bullet


def may_be_one(regions: HeadingRegions, heading: Line) -> bool:
    """Return whether a heading is like a name: longer ones too, where stories have titles of their own below."""
    said = before_motto(regions.said(heading)) or regions.said(heading)
    return is_like_a_name(said) or says_so(said) or (regions.is_titled(heading) and is_like_a_name(said, longest=_LONG))


def _named(regions: HeadingRegions, group: Sequence[Line], alike: Headings, beside: Headings) -> Sequence[Line]:
    """Return which of the headings `alike` a name are one, in a group with these shared names."""
    trying = any(map(regions.is_tried, group))
    peers = peers_in(regions, group, alike)
    titled, announced = peers.titled, peers.announced
    if announced and not any(map(regions.holds, [*alike, *beside])):
        return alike.lines if len(alike.lines) > 1 and not trying else []
    heads = [h for h in alike if regions.heads(h)]
    if heads and (_sound_like_some(regions, heads) or _is_announced_beside(regions, group, heads[0])):
        return heads
    if beside.lines and not announced:
        direct = any(map(regions.is_direct, beside))
        if found := [h for h in alike if _is_beside(regions, beside, h, direct=direct)]:
            return found
    several = group[0].level > 1 or len(titled) > 1 or trying
    if several and are_names(peers):
        return titled
    return _untitled(regions, alike, announced=announced and not beside.lines)


def peers_in(regions: HeadingRegions, group: Sequence[Line], alike: Iterable[Line]) -> Peers:
    """Return the headings of a group that are weighed together: those `alike` a name, above titled stories."""
    trying = any(map(regions.is_tried, group))
    titled = [h for h in alike if regions.is_titled(h) and _may_stand(regions, h)]
    announced = (_is_announced(regions, group[0]) and (trying or group[0].level > 1)) or (
        bool(titled) and not trying and _is_announced_beside(regions, group, titled[0])
    )
    waiting = [h for h in alike if h not in titled and regions.is_to_come(h, sure=False)]
    several = bool(titled) and len(titled) + len(waiting) > 1 and group[0].level > 1
    prepares = several and not trying and _is_of_an_applicant(_title_above(regions, group[0]))
    return Peers(regions, titled, group, announced, prepares)


def _sound_like_some(regions: HeadingRegions, heads: Sequence[Line]) -> bool:
    said = [regions.said(h) for h in heads]
    return any(map(is_competency, said)) or (len(said) > 1 and all(map(sounds_like_one, said)))


def _may_stand(regions: HeadingRegions, heading: Line) -> bool:
    """Return whether a heading may be a name as it is written: no competency with a figure in it, but in brackets."""
    said = regions.said(heading)
    return is_competency(said) or not any(map(str.isdigit, without_brackets(read_wording(said).title)))


def _untitled(regions: HeadingRegions, alike: Headings, *, announced: bool) -> list[Line]:
    """Return the headings above untitled stories if each is a competency, or if they are announced and most are."""
    told = [h for h in alike if regions.is_direct(h) and not regions.is_titled(h)]
    said = [regions.said(h) for h in told]
    sure = sum(is_competency(each) or is_order(each) for each in said)
    ordered = announced and len(told) > 1 and 2 * sure > len(told)
    defined = announced and len(told) > 1 and all(regions.introduces(h) and not regions.is_tried(h) for h in told)
    if ordered or defined:
        return told
    known = told and told[0].level > 1 and all(map(is_competency, said))
    return told if known and not _is_collected(regions, told[0]) else []


def _says_so(regions: HeadingRegions, heading: Line) -> bool:
    """Return whether a heading says that it names a principle; a shared name behind the title of a story does not."""
    if heading.unmarked or (regions.is_tried(heading) and not regions.leads(heading)):
        return heading.unmarked
    if not is_translated(regions.said(heading)):
        return says_so(regions.said(heading))
    return not regions.is_direct(heading) or regions.is_titled(heading)


def _is_announced_beside(regions: HeadingRegions, group: Sequence[Line], heading: Line) -> bool:
    return any(announces(regions.said(h)) for h in group if h.number < heading.number)


def _is_collected(regions: HeadingRegions, heading: Line) -> bool:
    """Return whether the heading above one speaks of answers or is a competency: the one is the title of a story."""
    above = regions.written.above(heading.start, heading.level - 1)
    return above is not None and (is_about_stories(regions.said(above)) or is_competency(regions.said(above)))


def _is_announced(regions: HeadingRegions, heading: Line) -> bool:
    """Return whether a heading above, or the title of the file, says that principles follow."""
    return any(map(announces, _titles(regions, heading)))


def _is_of_an_applicant(title: str) -> bool:
    """Return whether a title speaks of an interview, or names the role that somebody applies for."""
    return is_for_interviews(title) or is_role(title)


def _titles(regions: HeadingRegions, heading: Line) -> Iterator[str]:
    """Yield what the first heading of the file, or its front matter, and the heading above one say."""
    yield from (regions.said(h) for h in regions.written.lines[:1] if h.number < heading.number)
    yield _title_above(regions, heading)


def _title_above(regions: HeadingRegions, heading: Line) -> str:
    """Return what the heading above one says, else the front matter."""
    parent = regions.written.above(heading.start, heading.level - 1)
    return regions.said(parent) if parent else regions.context.front.text("title")


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
