"""From stories and headings to the document: principles with their sections, or story files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from ..model import Document, Other, Principle, Section, Story
from ..slug import slugify
from ..source import Span
from .ground import Ground
from .lines import Block, Line
from .sections import Stretch, build_section, heading_of
from .sheet import Sheet
from .stories import Placed, build
from .wording import read_wording


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of one principle: from its heading (None for what stands before the first) to the next one's."""

    heading: Line | None
    begin: int
    end: int


def build_document(ground: Ground, placed: Sequence[Placed], heads: Sequence[Line]) -> Document:
    """Return the document of a file whose principles begin at the headings `heads`."""
    stories = [p for p in placed if p.candidate.is_story]
    if ground.folder and len(stories) == 1 and not heads:
        return _story_file(ground, stories[0])
    built = [_principle(ground, region, stories) for region in _regions(ground.sheet, heads)]
    principles = tuple(p for p in built if p)
    return Document(ground.path, ground.front.values, principles, body_line=ground.front.body_line)


def _regions(sheet: Sheet, heads: Sequence[Line]) -> Iterator[Region]:
    first, last = sheet.lines[0].number, sheet.lines[-1].number + 1
    edges = [h.number for h in heads] + [last]
    if not heads or edges[0] > first:
        yield Region(None, first, edges[0])
    for head, end in zip(heads, edges[1:], strict=True):
        yield Region(head, head.number, end)


def _story_file(ground: Ground, placed: Placed) -> Document:
    """Return the document of a file that is one story of a principle kept elsewhere."""
    story = build(ground.sheet, ground.path, placed, slugify(ground.folder))
    id_ = ground.front.text("id")
    story = replace(story, id=slugify(id_), explicit_id=id_) if id_ else story
    lines = tuple(line for line in ground.sheet.lines if not placed.begin.start <= line.start < placed.end)
    section = build_section(ground, Stretch(None, lines, ()))
    other = tuple(item for item in section.items if isinstance(item, Other)) if section else ()
    return Document(ground.path, ground.front.values, (), (story,), other, ground.front.body_line)


def _principle(ground: Ground, region: Region, placed: Sequence[Placed]) -> Principle | None:
    """Return the principle of a region; None if nothing stands there."""
    title = _title_of(ground, region)
    slug = slugify(title)
    inside = {p.begin.number: p for p in placed if region.begin <= p.begin.number < region.end}
    built = {number: build(ground.sheet, ground.path, p, slug) for number, p in inside.items()}
    sections = [build_section(ground, stretch) for stretch in _stretches(ground.sheet, region, inside, built)]
    kept = tuple(section for section in sections if section)
    if not kept and region.heading is None:
        return None
    heading = heading_of(ground, region.heading) if region.heading else None
    return Principle(slug, title, heading, kept, _span(ground.path, region, kept))


def _title_of(ground: Ground, region: Region) -> str:
    """Return the title: the heading, else what the front matter says, else the file's name."""
    written = read_wording(ground.sheet.said(region.heading)).title if region.heading else ""
    front = ground.front.text("title") or ground.front.text("principle")
    stem = PurePosixPath(ground.path).stem.replace("-", " ").replace("_", " ").strip()
    return written or front or stem.capitalize() or "Untitled"


def _stretches(
    sheet: Sheet, region: Region, placed: Mapping[int, Placed], built: Mapping[int, Story]
) -> Iterator[Stretch]:
    """Yield the region's lines by heading, without the lines that stories hold."""
    heading: Line | None = None
    lines: list[Line] = []
    stories: list[Story] = []
    end = -1
    first = sheet.lines[0].number
    for line in sheet.lines[region.begin - first : region.end - first]:
        if line.number in placed:
            stories.append(built[line.number])
            end = placed[line.number].end
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
