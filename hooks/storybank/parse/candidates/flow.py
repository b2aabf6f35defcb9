"""From marks to candidates: which labelled parts belong together. Whether they tell a story is judged elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ...model.kinds import STAR, PartKind
from ..layout.group import RANK, Group, is_star, nested
from ..layout.labels import Label, Role, Strength
from ..layout.lines import Line
from ..layout.marks import Mark

_MOST = 40  # marks of one story; a file may repeat one label for ever
_LEARNING = Label((PartKind.LEARNING,), Strength.LETTER)
_TRADE_OFF = Label((PartKind.TRADE_OFF,), Strength.LETTER)


def group_flow(events: Sequence[Mark | Line]) -> tuple[Group, ...]:
    """Return the candidates among `events`: marks, headings and question lines (of level 0) in source order."""
    groups: list[list[Mark]] = [[]]
    title_level = heading_level = 0
    answer = parted = False
    for event in events:
        if isinstance(event, Line):
            parted = True
            heading_level = event.level or heading_level
            answer = not event.level
            if groups[-1] and _closes(event, groups[-1], title_level):
                groups.append([])
            continue
        if Role.TITLE in event.label.names and _complete(groups[-1]):
            groups.append([])
        if not is_star(event) or (answer and _may_be_answer(event)):
            answer = _asks(event)
            continue
        answer = False
        mark = _in_context(event, groups[-1])
        if not groups[-1] or _restarts(mark, groups[-1], parted=parted) or len(groups[-1]) > _MOST:
            groups.append([])
            title_level = heading_level
        parted = False
        if _joins(mark, groups[-1]):
            groups[-1].append(mark)
    return tuple(Group(settled) for group in groups if (settled := _settled(group)))


def _asks(mark: Mark) -> bool:
    return mark.written.strip(" .:0123456789").casefold() in {"q", "question", "frage", "问", "問"}


def _may_be_answer(mark: Mark) -> bool:
    return mark.written.strip(" .:0123456789") == "A"


def _closes(heading: Line, group: Sequence[Mark], title_level: int) -> bool:
    """Return whether a heading that is no part, or a question in bold, ends the story before it."""
    level = group[0].line.level
    if not heading.level:
        return not level and _complete(group) and heading.quote <= group[0].line.quote
    if level and heading.level > level:
        return False
    begun = any(mark.label.strength is not Strength.WEAK for mark in group)
    return not title_level or heading.level <= title_level or (not level and (_complete(group) or not begun))


def _complete(group: Sequence[Mark]) -> bool:
    kinds = {kind for mark in group for kind in mark.label.kinds}
    return PartKind.RESULT in kinds and len(kinds & set(STAR)) > 1


def _rank(mark: Mark) -> int:
    return min((RANK[kind] for kind in mark.label.kinds if kind in RANK), default=len(RANK))


def _in_context(mark: Mark, group: Sequence[Mark]) -> Mark:
    """Read a mark by those before it: R again is the reflection, T after D the trade-off, a Challenge a Task."""
    kinds = {kind for earlier in group for kind in earlier.label.kinds}
    again = PartKind.RESULT in kinds and _told(group) is group
    if mark.label.strength is Strength.LETTER and mark.written.strip("().[] ") == "R" and again:
        return replace(mark, label=_LEARNING)
    decided = any(earlier.written.strip("().[] ") == "D" for earlier in group)
    if mark.label.strength is Strength.LETTER and mark.written.strip("().[] ") == "T" and decided:
        return replace(mark, label=_TRADE_OFF)
    strong_first = any(PartKind.SITUATION in m.label.kinds and m.label.second is None for m in group)
    if mark.label.second and strong_first and PartKind.TASK not in kinds:
        return replace(mark, label=replace(mark.label, names=(mark.label.second,)))
    return mark


def _restarts(mark: Mark, group: Sequence[Mark], *, parted: bool) -> bool:
    """Return whether a mark begins the next story: the first part again, after a later one or a heading."""
    beside = not parted and mark.style == group[0].style
    if beside and (_falls([*group, mark]) or (_leads(group) and not _rank(mark))):
        return False
    counts = len(group) == 1 and group[0].label.strength is Strength.LETTER and _rank(group[0])  # "A. The bell"
    if _falls(group) or (counts and not _rank(mark)):
        return True
    group = _told(group)
    if _begins_anew(mark, group) or (parted and not any(map(_rank, [*group, mark]))):
        return True
    if max(map(_rank, group)) <= _rank(mark) or _rank(mark) > _rank(group[0]):
        return False
    if mark.label.strength is Strength.WEAK and any(
        m.label.strength is not Strength.WEAK for m in group if _rank(m) == _rank(mark)
    ):
        return False
    return _complete(group) or not nested(mark, group[0])


def _leads(group: Sequence[Mark]) -> bool:
    """Return whether a Result stands alone, as it does before the parts of a story that is told from its end."""
    return len(group) == 1 and group[0].label.kinds == (PartKind.RESULT,)


def _falls(group: Sequence[Mark]) -> bool:
    """Return whether a story is told from its end: the Result, the Action, and so on up."""
    ranks = [_rank(mark) for mark in group]
    begins = ranks[:2] == [RANK[PartKind.RESULT], RANK[PartKind.ACTION]]
    return begins and all(before > rank for before, rank in pairwise(ranks))


def _told(group: Sequence[Mark]) -> Sequence[Mark]:
    """Return the parts of a group without the Result that leads it."""
    return group[1:] if len(group) > 1 and _leads(group[:1]) and not _rank(group[1]) else group


def _begins_anew(mark: Mark, group: Sequence[Mark]) -> bool:
    """Return whether an `A:` stands behind a Result: the answer to the next question, no part of this story."""
    return mark.label.strength is Strength.LETTER and _complete(group) and PartKind.ACTION in mark.label.kinds


def _joins(mark: Mark, group: Sequence[Mark]) -> bool:
    """Return whether a mark belongs to the open group rather than to the text of its last part."""
    if not group or (mark.style == group[0].style and not nested(mark, group[0])):
        return True
    return mark.label.strength is not Strength.WEAK and _rank(mark) > max(map(_rank, group))


def _settled(group: Sequence[Mark]) -> tuple[Mark, ...]:
    """Keep the marks of the first one's style, and those of another style only for kinds that are missing there."""
    told = _told(group)
    group = told if any(PartKind.RESULT in mark.label.kinds for mark in told) else group
    if not group:
        return ()
    main = group[0].style
    covered = {kind for mark in group if mark.style == main for kind in mark.label.kinds}
    kept = [m for m in group if m.style == main or not set(m.label.kinds) <= covered]
    return tuple(m for i, m in enumerate(kept) if _in_place(m, kept, i))


def _in_place(mark: Mark, kept: Sequence[Mark], index: int) -> bool:
    """Return whether a weak label stands where its kind belongs, so that it does not tell something else."""
    if mark.label.strength is not Strength.WEAK:
        return True
    before = [_rank(m) for m in kept[:index] if m.label.strength is not Strength.WEAK]
    after = [_rank(m) for m in kept[index + 1 :] if m.label.strength is not Strength.WEAK]
    return max(before, default=_rank(mark)) <= _rank(mark) <= min(after, default=_rank(mark))
