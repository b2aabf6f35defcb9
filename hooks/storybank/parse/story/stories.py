"""From candidates to stories: title, extent, items and identity of each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...model.kinds import FieldName, PartKind
from ...model.places import Span
from ...model.story import Other, Part, Story
from ...text.fold import unmarked, words
from ...text.slug import slugify
from ..candidates.container import leaves_container
from ..candidates.directives import id_between
from ..candidates.verdict import Candidate
from ..layout.group import Group
from ..layout.headings import Headings
from ..layout.lines import Block, Line
from ..layout.sheet import Sheet, body_between, is_spoken, known, list_number
from ..titles.edges import without_edges
from ..titles.notes import read_title, without_notes
from ..titles.prefixes import without_prefixes
from ..titles.title_lines import asks_several, behind_parts, is_question_line, lists_questions, wording_of
from ..titles.titles import Above, Headed, Title, choose, length_above, look_above
from ..titles.wording import Wording, first_clause, is_generic, is_length, is_question, read_wording, speaks_of_stories
from .forms import form_of
from .items import story_items

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*\s*/?>")  # without attributes: it says nothing by itself


@dataclass(frozen=True, slots=True)
class Placed:
    """A candidate with its title and the offsets of its lines."""

    candidate: Candidate
    title: Title
    begin: Line
    end: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings that announce no part, and the numbers of those that name a section or a principle."""

    headings: Headings
    sections: frozenset[int]


def place(sheet: Sheet, candidates: Sequence[Candidate], outline: Outline) -> tuple[Placed, ...]:
    """Give each candidate its title and its lines."""
    aboves = _aboves(sheet, candidates, outline)
    told = sorted(candidate.group.first.start for candidate in candidates if candidate.is_story)
    titles: list[Title] = []
    for i, (candidate, above) in enumerate(zip(candidates, aboves, strict=True)):
        following = aboves[i + 1] if i + 1 < len(aboves) else None
        headed = _headed(sheet, told, outline, above, following)
        titles.append(_title(sheet, candidate.group, headed, titles[-1] if titles else None))
    wordings = without_prefixes(_without_notes(titles))
    titles = [replace(title, wording=wording) for title, wording in zip(titles, wordings, strict=True)]
    begins = [title.begin for title in titles]
    limits = _limits(candidates, begins, sheet.lines[-1].end + 1)
    ends = [_end(sheet, c.group, t, outline, limit) for c, t, limit in zip(candidates, titles, limits, strict=True)]
    return tuple(Placed(*found) for found in zip(candidates, titles, begins, ends, strict=True))


def _without_notes(titles: Sequence[Title]) -> list[Wording]:
    """Return the titles without the notes in their lines, but where these tell two of them apart."""
    written = iter(without_edges([title.wording for title in titles if title.lines]))
    edged = [next(written) if title.lines else title.wording for title in titles]
    cut = [wording if title.derived else without_notes(wording) for wording, title in zip(edged, titles, strict=True)]
    often = Counter(wording.title for wording in cut)
    return [short if often[short.title] == 1 else wording for short, wording in zip(cut, edged, strict=True)]


def _limits(candidates: Sequence[Candidate], begins: Sequence[Line], end: int) -> list[int]:
    """Return for each candidate where the next one begins that shares no lines with it."""
    limits: list[int] = []
    for candidate, begin in zip(reversed(candidates), reversed(begins), strict=True):
        limits.append(end)
        end = end if candidate.group.follows else begin.start
    return limits[::-1]


def _aboves(sheet: Sheet, candidates: Sequence[Candidate], outline: Outline) -> list[Above]:
    floor, found = 0, []
    for candidate in candidates:
        found.append(look_above(sheet, candidate.group, floor, outline.headings))
        floor = behind_parts(sheet, candidate.group.last.line)
    return found


def _is_named_by(sheet: Sheet, line: Line | None) -> bool:
    """Return whether a line below a file's title names the story: by what happened, or by a question of several."""
    if line is None:
        return False
    mark, wording = sheet.mark(line), wording_of(sheet, line)
    numbered = bool(wording.label) and not mark
    asked = mark is not None and (not known(mark) or "interviewer" in mark.written.casefold())
    return numbered or not is_question(wording.title) or asked


def _answers(sheet: Sheet, heading: Line | None, line: Line | None) -> bool:
    """Return whether a heading holds the answers to several questions, or speaks of one to the question below it."""
    if heading is None:
        return False
    mark = sheet.mark(line) if line else None
    asked = mark is not None and FieldName.QUESTIONS in mark.label.names
    spoken = asked and heading.level > 1 and speaks_of_stories(sheet.said(heading))
    return spoken or asks_several(sheet, heading)


def _headed(sheet: Sheet, told: Sequence[int], outline: Outline, above: Above, following: Above | None) -> Headed:
    """Say which of the headings above a candidate may be its title; `told` is where the stories of the file begin."""
    heading = above.heading if above.heading and above.heading.number not in outline.sections else None
    if heading and above.apart and lists_questions(sheet, heading):
        heading, above = None, replace(above, line=None)
    own_lines = bool(following and not following.heading and (following.line or following.named))
    far = heading is not None and (heading.level == 1 or above.apart)
    own_lines = own_lines or (far and _is_named_by(sheet, above.line)) or _answers(sheet, heading, above.line)
    parent = above.parent
    if parent:
        below = outline.headings.below(parent.start, parent.level)
        inside = bisect_left(told, below) - bisect_right(told, parent.start)
        parent = parent if inside == 1 and parent.number not in outline.sections else None
    return Headed(above, heading, parent, own_lines)


