"""Lines that name a principle without being headings: in bold, in capitals, numbered, list items, titles of boxes.

Lines of one look are tried as headings: those that would name a principle then, become headings. What speaks for that
is the same as for headings (`names`, `peers`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from ...text.fold import fold
from ..candidates.candidates import closing_headings
from ..candidates.verdict import Candidate
from ..layout.group import is_star
from ..layout.headings import DEEPEST, Headings
from ..layout.labels import section_table
from ..layout.lines import FAR, Block, Line
from ..layout.marks import Wrap
from ..layout.sheet import Sheet, known, list_number
from ..titles.title_lines import is_title_line
from ..titles.wording import is_bold, is_wrapped
from .context import FileContext
from .headings import HeadingRegions
from .names import before_motto, is_competency, is_like_a_name, name_of, says_so
from .peers import own_names

_BOX = re.compile(r"\s*(?:<details[^<>]*>\s*)?<summary[^<>]*>(.*?)</summary>\s*$", re.IGNORECASE)
_TAB = re.compile(r"\s*===[!+]{0,2}\s+\"([^\"]+)\"\s*$")
_EDGES = re.compile(r"<(/?)details\b", re.IGNORECASE)
_CALLOUT = re.compile(r"\[![\w-]+\][+-]?\s+(?=\S)")
_MARKED = re.compile(r"\*|_|<(?:b|strong|u|mark)\b")
_BOLD_NAME = re.compile(r"(\*\*|__)[^*_]{3,40}\1[:.]?\s*[–—:-]?\s")
_SIGN = re.compile(r"[^\w\s*_`\"'“‘«(\[【「#>|<-](?=\s+\w)")
_COUNTED = re.compile(r"\d|\[(?:[A-Z]|\d{1,2})\]\s")
_LONGEST = 120  # characters of a line that names something
_CAPITALS = 4  # letters at least
_DEEP = 8  # columns of indentation that are told apart
_FIRST = {"bold", "label"}  # looks that a remark below a story has too: the first of them must stand above all stories


def with_name_lines(context: FileContext, candidates: Sequence[Candidate]) -> FileContext:
    """Return the file with each line as a heading that names a principle with a story below it."""
    starts = sorted(c.group.first.start for c in candidates if c.is_story)
    looks = _by_look(context.sheet) if starts else {}
    found: dict[int, Line] = {}
    headings = closing_headings(context.sheet, candidates) if looks else Headings(())
    for look, lines in looks.items():
        tried = Headings(_tried(context.sheet, headings, starts, lines))
        late = look in _FIRST and tried.lines and tried.lines[0].start > starts[0]
        behind = late and (_is_above(headings, tried.lines[0]) or tried.lines[-1].start > starts[-1])
        if tried.lines and not behind:
            found |= {line.number: line for line in _names(context, candidates, headings, tried)}
    if not found:
        return context
    named = tuple(found.get(line.number, line) for line in context.sheet.lines)
    return replace(context, sheet=replace(context.sheet, lines=named))


def _names(
    context: FileContext, candidates: Sequence[Candidate], headings: Headings, tried: Headings
) -> Iterator[Line]:
    """Yield which of the lines, tried as headings beside the real ones, name a principle."""
    regions = HeadingRegions(context, _merged(headings, tried), tuple(candidates))
    named = [line for run in _runs(context.sheet, tried.lines) for line in _shared(regions, run)]
    shared = [line for line in named if not _is_tag(regions, headings, tried, line)]
    held = any(map(regions.leads, shared))
    real = [heading for heading in headings if name_of(regions.said(heading))]
    own = own_names(regions, _merged(Headings(real), Headings(shared)))
    for line in tried:
        writers = line in own and not name_of(regions.said(line)) and not _is_tag(regions, headings, tried, line)
        if writers or (held and line in shared):
            yield replace(line, unmarked=True)


def _shared(regions: HeadingRegions, run: Sequence[Line]) -> list[Line]:
    """Return the shared name among lines that stand together; two are a list of names."""
    names = [line for line in run if name_of(regions.said(line))]
    return names if len(names) == 1 else []


def _merged(headings: Headings, others: Headings) -> Headings:
    return Headings(sorted([*headings, *others], key=lambda line: line.number))


def _is_above(headings: Headings, line: Line) -> bool:
    """Return whether a line was tried above the heading that follows, rather than below the one before."""
    below = headings.next(line.start)
    return below is not None and line.level < below.level


def _is_tag(regions: HeadingRegions, headings: Headings, tried: Headings, line: Line) -> bool:
    """Return whether a line right below the title of a story, and no other, says which principle that story shows."""
    above = headings.above(line.start)
    if above is None or above.level == 1 or (len(tried.lines) > 1 and regions.is_titled(line)):
        return False
    beside = tried.between(above.start, headings.below(above.start))
    return len(beside) == 1 and not regions.introduces(above)


def _tried(sheet: Sheet, headings: Headings, starts: Sequence[int], lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines as headings: above the heading that follows before any story, else below the one before."""
    apart = [line for run in _runs(sheet, lines) if not _is_list(run) for line in run]
    for line, end in zip(apart, [*(line.start for line in apart[1:]), FAR], strict=False):
        story = next(iter(starts[bisect_right(starts, line.start) :][:1]), FAR)
        below, above = headings.next(line.start), headings.above(line.start)
        item = line.bullet and not _is_right_above(sheet, line, below)
        if item and not list_number(sheet, line) and _leaves(sheet, line, story):
            continue
        if item or below is None or below.start > min(story, end):
            yield replace(line, block=Block.HEADING, level=min(above.level + 1 if above else 1, DEEPEST))
            continue
        level = max(below.level - 1, 1)
        about = above is not None and level == above.level and name_of(sheet.said(above))
        if above is None or not about or _told(starts, above, line):  # else words about the principle above
            yield replace(line, block=Block.HEADING, level=level)


