"""What the reader decided in doubt, as findings: each says what was decided, why, and how to decide otherwise."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...model.findings import Finding, finding
from ...model.kinds import STAR
from ...model.places import Place
from ...model.story import Document, Story
from ...text.fold import fold
from ...text.slug import slugify
from ..candidates.verdict import Verdict
from ..candidates.voice import gaps_in
from ..layout.labels import Strength
from ..layout.lines import Block, Line
from ..layout.marks import Mark
from ..layout.sheet import known
from ..layout.slips import meant_by
from ..story.stories import Placed
from .context import FileContext
from .regions import Region

_LINE = 80  # characters of a line that are shown as its right form
_SLIGHT, _QUOTED = 0.2, 3  # an effect that is not worth a word, and how many are quoted on each side
_REJECTED = {
    Verdict.TEMPLATE: ("SB901", "these labelled parts hold gaps to fill in, so they were taken for a template"),
    Verdict.DEFINITION: ("SB902", "these labelled parts explain the method, so they were taken for a definition"),
    Verdict.EMPTY: ("SB903", "these labels have almost nothing behind them, so they were taken for an empty block"),
    Verdict.BAD_EXAMPLE: ("SB904", "the title calls this a bad example, so it was not taken for a story"),
    Verdict.LOG: ("SB905", "nobody acts in these labelled parts, so they were taken for a log or a procedure"),
}


def doubts(
    context: FileContext, placed: Sequence[Placed], regions: Sequence[Region], document: Document
) -> Iterator[Finding]:
    """Yield a finding for each decision taken in doubt."""
    yield from _of_regions(context, regions, document)
    told = [p for p in placed if p.candidate.is_story]
    for rejected in (p for p in placed if p.candidate.verdict in _REJECTED):
        code, message = _REJECTED[rejected.candidate.verdict]
        yield finding(code, _place(context, rejected.candidate.group.first.line), message)
    for p in told:
        if p.candidate.in_doubt:
            yield finding("SB915", _place(context, p.candidate.group.first.line), _evidence(p))
        yield from _of_labels(context, p)
        yield from _of_layout(context, p)
    titles = {story.id: story.title for story in document.all_stories}
    for story in (s for s in document.all_stories if s.retells):
        first = titles.get(story.retells, story.retells)
        yield finding("SB906", story.span.place, f"“{story.title}” tells the story “{first}” again")
    yield from _gaps(document.all_stories)
    yield from _shared(document.all_stories, told)


def _evidence(placed: Placed) -> str:
    """Return what spoke for a story and against it, the weightiest first."""
    found = placed.candidate.weighed
    signs = (("for", [w for w in found if w.effect > _SLIGHT]), ("against", [w for w in found if w.effect < -_SLIGHT]))
    said = [
        f"{sign} it: {', '.join(map(str, sorted(each, key=lambda w: -abs(w.effect))[:_QUOTED]))}"
        for sign, each in signs
        if each
    ]
    return "; ".join([f"“{placed.title.text}” was taken for a story, in doubt", *said])


def _gaps(stories: Sequence[Story]) -> Iterator[Finding]:
    """Yield the gaps that a story has left to fill in."""
    for story in stories:
        for part in story.parts:
            if gaps := [gap for gap in gaps_in(part.markdown) if gap[0] in "[<{_＿"]:
                message = (
                    f"the part “{part.label}” of the story “{story.title}” has gaps to fill in: {', '.join(gaps[:3])}"
                )
                yield finding("SB916", part.span.place, message)


def _of_regions(context: FileContext, regions: Sequence[Region], document: Document) -> Iterator[Finding]:
    """Yield where a principle begins again, and which stories stand outside the principles of their file."""
    begun: set[str] = set()
    for region in regions:
        if region.heading and slugify(region.title) in begun:
            message = f"“{region.title}” begins again here; both places are read as one principle"
            yield finding("SB252", _place(context, region.heading), message)
        begun.add(slugify(region.title))
    for story in (s for s in document.stories if not s.principle):
        message = f"the story “{story.title}” stands outside the principles that its file names"
        yield finding("SB911", story.span.place, message)


def _place(context: FileContext, line: Line) -> Place:
    return Place(context.path, line.number + 1)


def _of_labels(context: FileContext, placed: Placed) -> Iterator[Finding]:
    """Yield what was decided about the labels of a story: stand-ins, mistyped and unknown ones."""
    group = placed.candidate.group
    strong = {k for m in group.marks if m.label.strength is not Strength.WEAK for k in m.label.kinds}
    for mark in group.marks:
        if mark.label.strength is Strength.WEAK and mark.label.kinds and not set(mark.label.kinds) & strong:
            message = f"“{mark.written}” was read as the {mark.label.kinds[0].capitalize()} of this story"
            yield finding("SB908", _place(context, mark.line), message)
    mistyped = [(mark, meant_by().get(fold(mark.written), "").capitalize()) for mark in group.marks]
    unknown = [(mark, _meant(mark)) for mark in _unknown(context, placed)]
    for mark, part in [*mistyped, *unknown]:
        if part:
            message = f"the label “{mark.written}” looks like “{part}”, mistyped"
            right = _spelt(context.source.lines[mark.line.number], mark.written, part)
            yield finding("SB250", _place(context, mark.line), message, example=right, quote=mark.written)
        elif mark.start > group.last.start:
            message = f"the label “{mark.written}” is not known; its text stays where it stands"
            yield finding("SB909", _place(context, mark.line), message)


def _spelt(line: str, written: str, part: str) -> str:
    """Return the line with its label as it should be, cut where it is long; "" if the label stands there otherwise."""
    right = line.strip().replace(written, part.upper() if written.isupper() else part, 1)
    return "" if right == line.strip() else right if len(right) <= _LINE else f"{right[:_LINE].rstrip()} …"


def _unknown(context: FileContext, placed: Placed) -> Iterator[Mark]:
    last = placed.candidate.group.last
    for line in _lines(context, placed):
        mark = context.sheet.mark(line)
        if mark and not known(mark) and mark.wrap is last.wrap and mark.line.bullet == last.line.bullet:
            yield mark


def _lines(context: FileContext, placed: Placed) -> Sequence[Line]:
    """Return the lines of a story and the one below it."""
    return context.sheet.between(placed.begin, placed.end + 1)


def _meant(mark: Mark) -> str:
    """Return the part whose name a label nearly is, "" if there is none."""
    near = difflib.get_close_matches(fold(mark.written), [str(kind) for kind in STAR], 1, 0.75)
    return near[0].capitalize() if near else ""


def _of_layout(context: FileContext, placed: Placed) -> Iterator[Finding]:
    """Yield what the layout of a story does to it elsewhere: a fence around it, a rule that makes text a heading."""
    first = placed.candidate.group.first
    if first.line.scope:
        message = f"the story “{placed.title.text}” was read from a code fence"
        yield finding("SB910", _place(context, first.line), message)
    for above, line in pairwise(_lines(context, placed)):
        dashes = line.block is Block.RULE and set(context.sheet.plain[line.start : line.stop].strip()) == {"-"}
        if dashes and above.block is Block.TEXT and not above.bullet and not line.scope:
            yield finding("SB251", _place(context, line), "these dashes make the paragraph above a heading")


def _shared(stories: Sequence[Story], told: Sequence[Placed]) -> Iterator[Finding]:
    titled = zip(stories, (p.title for p in told), strict=False)
    for (_, before), (story, title) in pairwise(titled):
        if title.derived and title.wording == before.wording:
            yield finding("SB907", story.span.place, f"this story shares the title “{title.text}” with another")
