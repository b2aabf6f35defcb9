"""Labels that no table knows, found by their repetition: what stands before several stories' texts, in the same order.

A file that says "Trouble — …", "Turn — …", "Yield — …" under each of its titles has a form of its own. The order of the
lead-ins, and that they return, say that they are labels; known words among them, or else their places, say of what.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ...model.kinds import STAR, FieldName, PartKind
from ...text.fold import fold
from ...text.words import has_words, size
from ..layout.group import RANK, is_star
from ..layout.labels import Label, Role, Strength
from ..layout.lines import Block, Line
from ..layout.marks import Mark, Wrap, lead_in
from ..layout.sheet import Sheet, known
from ..titles.wording import is_wrapped
from .voice import said

_LEAST, _MOST = 3, 7  # labels of a form
_ABOVE = 6  # lines above a form in which its title stands
_TITLE = 8  # words of a title, at most
_TOLD = 5  # words that stand behind each of them, on average
_REACH = 12  # lines of a text that are looked at
_BY_PLACE = {
    3: (PartKind.SITUATION, PartKind.ACTION, PartKind.RESULT),
    4: STAR,
    5: (*STAR, PartKind.LEARNING),
}

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Lead:
    """What a line begins with, how that is written, and what stands behind it."""

    mark: Mark
    key: Key
    text: str


def with_repeated_labels(sheet: Sheet) -> Sheet:
    """Return the sheet with the labels of its own forms marked as what they announce."""
    runs = list(_runs(sheet))
    often = Counter(tuple(lead.key for lead in run) for run in runs)
    forms = {keys for keys, times in often.items() if times > 1 and _LEAST <= len(keys) <= _MOST}
    marks = dict(sheet.marks)
    for form in forms:
        same = [run for run in runs if tuple(lead.key for lead in run) == form]
        kinds = _named(sheet, same)
        guessed = any(isinstance(kind, PartKind) for kind in kinds)
        if kinds and (_tell(same, kinds) or not guessed):
            for lead, kind in ((lead, kind) for run in same for lead, kind in zip(run, kinds, strict=True)):
                number, is_new = lead.mark.line.number, not is_star(lead.mark)
                if is_new and kind:
                    marks[number] = (replace(lead.mark, label=Label((kind,), Strength.WEAK)),)
                elif not is_new and not _is_marked(sheet, lead.mark.line):
                    marks[number] = (lead.mark,)
    return replace(sheet, marks=marks) if forms else sheet


def _named(sheet: Sheet, runs: Sequence[Sequence[_Lead]]) -> list[PartKind | Role | None]:
    """Return what each label of a form announces: first a title, where its words are few in most runs, then parts.

    A label right behind the last part is a remark: "Manager's comment".
    """
    run, kinds = runs[0], _kinds(runs[0])
    free = not is_star(run[0].mark) and sheet.table.match(run[0].mark.written) is None
    titled = sum(_begins_with_title(sheet, run) for run in runs)
    if free and len(run) > _LEAST and titled * 2 > len(runs):
        below = _kinds(run[1:])
        return [Role.TITLE, *below] if below else []
    told = [bool(kind) or is_star(lead.mark) for lead, kind in zip(run, kinds, strict=False)]
    behind = sum(told) >= _LEAST and told[-2:] == [True, False] and not sheet.mark(run[-1].mark.line)
    return [*kinds[:-1], Role.ASIDE if behind else kinds[-1]] if kinds else []


def _begins_with_title(sheet: Sheet, run: Sequence[_Lead]) -> bool:
    """Return whether the first label of a run has few words behind it, and no title above it."""
    text, first = run[0].text, sheet.index(run[0].mark.line)
    above = [line for line in sheet.lines[max(0, first - _ABOVE) : first] if line.block is not Block.BLANK]
    headed = any(line.block is Block.HEADING and (line.level > 1 or line is above[-1]) for line in above)
    if headed or (above and is_wrapped(sheet.said(above[-1]))):
        return False
    return text[:1].isalpha() and 2 * size(text) < _mean(run[1:]) and size(text) <= _TITLE and not text.endswith(".")


def _mean(leads: Sequence[_Lead]) -> float:
    return sum(size(lead.text) for lead in leads) / len(leads)


def _is_marked(sheet: Sheet, line: Line) -> bool:
    mark = sheet.mark(line)
    return mark is not None and is_star(mark)


def _runs(sheet: Sheet) -> Iterator[list[_Lead]]:
    """Yield the lead-ins that stand below one another, each once, between headings and rules."""
    leads = {lead.mark.line.number: lead for line in sheet.lines if (lead := _lead(sheet, line))}
    often = Counter(lead.key for lead in leads.values())
    run: list[_Lead] = []
    for line in sheet.lines:
        lead = leads.get(line.number)
        if lead and often[lead.key] > 1:
            if any(lead.key == other.key for other in run):
                yield run
                run = []
            run.append(lead)
        elif run and line.block in {Block.HEADING, Block.RULE, Block.EDGE, Block.TABLE}:
            yield run
            run = []
    yield run


def _lead(sheet: Sheet, line: Line) -> _Lead | None:
    """Return what a line begins with that may be a label: a part's, or one of no known meaning."""
    if line.block not in {Block.TEXT, Block.HEADING}:
        return None
    mark = sheet.mark(line)
    if known(mark) and not (is_star(mark) or FieldName.ORGANISATION in mark.label.names):  # "Where: …"
        return None
    mark = mark if known(mark) else lead_in(line, sheet.plain)
    if mark is None:
        return None
    label = sheet.table.match(mark.written)
    if not known(mark) and label and label.strength is Strength.STRONG and set(label.kinds) & set(STAR):
        mark = replace(mark, label=label)
    text = sheet.text[mark.body : line.stop].strip()
    if text and mark.wrap is Wrap.HEADING:
        return None
    if not text:
        below = takewhile(lambda other: other.block in {Block.TEXT, Block.BLANK}, sheet.below(line))
        text = " ".join(sheet.said(other) for other, _ in zip(below, range(_REACH), strict=False))
    return _Lead(mark, (*mark.style, mark.label.kinds or fold(mark.written)), text)


