"""Where principles begin and end, which stories each holds, and what stands outside all of them.

A line of a case ends in ` ⟸ begins NAME`, ` ⟸ again NAME` or ` ⟸ outside`; what stands above the first is outside too.
The marks are removed before the file is read.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.model.story import Document
from storybank.parse import parse
from test_parse_laws import lost, owners

CASES = sorted((Path(__file__).parent / "cases" / "principles").glob("*.md"))
MARK = re.compile(r" ?⟸ (begins|again|outside) ?(.*)$", re.MULTILINE)


def plain(case: Path) -> str:
    return MARK.sub("", case.read_text(encoding="utf-8"))


def read(case: Path) -> Document:
    return parse(SourceFile(f"{case.stem}.md", plain(case)), Settings())[0]


def wanted(case: Path) -> list[str]:
    """Return for each line the principle that it belongs to, "" for none; the first entry stands for no line."""
    owner, found = "", [""]
    for line in case.read_text(encoding="utf-8").split("\n"):
        mark = MARK.search(line)
        owner = mark[2] if mark else owner
        found.append(owner)
    return found


def said(text: str, line: int, end: int) -> int:
    """Return the last line from `line` to `end` that says something."""
    return max(n for n in range(line, end + 1) if n == line or re.search(r"\w", text.split("\n")[n - 1]))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_each_principle_has_its_lines_and_no_other_is_there(case: Path) -> None:
    owner, text = wanted(case), plain(case)
    names = list(dict.fromkeys(filter(None, owner)))
    extents = {name: [n for n, other in enumerate(owner) if other == name] for name in names}
    right = {name: (lines[0], said(text, lines[0], lines[-1])) for name, lines in extents.items()}
    found = {p.title: (p.span.line, said(text, p.span.line, p.span.end_line)) for p in read(case).principles}
    assert found == right


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_each_story_belongs_to_the_principle_that_it_stands_in(case: Path) -> None:
    owner, document = wanted(case), read(case)
    titles = {principle.slug: principle.title for principle in document.principles} | {"": ""}
    stories = document.all_stories
    assert [titles[story.principle] for story in stories] == [owner[story.span.line] for story in stories]
    assert [s.title for p in document.principles for s in p.stories if titles[s.principle] != p.title] == []


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_what_stands_outside_is_kept_once(case: Path) -> None:
    text = plain(case)
    assert not lost(text)
    assert [line for line, count in owners(text).items() if count > 1] == []


def codes(name: str) -> list[tuple[str, int]]:
    case = next(path for path in CASES if path.stem == name)
    found = parse(SourceFile(f"{name}.md", plain(case)), Settings())[1]
    return [(each.code, each.place.line) for each in found]


def test_a_principle_that_begins_again_is_reported() -> None:
    assert [code for code, _ in codes("begins-again")] == ["SB252"]


def test_a_story_outside_the_principles_of_its_file_is_reported() -> None:
    assert [code for code, _ in codes("stories-before-and-behind")] == ["SB911", "SB911"]