def _leaves(sheet: Sheet, item: Line, story: int) -> bool:
    """Return whether a list item ends before a story."""
    below = takewhile(lambda line: line.start < story, sheet.below(item))
    return any(line.block is not Block.BLANK and line.indent <= item.indent for line in below)


def _is_right_above(sheet: Sheet, line: Line, heading: Line | None) -> bool:
    return heading is not None and all(
        between.block is Block.BLANK for between in sheet.between(line, heading.start)[1:]
    )


def _told(starts: Sequence[int], above: Line, line: Line) -> bool:
    return bisect_right(starts, above.start) < bisect_right(starts, line.start)


def _runs(sheet: Sheet, lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines in runs between which nothing else is said."""
    run: list[Line] = []
    for line in lines:
        if run and not _is_right_above(sheet, run[-1], line):
            yield run
            run = []
        run.append(line)
    yield run


def _is_list(run: Sequence[Line]) -> bool:
    """Return whether lines are a list of names: three of them, or two without a blank line between."""
    return len(run) > 2 or run[-1].number - run[0].number == len(run) - 1 > 0


def _by_look(sheet: Sheet) -> Mapping[str, list[Line]]:
    """Return the lines that may name a principle by their look."""
    found: defaultdict[str, list[Line]] = defaultdict(list)
    depth = 0
    for line in sheet.lines:
        if sheet.plain.find("<", line.start, line.end) >= 0:
            depth += sum(-1 if edge[1] else 1 for edge in _EDGES.finditer(sheet.plain, line.start, line.end))
        if line.stop - line.content > _LONGEST or line.block is not Block.TEXT or line.scope:
            continue
        boxed = _BOX.match(sheet.plain, line.start, line.end) or _TAB.match(sheet.plain, line.start, line.end)
        inside = replace(line, content=boxed.start(1), stop=boxed.end(1)) if boxed else line
        look = f"box {min(depth + line.indent, _DEEP)}" if boxed else _look(sheet, line)
        if look and _may_name(sheet, inside) and not (look == "label" and _is_between(sheet, line)):
            found[look].append(inside)
    found["motto"] = _names_apart(sheet, found["motto"])
    return {look: lines for look, lines in found.items() if lines}


def _names_apart(sheet: Sheet, lines: Sequence[Line]) -> list[Line]:
    """Return the lines with a motto whose name stands once and is that of no section: others are labels."""
    heads = [fold(before_motto(sheet.said(line))) for line in lines]
    often = Counter(heads)
    return [line for line, head in zip(lines, heads, strict=True) if often[head] == 1 and head not in section_table()]


def _is_between(sheet: Sheet, line: Line) -> bool:
    """Return whether a line stands right between a line of text and a label: it belongs to that story."""
    above, below = sheet.index(line) - 1, next(sheet.below(line), line)
    mark = sheet.mark(below)
    return above >= 0 and sheet.lines[above].block is Block.TEXT and mark is not None and is_star(mark)


def _look(sheet: Sheet, line: Line) -> str:
    """Return how a line is set off, "" if it is not; in a quote, only a callout, a label and a motto are looks."""
    said = sheet.said(line)
    if line.quote:
        return "" if line.bullet else "callout" if _CALLOUT.match(said) else _named_look(said)
    if list_number(sheet, line) or _COUNTED.match(said):
        return f"number {min(line.indent, _DEEP)}"
    if line.bullet:
        return f"item {min(line.indent, _DEEP)}" if is_bold(said) or _holds_title(sheet, line) else ""
    return _named_look(said) or _plain_look(said)


def _named_look(said: str) -> str:
    """Return how a line says that it names something: with a word for it before, or with a motto behind."""
    if says_so(said):
        return "label"
    return "motto" if _BOLD_NAME.match(said) and before_motto(said) else ""


def _plain_look(said: str) -> str:
    """Return how a line without number or bullet is set off, "" if it is not."""
    if _MARKED.match(said) and is_wrapped(said):
        return "bold" if is_bold(said) else "marked"
    if said.isupper() and sum(map(str.isalpha, said)) >= _CAPITALS:
        return "capitals"
    sign = _SIGN.match(said)
    return f"sign {sign[0]}" if sign else ""


def _may_name(sheet: Sheet, line: Line) -> bool:
    said = _CALLOUT.sub("", sheet.said(line))
    mark = sheet.mark(line)
    counted = mark is not None and mark.wrap is Wrap.INLINE and bool(name_of(said))  # "[A] Dive Deep"
    labelled = known(mark) and not (counted or says_so(said))
    if "](" in said or (labelled and not (line.bullet and is_competency(said) and _holds_title(sheet, line))):
        return False
    return says_so(said) or bool(name_of(said)) or is_like_a_name(before_motto(said) or said)


def _holds_title(sheet: Sheet, item: Line) -> bool:
    """Return whether what stands below a list item is a title within it."""
    below = next((line for line in sheet.below(item) if line.block is not Block.BLANK), None)
    if below is None or below.indent <= item.indent or below.block is not Block.TEXT or known(sheet.mark(below)):
        return False
    return below.bullet or is_title_line(sheet, below)
