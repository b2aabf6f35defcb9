"""The principles of a file: what may begin one, where it ends, and what stands outside all of them.

- Where no heading names one, the rows of a table with a column of principles do, or a line below each story's title.
- A shared name begins a principle: as a heading of any level, as a numbered or bold line with a story below it, or
  before a dash in the title of a story.
- Beside shared names, a heading of their level that is like a name and holds stories begins one too; so does, above
  titled stories, a competency or a heading below one that announces principles.
- A first-level heading that says something begins one if it holds a story or section; beside other names, only if none
  of them stands below it and its title is not that of a collection. Where nothing else begins one, the first does,
  unless several hold collections, else the file.
- An empty heading, a section and the title of a story begin none.
- A principle ends where the next begins, at a higher heading, or at one as high without a story that names no section.
- What stands outside all of them belongs to the file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from ...text.slug import slugify
from ..layout.headings import DEEPEST, Headings
from ..layout.lines import FAR, Block, Line
from ..layout.stretches import Stretches
from ..story.stories import Outline, Placed, place
from ..titles.notes import without_notes
from ..titles.wording import is_generic, is_wrapped, read_wording
from .headings import HeadingRegions
from .name_signs import is_place
from .names import is_collection, is_division, is_unsorted, name_before, name_of
from .peers import own_names
from .regions import Beginning, Region, divide
from .story_titles import may_title
from .tags import of_tags


def segment(regions: HeadingRegions) -> tuple[tuple[Placed, ...], tuple[Region, ...]]:
    """Return the candidates of a file with their titles and lines, and its regions, which hold every line once."""
    context, headings, candidates = regions.context, regions.headings, regions.candidates
    names = Headings(() if context.folder else _names(regions))
    top = [] if context.folder else [h for h in headings if h.level == 1 and regions.speaks(h) and h not in names]
    firm = {h.number for h in [*names, *(h for h in top if not may_title(regions, h))]}
    placed = place(context.sheet, candidates, _outline(regions, firm))
    begun = [] if context.folder else _beginnings(regions, names, top, placed)
    more = {each.heading.number for each in begun if each.heading} - firm
    if more:
        placed = place(context.sheet, candidates, _outline(regions, firm | more))
    placed = tuple(_ended(p, begun) for p in placed)
    return placed, tuple(divide(regions, _outside_stories(regions, begun, placed), placed))


def _ended(placed: Placed, begun: Sequence[Beginning]) -> Placed:
    """Return a story that ends before a sentence which names the principle of the next."""
    last, end = placed.candidate.group.last.line.start, placed.end
    said = (each.line.start for each in begun if each.end and not each.named and last < each.line.start < end)
    return replace(placed, end=min(said, default=end))


def _outline(regions: HeadingRegions, heads: Set[int]) -> Outline:
    sections = (h.number for h in regions.headings if h.number in heads or _sorts(regions, h))
    return Outline(regions.headings, frozenset(sections))


def _sorts(regions: HeadingRegions, heading: Line) -> bool:
    """Return whether a heading names a section, what is unsorted, or an employer, above a question and its answer."""
    if regions.context.section_kind(heading) or is_unsorted(regions.said(heading)):
        return True
    return is_place(regions.said(heading)) and regions.asks(heading)


def _names(regions: HeadingRegions) -> list[Line]:
    """Return the headings that name a principle whatever stories the file holds."""
    spoken = [h for h in regions.headings if regions.speaks(h)]
    shared: list[Line] = []
    for heading in (h for h in spoken if name_of(regions.said(h))):
        above = regions.open_at(shared[-1] if shared else None, heading)
        if above is None or above.level >= heading.level or regions.holds(heading):
            shared.append(heading)
    return sorted([*shared, *own_names(regions, Headings(shared))], key=lambda line: line.number)


def _beginnings(
    regions: HeadingRegions, names: Headings, top: Sequence[Line], placed: Sequence[Placed]
) -> list[Beginning]:
    """Return where principles begin, in order, given what the stories are titled by."""
    begun = [_beginning(regions, name) for name in names]
    begun += [each for each in _longer(regions, names, placed) if each.line not in names]
    titles = {line for p in placed if p.candidate.is_story for line in p.title.lines if _says(regions, line, p)}
    begun = begun or [*_of_rows(regions, placed)] or [*of_tags(regions.context.sheet, placed)]
    starts = sorted(each.line.start for each in begun)
    taken = titles | {each.line for each in begun}
    left = [h for h in top if h not in taken]
    divided = {h for h in left if is_division(regions.said(h))}
    left = [h for h in left if len(divided) == 1 or h not in divided]
    if begun:
        begun += [_beginning(regions, h) for h in left if _holds_own(regions, h, starts)]
        begun += _of_front_matter(regions, begun)
    else:
        holding = [h for h in left if regions.holds(h) or regions.defines(h) or _has_section(regions, h)]
        if len(holding) > 1:
            holding = left = [h for h in holding if not is_collection(regions.said(h))]
        begun += [_beginning(regions, h) for h in holding or left[:1] or _section_on_top(regions, titles)]
        begun += _of_file(regions, begun, placed)
    return sorted(begun, key=lambda each: each.line.number)


def _of_rows(regions: HeadingRegions, placed: Sequence[Placed]) -> Iterator[Beginning]:
    """Yield the principles that the rows of a table name, each with its story."""
    text = regions.context.sheet.text
    for p in placed:
        if p.candidate.is_story and p.candidate.group.principle:
            name = read_wording(text[slice(*p.candidate.group.principle)]).title
            yield Beginning(p.begin, name, DEEPEST + 1, end=p.begin.number + 1)


def _has_section(regions: HeadingRegions, heading: Line) -> bool:
    return any(map(regions.context.section_kind, regions.below(heading)))


def _section_on_top(regions: HeadingRegions, titles: set[Line]) -> list[Line]:
    """Return the first heading of a file if it is the first-level name of a section: it names the file."""
    return [
        h for h in regions.headings.lines[:1] if h.level == 1 and h not in titles and regions.context.section_kind(h)
    ]


def _beginning(regions: HeadingRegions, heading: Line) -> Beginning:
    said = regions.said(heading)
    whole = read_wording(said).title or regions.context.own_title
    return Beginning(heading, whole if heading.level == 1 else name_of(said) or whole, heading.level, heading)


def _says(regions: HeadingRegions, line: Line, placed: Placed) -> bool:
    """Return whether a heading says the title of a story, or only that there is one."""
    heading = without_notes(read_wording(regions.said(line))).title
    return heading == placed.title.text or not heading or is_generic(heading)


def _longer(regions: HeadingRegions, names: Headings, placed: Sequence[Placed]) -> Iterator[Beginning]:
    """Yield what begins with a shared name before a dash: the title of a story, or what looks like one."""
    sheet = regions.context.sheet
    begins = {line.number: p.title.begin for p in placed for line in p.title.lines}
    bold = any(line.block is Block.TEXT and name_before(regions.said(line)) for p in placed for line in p.title.lines)
    for line in sheet.lines:
        wanted = line.block is Block.HEADING or line.number in begins or (bold and is_wrapped(regions.said(line)))
        name = name_before(regions.said(line)) if wanted and not line.scope and line not in names else ""
        above = regions.open_at(names.above(line.start), line) if name else None
        refused = line.block is Block.HEADING and name_of(regions.said(line))
        if not name or refused or (above and above.level < (line.level or 7)):
            continue
        begin, level = begins.get(line.number, line), line.level or _level_at(regions, line) + 1
        if line.number in begins or line.block is not Block.HEADING:
            yield Beginning(begin, name, level)
        elif regions.holds(line):
            yield Beginning(line, name, level, line)


def _level_at(regions: HeadingRegions, line: Line) -> int:
    above = regions.headings.above(line.end)
    return above.level if above else 0


def _holds_own(regions: HeadingRegions, heading: Line, begun: Sequence[int]) -> bool:
    """Return whether a first-level heading stands beside other principles: with stories, a name, and none below it.

    `begun` is where those begin.
    """
    above = bisect_right(begun, heading.start) < bisect_left(begun, regions.end(heading))
    return not above and regions.holds(heading) and not is_collection(regions.said(heading))


def _of_front_matter(regions: HeadingRegions, begun: Sequence[Beginning]) -> Iterator[Beginning]:
    """Yield the principle that the front matter names and no heading does."""
    title, first = regions.context.own_title, regions.context.sheet.lines[0]
    named = name_of(title) and regions.context.front.values
    if named and all(slugify(each.title) != slugify(title) and each.line != first for each in begun):
        yield Beginning(first, title, 1)


def _of_file(regions: HeadingRegions, begun: Sequence[Beginning], placed: Sequence[Placed]) -> Iterator[Beginning]:
    """Yield the file itself as a principle, if nothing else begins one or stories stand above what does."""
    first = regions.context.sheet.lines[0]
    number = min((each.line.number for each in begun), default=FAR)
    if not begun or any(p.candidate.is_story and p.begin.number < number for p in placed):
        yield Beginning(first, regions.context.own_title, 1)


def _outside_stories(
    regions: HeadingRegions, begun: Sequence[Beginning], placed: Sequence[Placed]
) -> Sequence[Beginning]:
    """Return what begins within no story; the file itself if that is nothing."""
    told = Stretches((p.begin.start, p.end) for p in placed if p.candidate.is_story)
    apart = [each for each in begun if not told.hold(each.line.start)]
    return apart or [Beginning(regions.context.sheet.lines[0], regions.context.own_title, 1)]