def _kinds(run: Sequence[_Lead]) -> list[PartKind | None]:
    """Return what each label of a form announces; None for one whose word says so, or that has no place left.

    Nothing where words and order speak against one another.
    """
    names = [lead.mark.label.kinds if is_star(lead.mark) else () for lead in run]
    taken = [kind for kinds in names for kind in kinds if kind in RANK]
    if not taken:
        return list(_BY_PLACE.get(len(run), ()))
    if taken != sorted(set(taken), key=RANK.__getitem__):
        return []
    found: list[PartKind | None] = []
    at = 0
    for i, kinds in enumerate(names):
        if kinds:
            at = max(RANK[kind] for kind in kinds if kind in RANK) + 1
            found.append(None)
            continue
        following = min((RANK[kind] for later in names[i:] for kind in later if kind in RANK), default=len(STAR))
        left = sum(not later for later in names[i:])
        free = [kind for kind in STAR[at:following] if kind not in taken]
        kind = free[0] if free else None
        if free and len(free) > left and free[0] is PartKind.TASK:
            kind = free[1]
        found.append(kind)
        at = RANK[kind] + 1 if kind else at
    return found


def _tell(runs: Sequence[Sequence[_Lead]], kinds: Sequence[PartKind | Role | None]) -> bool:
    """Return whether what stands behind the labels is over and told: some words each, and mostly of the past."""
    filled = [run for run in runs if sum(has_words(lead.text) for lead in run) * 2 > len(run)]
    texts = [said(lead.text) for run in filled for lead in run]
    acts = [said(lead.text) for run in filled for lead, kind in zip(run, kinds, strict=True) if _acts(lead, kind)]
    long = sum(text.size for text in texts) >= _TOLD * len(texts)
    return bool(filled) and long and all(2 * sum(text.past > 0 for text in some) > len(some) for some in (texts, acts))


def _acts(lead: _Lead, kind: PartKind | Role | None) -> bool:
    return kind is PartKind.ACTION or PartKind.ACTION in lead.mark.label.kinds
