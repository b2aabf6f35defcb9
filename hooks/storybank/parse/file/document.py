"""From stories and headings to the document: principles with their sections, or story files."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from ...model.places import Span
from ...model.story import Document, Other, Principle, Story
from ...text.slug import slugify
from ..layout.lines import Block, Line
from ..layout.sheet import Sheet
from ..story.retellings import link_retellings
from ..story.stories import Placed, build
from .context import FileContext
from .regions import Region
from .sections import Stretch, build_outside, build_section, heading_of
from .story_files import with_front_matter


@dataclass(frozen=True, slots=True)
class Holding:
    """A story and the lines that it holds."""

    placed: Placed
    story: Story


def build_document(context: FileContext, placed: Sequence[Placed], regions: Sequence[Region]) -> Document:
    """Return the document of a file with these regions: those of one name are one principle."""
    told = [p for p in placed if p.candidate.is_story]
    alone = bool(context.folder) and len(told) == 1
    names = [slugify(region.title) if region.title else "" for region in regions]
    begins = [region.begin for region in regions]
    slugs = [slugify(context.folder) if alone else names[bisect_right(begins, p.begin.number) - 1] for p in told]
    stories = link_retellings([build(context.sheet, context.path, p, s) for p, s in zip(told, slugs, strict=True)])
    if len(stories) == 1 and not any(region.heading for region in regions):
        stories = (with_front_matter(context, stories[0]),)
    holds = [Holding(p, story) for p, story in zip(told, stories, strict=True)]
    if alone:
        return _story_file(context, holds[0])
    begun: defaultdict[int, list[Holding]] = defaultdict(list)
    for hold in holds:
        begun[hold.placed.begin.number].append(hold)
    named: defaultdict[str, list[Region]] = defaultdict(list)
    for name, region in zip(names, regions, strict=True):
        named[name].append(region)
    outside = [stretch for region in named.pop("", ()) for stretch in _stretches(context.sheet, region, begun)]
    found = (_principle(context, slug, same, begun) for slug, same in named.items())
    return Document(
        path=context.path,
        front_matter=context.front.values,
        principles=tuple(principle for principle in found if principle),
        stories=tuple(story for stretch in outside for story in stretch.stories),
        other=tuple(other for stretch in outside for other in build_outside(context, stretch)),
        body_line=context.front.body_line,
    )


def _story_file(context: FileContext, hold: Holding) -> Document:
    """Return the document of a file that is one story of a principle kept elsewhere."""
    begin, end = hold.placed.begin.start, hold.placed.end
    lines = tuple(line for line in context.sheet.lines if not begin <= line.start < end)
    section = build_section(context, Stretch(None, lines, ()))
    other = tuple(item for item in section.items if isinstance(item, Other)) if section else ()
    return Document(context.path, context.front.values, (), (hold.story,), other, context.front.body_line)


def _principle(
    context: FileContext, slug: str, regions: Sequence[Region], begun: Mapping[int, Sequence[Holding]]
) -> Principle | None:
    """Return the principle of the regions with its name; None if nothing stands there."""
    first, *later = regions
    stretches = [*_stretches(context.sheet, first, begun)]
    stretches += [stretch for region in later for stretch in _stretches(context.sheet, region, begun, again=True)]
    sections = tuple(section for stretch in stretches if (section := build_section(context, stretch)))
    if not sections and first.heading is None:
        return None
    heading = heading_of(context, first.heading) if first.heading else None
    last = max([first.begin + 1, *(section.span.end_line for section in sections), *_ends(context.sheet, regions)])
    begin = (first.named or first.begin) + 1
    elsewhere = bool(first.named) and not first.begin <= first.named < first.end  # in an index
    return Principle(slug, first.title, heading, sections, Span(context.path, begin, begin if elsewhere else last))


def _ends(sheet: Sheet, regions: Sequence[Region]) -> Iterator[int]:
    """Yield the last line of each region that ends with a fence: no section holds that line."""
    first = sheet.lines[0].number
    for region in regions:
        lines = sheet.lines[region.begin - first : region.end - first]
        held = (line for line in reversed(lines) if line.block not in {Block.BLANK, Block.RULE})
        yield from (line.number + 1 for line in islice(held, 1) if line.block is Block.EDGE)


def _stretches(
    sheet: Sheet, region: Region, begun: Mapping[int, Sequence[Holding]], *, again: bool = False
) -> Iterator[Stretch]:
    """Yield the region's lines by heading, without the lines of the stories, which are given by where they begin.

    The heading of the region is none of them, but where its principle begins `again`.
    """
    heading: Line | None = None
    lines: list[Line] = []
    stories: list[Story] = []
    end = -1
    first = sheet.lines[0].number
    for line in sheet.lines[region.begin - first : region.end - first]:
        for hold in begun.get(line.number, ()):
            stories.append(hold.story)
            end = hold.placed.end
        if line.start < end or (line is region.heading and not again):
            continue
        if line.block is Block.HEADING and not line.scope:
            yield Stretch(heading, tuple(lines), tuple(stories))
            heading, lines, stories = line, [], []
            continue
        lines.append(line)
    yield Stretch(heading, tuple(lines), tuple(stories))