def _title(sheet: Sheet, group: Group, headed: Headed, before: Title | None) -> Title:
    """Return the written title, the one shared with the story before, or one from the text."""
    above = headed.above
    if group.title:
        begin = sheet.line_at(group.begin) if group.shared else above.begin
        return Title(read_title(sheet.text[slice(*group.title)].rstrip(" .–—-。*_")), begin)
    if group.one_of_many:
        return _derived(sheet, group, replace(above, heading=None), None)
    again = length_above(sheet, above)
    told = before and not is_length(before.text) and any(is_length(sheet.said(line)) for line in before.lines)
    if before and told and again and not above.heading:  # the same in another length
        return replace(before, begin=above.begin, lines=tuple(dict.fromkeys((above.begin, again))))
    if chosen := choose(sheet, headed):
        return chosen
    if before and not above.heading and before.level and not before.derived:
        return replace(before, begin=above.begin, lines=(), derived=True, level=0)
    return _derived(sheet, group, above, headed.heading)


def _derived(sheet: Sheet, group: Group, above: Above, heading: Line | None) -> Title:
    """Take the title from the text of the first part that says something."""
    texts = body_between(sheet, group.marks, group.last.line.stop)
    text = next((found for text in texts if (found := first_clause(text))), "Untitled story")
    label = sheet.said(heading) if heading else ""
    lines = (heading,) if heading else ()
    return Title(
        Wording(read_wording(label).label or label, text),
        heading or above.begin,
        lines,
        heading.level if heading else 0,
        derived=True,
    )


def _end(sheet: Sheet, group: Group, title: Title, outline: Outline, limit: int) -> int:
    """Return where the story ends: at the next one, at a heading that is none of its own, or with its container."""
    last = group.last.line
    for line in sheet.below(last):
        if line.start >= limit:
            return limit
        if _goes_on(sheet, line, group, title):
            return line.start
        if line.block is Block.HEADING and not line.scope and _ends(sheet, line, group, title, outline):
            return line.start
        if not title.level and leaves_container(sheet, group, line) and not known(sheet.mark(line)):
            return max(line.start, group.stop)
    return min(limit, sheet.lines[-1].end)


def _goes_on(sheet: Sheet, line: Line, group: Group, title: Title) -> bool:
    """Return whether a line is the next of the kind that the story began with: a speaker, a question, a number."""
    last = group.last.line
    asked = any(is_question_line(sheet, above) for above in title.lines)
    numbered = next((above for above in title.lines if list_number(sheet, above)), None)
    counted = numbered is not None and not last.bullet and line.indent <= numbered.indent
    return (
        (group.spoken and is_spoken(sheet, line))
        or (asked and is_question_line(sheet, line) and line.quote <= last.quote)
        or (counted and bool(list_number(sheet, line)))
    )


def _ends(sheet: Sheet, heading: Line, group: Group, title: Title, outline: Outline) -> bool:
    """Return whether a heading below the parts ends the story."""
    level, mark = group.first.line.level, sheet.mark(heading)
    if heading not in outline.headings or heading.level == title.level:
        return True
    if level and mark and PartKind.FOLLOW_UP in mark.label.names:
        return False
    if level and (heading.level > level or (heading.level == level and known(mark))):
        return False
    return (
        not title.level
        or heading.level <= title.level
        or (heading.number in outline.sections and heading.level <= level)
    )


def build(sheet: Sheet, path: str, placed: Placed, principle: str) -> Story:
    """Return the story at a place."""
    title, group = placed.title, placed.candidate.group
    items = story_items(sheet, path, group, title, placed.begin, placed.end)
    wording = title.wording
    given = wording.explicit_id or id_between(sheet, placed.begin.start, placed.end)
    label, kept = _title_words(sheet, title, path)
    begin, text = placed.begin.number + 1, sheet.text[placed.begin.start : placed.end].rstrip()
    return Story(
        id=slugify(given or wording.title),
        title=wording.title,
        title_label=label,
        principle=principle,
        items=(*kept, *items),
        span=Span(path, begin, begin + text.count("\n")),
        title_derived=title.derived,
        explicit_id=given,
        form=form_of([item for item in (*kept, *items) if isinstance(item, Part)]),
    )


def _title_words(sheet: Sheet, title: Title, path: str) -> tuple[str, tuple[Other, ...]]:
    """Return what announced the title, and whatever else the title's lines say (a hidden link, a generic heading)."""
    label = title.wording.label
    unsaid = Counter(words(f"{label} {title.text} {title.wording.explicit_id}"))
    kept = []
    for line in sorted(title.lines, key=lambda line: -(Counter(words(sheet.said(line))) & unsaid).total()):
        said = sheet.said(line)
        rest = Counter(words(_TAG.sub(" ", said))) - unsaid
        unsaid -= Counter(words(said))
        if rest and (is_length(said) or is_generic(read_wording(said).title)):
            label = ": ".join(filter(None, (unmarked(said), label)))
        elif rest:
            kept.append(Other("", _leftover(said, title), Span(path, line.number + 1, line.number + 1)))
    return label, tuple(sorted(kept, key=lambda other: other.span))


def _leftover(said: str, title: Title) -> str:
    """Return a title line without its title; wholly, if it cannot be cut out."""
    hidden = title.wording.hidden
    return hidden or re.sub(rf"(?<!\w){re.escape(title.text)}(?!\w)", "", said).strip() or said
