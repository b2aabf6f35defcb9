"""Suppress: comments in the content that switch a finding off, each with its reason.

`<!-- storybank: ignore SB108: quoted as it was broken -->` counts for its own line and, where it stands alone, for the
next line of text. A comment without a reason has no effect; one that nothing needs any more is a finding itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..markdown import code_lines
from ..model.findings import Finding, finding
from ..model.places import Place, SourceFile
from .codes import codes

_COMMENT = re.compile(r"<!--\s*storybank:\s*(?P<text>.*?)\s*-->")
_UNENDED = re.compile(r"<!--\s*storybank:\s*ignore\b(?!.*-->)")
_ANY_COMMENT = re.compile(r"<!--.*?-->")
_IGNORE = re.compile(r"ignore\b\s*(?P<codes>[\w ,]*?)\s*(?::\s*(?P<reason>.*))?")
_MARKERS = re.compile(r"story|not-a-story|id\s*:\s*[\w.:-]+", re.IGNORECASE)  # said to the parser, not to us


@dataclass(frozen=True, slots=True)
class _Comment:
    """One comment: what it says, where it stands, and the lines that it speaks of."""

    text: str
    place: Place
    lines: frozenset[int]


def suppress(
    sources: Iterable[SourceFile], findings: tuple[Finding, ...]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings that no comment switches off, and what is wrong with the comments."""
    found: list[Finding] = []
    off: set[tuple[str, int, str]] = set()
    present = {(d.place.path, d.place.line, d.code) for d in findings}
    sources = tuple(sources)
    found += (problem for source in sources for problem in _unended(source))
    for comment in (comment for source in sources for comment in _comments(source)):
        ignore = _IGNORE.fullmatch(comment.text)
        if ignore:
            named = tuple(re.findall(r"\w+", ignore["codes"]))
            wanted, problems = _wanted(comment, named, ignore["reason"] or "", present)
            off |= wanted
            found += problems
        elif not _MARKERS.fullmatch(comment.text):
            found.append(finding("SB712", comment.place, f"Storybank does not understand “{comment.text}”"))
    kept = tuple(d for d in findings if (d.place.path, d.place.line, d.code) not in off)
    return kept, tuple(found)


def _wanted(
    comment: _Comment, named: tuple[str, ...], reason: str, present: set[tuple[str, int, str]]
) -> tuple[set[tuple[str, int, str]], list[Finding]]:
    """Return which of the findings that are `present` one comment switches off, and what is wrong with it."""
    if not named:
        return set(), [finding("SB712", comment.place, "the comment names no code to ignore")]
    if not reason:
        return set(), [finding("SB710", comment.place, f"no reason is given for ignoring {', '.join(named)}")]
    off: set[tuple[str, int, str]] = set()
    found = []
    for code in named:
        hits = {(comment.place.path, line, code) for line in comment.lines} & present
        off |= hits
        if code not in codes():
            found.append(finding("SB712", comment.place, f"there is no code {code}"))
        elif not hits:
            found.append(finding("SB711", comment.place, f"there is no {code} here to ignore"))
    return off, found


def _comments(source: SourceFile) -> Iterator[_Comment]:
    found = list(_matches(source, _COMMENT))
    spoken_of = _spoken_of(source.lines) if found else []
    for place, match in found:
        yield _Comment(match["text"], place, frozenset((place.line, spoken_of[place.line - 1])))


def _unended(source: SourceFile) -> Iterator[Finding]:
    """Yield a finding for each comment that goes on in the next line: only one line is read."""
    for place, _ in _matches(source, _UNENDED):
        yield finding("SB712", place, "the comment does not end in its line, so it has no effect")


def _matches(source: SourceFile, pattern: re.Pattern[str]) -> Iterator[tuple[Place, re.Match[str]]]:
    """Yield what matches in a line, with its place; a code block is an example, not a comment."""
    if "storybank:" not in source.text:
        return
    code = code_lines(source.text)
    for number, line in enumerate(source.lines, 1):
        for match in pattern.finditer(line) if number not in code else ():
            yield Place(source.path, number, match.start() + 1), match


def _spoken_of(lines: Sequence[str]) -> list[int]:
    """Return for each line (from 0) the number of the one that a comment in it speaks of: its own, or the next text."""
    spoken_of, number = [0] * len(lines), len(lines)
    for index in range(len(lines) - 1, -1, -1):
        number = index + 1 if _text(lines[index]) else number
        spoken_of[index] = number
    return spoken_of


def _text(line: str) -> str:
    """What the line holds beside comments and the marks of a quotation."""
    return _ANY_COMMENT.sub("", line).strip(" \t>")
