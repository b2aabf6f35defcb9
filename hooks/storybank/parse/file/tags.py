"""Principles that no heading names: a line of each story does, its hashtags, or an index of the file's stories.

"LP: Dive Deep" below a title, "Shows: **Courage**" behind the parts, "Thrift = the bell", a table of which for which.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ...model.kinds import FieldName
from ...text.fold import fold, unmarked
from ...text.words import size
from ..languages.words import phrases, word_list
from ..layout.headings import DEEPEST
from ..layout.lines import Line
from ..layout.sheet import Sheet
from ..story.stories import Placed
from ..titles.title_lines import is_tag, is_tagged
from ..titles.wording import read_wording
from .index import of_index
from .names import is_competency, name_of
from .regions import Beginning
from .sentences import of_sentences

_SEVERAL = re.compile(r"[,;/&|、，]")
_EQUATED = re.compile(r"([^=]{2,40}?)\s+(?:=|←|<-)\s+(?=\S)")
_LONGEST = 5  # words of a name

Named = tuple[Line, str]  # the line that names the principle of a story, and its name


def of_tags(sheet: Sheet, placed: Sequence[Placed]) -> Iterator[Beginning]:
    """Yield what sentences above the stories name, else the principle of each, all of several in the same way."""
    told = [p for p in placed if p.candidate.is_story]
    if said := [*of_sentences(sheet, told)]:
        yield from said
        return
    for see in _WAYS if len(told) > 1 else ():
        found = [named for named in see(sheet, told) if named]
        if len(found) == len(told):
            for p, (line, name) in zip(told, found, strict=True):
                end = sheet.line_at(p.end - 1).number + 1
                yield Beginning(p.begin, name, DEEPEST + 1, end=end, named=line.number)
            return


def _below_titles(sheet: Sheet, told: Sequence[Placed]) -> list[Named | None]:
    return [_tag(sheet, sheet.between(p.begin, p.candidate.group.first.start)) for p in told]


def _behind_parts(sheet: Sheet, told: Sequence[Placed]) -> list[Named | None]:
    """Return what the last lines of the stories say, where one of them is a name that people share."""
    found = [_tag(sheet, sheet.between(p.candidate.group.last.line, p.end)[1:]) for p in told]
    return found if _is_one_shared(found) else []


def _tag(sheet: Sheet, lines: Sequence[Line]) -> Named | None:
    """Return the first line that names the principle of a story, and the name; None if several are said."""
    if sum(bool(name_of(unmarked(sheet.said(line).partition(":")[2]))) for line in lines) > 1:
        return None
    for line in lines:
        mark = sheet.mark(line)
        shown = mark is not None and _shows(mark.label.names, mark.written)
        if shown or is_tag(sheet, line):
            said = sheet.text[mark.body : line.stop] if mark and shown else read_wording(sheet.said(line)).title
            name = unmarked(said).strip(" .")
            several = _SEVERAL.search(name) and not name_of(name)
            return (line, name) if 0 < size(name) <= _LONGEST and not several else None
    return None


def _shows(names: Sequence[object], written: str) -> bool:
    """Return whether a field says what a story shows, and not what it shows besides."""
    if FieldName.SHOWS in names:
        return True
    core = " ".join(word for word in fold(written).split() if word not in word_list("modifiers"))
    listed = (phrases(name).match(core) for name in ("principle_counters", "principle_announcing"))
    return FieldName.ALSO_SHOWS in names and any(listed)


def _equated(sheet: Sheet, told: Sequence[Placed]) -> list[Named | None]:
    """Return what the titles say for which principle they are told: "Thrift = the bell"."""
    return [
        next(
            ((line, unmarked(found[1])) for line in p.title.lines if (found := _EQUATED.match(sheet.said(line)))), None
        )
        for p in told
    ]


def _hashtags(sheet: Sheet, told: Sequence[Placed]) -> list[Named | None]:
    """Return the only tag of each story that not all of them have, where all of these are names that people share."""
    lines = [sheet.between(p.begin, p.candidate.group.first.start) for p in told]
    tagged = [next((line for line in each if is_tagged(sheet, line)), None) for each in lines]
    tags = [sheet.said(line).replace("#", " ").split() if line else [] for line in tagged]
    common = set(tags[0]).intersection(*tags)
    own = [[tag for tag in each if tag not in common] for each in tags]
    found = [(line, each[0]) if line and len(each) == 1 else None for line, each in zip(tagged, own, strict=True)]
    return list(found) if all(map(_is_shared, found)) else []


def _is_one_shared(found: Sequence[Named | None]) -> bool:
    return any(map(_is_shared, found))


def _is_shared(found: Named | None) -> bool:
    return found is not None and (is_competency(found[1], longest=2) or bool(name_of(found[1])))


# Each way in which the stories of a file say which principle they show, the most telling first.
_WAYS: Sequence[Callable[[Sheet, Sequence[Placed]], Sequence[Named | None]]] = (
    _below_titles, _equated, _behind_parts, _hashtags, of_index,
)  # fmt: skip
