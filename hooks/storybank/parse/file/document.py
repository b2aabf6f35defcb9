"""From stories and headings to the document: principles with their sections, or story files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from ...model.places import Span
from ...model.story import Document, Other, Principle, Section, Story
from ...text.slug import slugify
from ..layout.lines import Block, Line
from ..layout.sheet import Sheet
from ..story.retellings import link_retellings
from ..story.stories import Placed, build
from ..titles.wording import read_wording
from .context import FileContext
from .sections import Stretch, build_section, heading_of
from .story_files import with_front_matter


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of one principle: from its heading (None for what stands before the first) to the next one's."""

    heading: Line | None
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Holding:
    """A story and the lines that it holds."""

    placed: Placed
    story: Story


def build_document(context: FileContext, placed: Sequence[Placed], heads: Sequence[Line]) -> Document:
    """Return the document of a file whose principles begin at the headings `heads`."""
    regions = list(_regions(context.sheet, heads))
    told = [p for p in placed if p.candidate.is_story]
    alone = bool(context.folder) and len(told) == 1 and not heads
    slugs = [slugify(context.folder) if alone else slugify(_title_of(context, _region_of(regions, p))) for p in told]
    stories = link_retellings([build(context.sheet, context.path, p, s) for p, s in zip(told, slugs, strict=True)])
    if len(stories) == 1 and (alone or not heads):
        stories = (with_front_matter(context, stories[0]),)
    holds = [Holding(p, story) for p, story in zip(told, stories, strict=True)]
    if alone:
        return _story_file(context, holds[0])
    principles = tuple(p for region in regions if (p := _principle(context, region, holds)))
    return Document(context.path, context.front.values, principles, body_line=context.front.body_line)


def _region_of(regions: Sequence[Region], placed: Placed) -> Region:
    return next(region for region in regions if region.begin <= placed.begin.number < region.end)


def _regions(sheet: Sheet, heads: Sequence[Line]) -> Iterator[Region]:
    first, last = sheet.lines[0].number, sheet.lines[-1].number + 1
    edges = [h.number for h in heads] + [last]
    if not heads or edges[0] > first:
        yield Region(None, first, edges[0])
    for head, end in zip(heads, edges[1:], strict=True):
        yield Region(head, head.number, end)


def _story_file(context: FileContext, hold: Holding) -> Document:
    """Return the document of a file that is one story of a principle kept elsewhere."""
    begin, end = hold.placed.begin.start, hold.placed.end
    lines = tuple(line for line in context.sheet.lines if not begin <= line.start < end)
    section = build_section(context, Stretch(None, lines, ()))
    other = tuple(item for item in section.items if isinstance(item, Other)) if section else ()
    return Document(context.path, context.front.values, (), (hold.story,), other, context.front.body_line)


def _principle(context: FileContext, region: Region, holds: Sequence[Holding]) -> Principle | None:
    """Return the principle of a region; None if nothing stands there."""
    title = _title_of(context, region)
    inside: defaultdict[int, list[Holding]] = defaultdict(list)
    for hold in holds:
        if region.begin <= hold.placed.begin.number < region.end:
            inside[hold.placed.begin.number].append(hold)
    sections = [build_section(context, stretch) for stretch in _stretches(context.sheet, region, inside)]
    kept = tuple(section for section in sections if section)
    if not kept and region.heading is None:
        return None
    heading = heading_of(context, region.heading) if region.heading else None
    return Principle(slugify(title), title, heading, kept, _span(context.path, region, kept))


def _title_of(context: FileContext, region: Region) -> str:
    """Return the title: the heading, else what the front matter says, else the file's name."""
    written = read_wording(context.sheet.said(region.heading)).title if region.heading else ""
    front = context.front.text("title") or context.front.text("principle")
    stem = PurePosixPath(context.path).stem.replace("-", " ").replace("_", " ").strip()
    return written or front or stem.capitalize() or "Untitled"


def _stretches(sheet: Sheet, region: Region, holds: Mapping[int, Sequence[Holding]]) -> Iterator[Stretch]:
    """Yield the region's lines by heading, without the lines that stories hold."""
    heading: Line | None = None
    lines: list[Line] = []
    stories: list[Story] = []
    end = -1
    first = sheet.lines[0].number
    for line in sheet.lines[region.begin - first : region.end - first]:
        for hold in holds.get(line.number, ()):
            stories.append(hold.story)
            end = hold.placed.end
        if line.start < end or line is region.heading:
            continue
        if line.block is Block.HEADING and not line.scope:
            yield Stretch(heading, tuple(lines), tuple(stories))
            heading, lines, stories = line, [], []
            continue
        lines.append(line)
    yield Stretch(heading, tuple(lines), tuple(stories))


def _span(path: str, region: Region, sections: Sequence[Section]) -> Span:
    first = region.begin + 1
    return Span(path, first, max([first, *(section.span.end_line for section in sections)]))
