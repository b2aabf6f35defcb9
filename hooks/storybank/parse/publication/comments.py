"""Comments to oneself and to colleagues: `<!-- … -->`, and `%% … %%` as Obsidian has them.

A comment that begins a line may run over blank lines, one inside a line ends with its paragraph. One that nobody ends
goes as far as it could: what may have been meant for nobody is rather missing, and reported, than published. In code, a
comment is an example. What is said to Storybank (`<!-- storybank: … -->`) stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from ...markdown import code_lines
from ...model.findings import Finding, finding
from ...model.places import Place, SourceFile

_HTML, _OBSIDIAN = r"<!--(?!\s*storybank:)", "%%"
_LEAD = r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*"  # quote and list marks
_FENCE = rf"{_LEAD}(?P<fence>`{{3,}}(?!.*`)|~{{3,}}).*(?:\n(?![ \t>]*(?P=fence)).*)*(?:\n.*)?"
_LONG = r"[ \t]*\n(?:.*\n)*?[ \t>]*(?=%%[ \t]*$)"  # from a line with nothing but the sign to the next such line
_SAID = rf"(?P<said>{_HTML}(?!-?>|.*-->)[\s\S]*?(?P<end>-->|\Z)"
_SAID += rf"|{_OBSIDIAN}(?:{_LONG}|(?!.*%%)[\s\S]*?)(?P<ended>%%|\Z))"
_BLOCKS = re.compile(rf"^(?:{_FENCE}|(?P<margin>{_LEAD}){_SAID}(?P<tail>[ \t]*))", re.MULTILINE)
_SPAN = r"\\[\s\S]|(?P<ticks>`+)(?!`)[\s\S]*?(?<!`)(?P=ticks)(?!`)|`+"
_SAID = rf"(?P<said>{_HTML}(?:-?>|[\s\S]*?(?P<end>-->|\Z))|{_OBSIDIAN}[\s\S]*?(?P<ended>%%|\Z))"
_INLINE = re.compile(rf"{_SPAN}|{_SAID}(?P<tail>[ \t]*)")
_CODE = 4  # columns before indented code


@dataclass
class _Cut:
    """Takes comments out of one text after the other, and keeps a finding for each."""

    path: str
    found: list[Finding] = field(default_factory=list)

    def sub(self, pattern: re.Pattern[str], text: str, first: int, code: frozenset[int] = frozenset()) -> str:
        """Return `text`, which begins in line `first`, without the comments that `pattern` finds.

        `code` are the numbers (from 1 within the text) of lines that are code: an indented one begins no comment.
        """
        line, read = 1, 0

        def out(match: re.Match[str]) -> str:
            nonlocal line, read
            if match["said"] is None:
                return match[0]
            begin = match.start("said")
            line, read = line + text.count("\n", read, begin), begin
            column = begin - text.rfind("\n", 0, begin)
            if line in code and column > _CODE:
                return match[0]
            self.found.append(_held_back(match, Place(self.path, first + line - 1, column)))
            joined = "" if text[begin - 1 : begin].strip() == "" else match["tail"]
            return text[match.start() : begin] + "\n" * match["said"].count("\n") + joined

        return pattern.sub(out, text)


def _held_back(match: re.Match[str], place: Place) -> Finding:
    if "" in (match["end"], match["ended"]):
        return finding("SB119", place, "a comment begins here and does not end, so what follows is not published")
    return finding("SB118", place, "this comment is not published")


def without_comments(source: SourceFile, body_line: int) -> tuple[SourceFile, tuple[Finding, ...]]:
    """Return the file without the comments of its body, which begins at `body_line`, and a finding for each.

    Every line keeps its number.
    """
    if "<!--" not in source.text and _OBSIDIAN not in source.text:
        return source, ()
    cut, above = _Cut(source.path), body_line - 1
    body = "\n".join(source.lines[above:])
    body = cut.sub(_BLOCKS, body, body_line, code_lines(body))
    stretches = _stretches(body.split("\n"), code_lines(body))
    kept = [cut.sub(_INLINE, text, body_line + index) if read else text for index, text, read in stretches]
    return replace(source, text="\n".join([*source.lines[:above], *kept])), tuple(cut.found)


def _stretches(lines: list[str], code: frozenset[int]) -> Iterator[tuple[int, str, bool]]:
    """Yield a text in pieces: the index of the first line, the lines, and whether they are a paragraph to be read."""
    numbered = enumerate(lines)
    for is_text, group in groupby(numbered, key=lambda pair: bool(pair[1].strip()) and pair[0] + 1 not in code):
        held = list(group)
        yield held[0][0], "\n".join(line for _, line in held), is_text
