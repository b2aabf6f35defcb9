"""The principles of a file: what may begin one, where it ends, and what stands outside all of them.

- A shared name begins a principle: as a heading of any level, as a numbered or bold line with a story below it, or
  before a dash in the title of a story.
- Beside shared names, a heading of their level that is like a name and holds stories begins one too; so does, above
  titled stories, a competency or a heading below one that announces principles.
- A first-level heading that says something begins one if it holds a story or section; beside other names, only if none
  of them stands below it and its title is not that of a collection. Where nothing else begins one, the first does, else
  the file.
- An empty heading, a section and the title of a story begin none.
- A principle ends where the next begins, at a higher heading, or at one as high without a story that names no section.
- What stands outside all of them belongs to the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from ...text.slug import slugify
from ...text.words import has_words
from ..candidates.verdict import Candidate
from ..layout.lines import FAR, Block, Line
from ..story.stories import Outline, Placed, place
from ..titles.wording import is_generic, is_wrapped, read_wording
from .context import FileContext
from .ground import Ground
from .names import is_collection, is_division, name_before, name_of
from .peers import own_names
from .story_titles import may_title


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of one principle, up to the line with the number `end`, or lines outside any (`title` is "").

    `heading` is the line that names it, None if a story's title, the front matter or the file's name does.
    """

    title: str
    heading: Line | None
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where a principle begins, and its name."""

    line: Line
    title: str
    level: int
    heading: Line | None = None


def segment(
    context: FileContext, headings: Sequence[Line], candidates: Sequence[Candidate]
) -> tuple[tuple[Placed, ...], tuple[Region, ...]]:
    """Return the candidates of a file with their titles and lines, and its regions, which hold every line once."""
    ground = Ground(context, tuple(headings), tuple(candidates))
    names = [] if context.folder else _names(ground)
    top = [] if context.folder else [h for h in headings if h.level == 1 and ground.speaks(h) and h not in names]
    firm = [h for h in top if not may_title(ground, h)]
    placed = place(context.sheet, candidates, _outline(ground, [*names, *firm]))
    begun = [] if context.folder else _beginnings(ground, names, top, placed)
    more = [each.heading for each in begun if each.heading and each.heading not in [*names, *firm]]
    if more:
        placed = place(context.sheet, candidates, _outline(ground, [*names, *firm, *more]))
    return placed, tuple(_regions(ground, _outside_stories(ground, begun, placed), placed))


def own_title(context: FileContext) -> str:
    """Return what a file is called where no heading says it: as its front matter says, else by its name."""
    front = context.front.text("title") or context.front.text("principle")
    stem = PurePosixPath(context.path).stem.replace("-", " ").replace("_", " ").strip()
    return front or stem.capitalize() or "Untitled"


def _outline(ground: Ground, heads: Sequence[Line]) -> Outline:
    sections = (h.number for h in ground.headings if h in heads or ground.context.section_kind(h))
    return Outline(ground.headings, frozenset(sections))


def _names(ground: Ground) -> list[Line]:
    """Return the headings that name a principle whatever stories the file holds."""
    spoken = [h for h in ground.headings if ground.speaks(h)]
    shared: list[Line] = []
    for heading in (h for h in spoken if name_of(ground.said(h))):
        above = ground.open_at(shared, heading)
        if above is None or above.level >= heading.level or ground.holds(heading):
            shared.append(heading)
    return sorted([*shared, *own_names(ground, shared)], key=lambda line: line.number)


def _beginnings(
    ground: Ground, names: Sequence[Line], top: Sequence[Line], placed: Sequence[Placed]
) -> list[Beginning]:
    """Return where principles begin, in order, given what the stories are titled by."""
    begun = [_beginning(ground, name) for name in names]
    begun += [each for each in _longer(ground, names, placed) if each.line not in names]
    titles = {line for p in placed if p.candidate.is_story for line in p.title.lines if _says(ground, line, p)}
    left = [h for h in top if h not in titles and h not in [each.line for each in begun]]
    divided = [h for h in left if is_division(ground.said(h))]
    left = [h for h in left if len(divided) == 1 or h not in divided]
    if begun:
        begun += [_beginning(ground, h) for h in left if _holds_own(ground, h, begun)]
        begun += _of_front_matter(ground, begun)
    else:
        holding = [h for h in left if ground.holds(h) or ground.defines(h) or _has_section(ground, h)]
        begun += [_beginning(ground, h) for h in holding or left[:1] or _section_on_top(ground, titles)]
        begun += _of_file(ground, begun, placed)
    return sorted(begun, key=lambda each: each.line.number)


def _has_section(ground: Ground, heading: Line) -> bool:
    return any(map(ground.context.section_kind, ground.below(heading)))


def _section_on_top(ground: Ground, titles: set[Line]) -> list[Line]:
    """Return the first heading of a file if it is the first-level name of a section: it names the file."""
    first = ground.headings[:1]
    return [h for h in first if h.level == 1 and h not in titles and ground.context.section_kind(h)]


def _beginning(ground: Ground, heading: Line) -> Beginning:
    said = ground.said(heading)
    whole = read_wording(said).title or own_title(ground.context)
    return Beginning(heading, whole if heading.level == 1 else name_of(said) or whole, heading.level, heading)


def _says(ground: Ground, line: Line, placed: Placed) -> bool:
    """Return whether a heading says the title of a story, or only that there is one."""
    heading = read_wording(ground.said(line)).title
    return heading == placed.title.text or not heading or is_generic(heading)


def _longer(ground: Ground, names: Sequence[Line], placed: Sequence[Placed]) -> Iterator[Beginning]:
    """Yield what begins with a shared name before a dash: the title of a story, or what looks like one."""
    sheet = ground.context.sheet
    begins = {line.number: p.title.begin for p in placed for line in p.title.lines}
    bold = any(line.block is Block.TEXT and name_before(ground.said(line)) for p in placed for line in p.title.lines)
    for line in sheet.lines:
        wanted = line.block is Block.HEADING or line.number in begins or (bold and is_wrapped(ground.said(line)))
        name = name_before(ground.said(line)) if wanted and not line.scope and line not in names else ""
        above = ground.open_at(names, line) if name else None
        refused = line.block is Block.HEADING and name_of(ground.said(line))
        if not name or refused or (above and above.level < (line.level or 7)):
            continue
        begin, level = begins.get(line.number, line), line.level or _level_at(ground, line) + 1
        if line.number in begins or line.block is not Block.HEADING:
            yield Beginning(begin, name, level)
        elif ground.holds(line):
            yield Beginning(line, name, level, line)


def _level_at(ground: Ground, line: Line) -> int:
    return next((h.level for h in reversed(ground.headings) if h.number <= line.number), 0)


def _holds_own(ground: Ground, heading: Line, begun: Sequence[Beginning]) -> bool:
    """Return whether a first-level heading stands beside other principles: with stories, a name, and none below it."""
    end = ground.end(heading)
    above = any(heading.start < each.line.start < end for each in begun)
    return not above and ground.holds(heading) and not is_collection(ground.said(heading))


def _of_front_matter(ground: Ground, begun: Sequence[Beginning]) -> Iterator[Beginning]:
    """Yield the principle that the front matter names and no heading does."""
    title, first = own_title(ground.context), ground.context.sheet.lines[0]
    named = name_of(title) and ground.context.front.values
    if named and all(slugify(each.title) != slugify(title) and each.line != first for each in begun):
        yield Beginning(first, title, 1)


def _of_file(ground: Ground, begun: Sequence[Beginning], placed: Sequence[Placed]) -> Iterator[Beginning]:
    """Yield the file itself as a principle, if nothing else begins one or stories stand above what does."""
    first = ground.context.sheet.lines[0]
    number = min((each.line.number for each in begun), default=FAR)
    if not begun or any(p.candidate.is_story and p.begin.number < number for p in placed):
        yield Beginning(first, own_title(ground.context), 1)


def _outside_stories(ground: Ground, begun: Sequence[Beginning], placed: Sequence[Placed]) -> Sequence[Beginning]:
    """Return what begins within no story; the file itself if that is nothing."""
    held = [p for p in placed if p.candidate.is_story]
    apart = [each for each in begun if not any(p.begin.start < each.line.start < p.end for p in held)]
    return apart or [Beginning(ground.context.sheet.lines[0], own_title(ground.context), 1)]


def _regions(ground: Ground, begun: Sequence[Beginning], placed: Sequence[Placed]) -> Iterator[Region]:
    lines = ground.context.sheet.lines
    last = lines[-1].number + 1
    if ground.context.folder:
        yield Region(own_title(ground.context), None, lines[0].number, last)
        return
    told = [p for p in placed if p.candidate.is_story]
    at = lines[0].number
    for each, following in zip(begun, [*(b.line.number for b in begun[1:]), last], strict=True):
        if at < each.line.number:
            yield Region("", None, at, each.line.number)
        at = _end(ground, each, following, told)
        yield Region(each.title, each.heading, each.line.number, at)
        if at < following:
            yield Region("", None, at, following)
            at = following


def _end(ground: Ground, each: Beginning, following: int, told: Sequence[Placed]) -> int:
    """Return the number of the line at which a principle ends: the next one, or a heading that is none of its own."""
    titles = {line.number for p in told for line in p.title.lines}
    whole = each.heading is None and each.line == ground.context.sheet.lines[0]  # the file itself
    for heading in () if whole else ground.headings:
        inside = any(p.begin.start < heading.start < p.end for p in told)
        if inside or not each.line.number < heading.number < following or heading.level > each.level:
            continue
        if heading.level < each.level and has_words(ground.said(heading)):
            return heading.number
        if ground.speaks(heading) and heading.number not in titles and not ground.holds(heading):
            return heading.number
    return following
