"""The parser's cases: a Markdown file beside what careful readers find in it. Run this file for the confusion table."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from storybank.model.settings import Settings
from storybank.model.story import Document, Story
from storybank.parse import parse
from storybank.read.files import read_text

FOLDER = Path(__file__).parent / "cases" / "parse"
SHAPES = FOLDER / "shapes.yaml"

# Marks that are no words: comments, tags, a fence with its language, emphasis.
_MARKS = re.compile(r"<!--[^>]*-->|</?[A-Za-z][^<>]*>|(?:```|~~~)\w*|[*_`]")


@dataclass(frozen=True)
class Case:
    """One file and the stories that a careful reader finds in it."""

    name: str
    path: Path
    shapes: tuple[str, ...]
    stories: tuple[dict[str, Any], ...]

    def document(self) -> Document:
        source, _ = read_text(self.path, Settings())
        assert source is not None
        return parse(source, Settings())[0]


@cache
def cases() -> tuple[Case, ...]:
    """Every case, by name."""
    return tuple(_case(path) for path in sorted(FOLDER.glob("**/*.yaml")) if path != SHAPES)


def _case(path: Path) -> Case:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Case(path.stem, path.with_suffix(".md"), tuple(data["shapes"]), tuple(data["stories"]))


@cache
def shapes() -> dict[str, str]:
    """Every shape by its id."""
    groups = yaml.safe_load(SHAPES.read_text(encoding="utf-8"))
    return {id_: text for group in groups.values() for id_, text in group.items()}


def words(text: object) -> list[str]:
    return re.findall(r"\w+", _MARKS.sub("", str(text or "")))


def matches(story: Story, wanted: dict[str, Any]) -> bool:
    """Whether this is the story a reader means: at least half of its parts begin alike."""
    found = [words(part.markdown)[:4] for part in story.parts]
    texts = [words(text)[:4] for part in wanted["parts"] for text in part.values()]
    return sum(text in found for text in texts) * 2 >= max(1, len(texts))


def pair(case: Case) -> tuple[list[tuple[dict[str, Any], Story]], list[dict[str, Any]], list[Story]]:
    """Return the stories found as wanted, those missed, and those invented."""
    left, found, missed = list(case.document().all_stories), [], []
    for wanted in case.stories:
        story = next((story for story in left if matches(story, wanted)), None)
        if story is None:
            missed.append(wanted)
        else:
            left.remove(story)
            found.append((wanted, story))
    return found, missed, left


def differences(wanted: dict[str, Any], story: Story) -> Iterator[str]:
    """Yield where a story is not as wanted."""
    if wanted["title"] is None and not story.title_derived:
        yield f"title: wanted none, got “{story.title}”"
    if wanted["title"] is not None and words(wanted["title"]) != words(story.title):
        yield f"title: wanted “{wanted['title']}”, got “{story.title}”"
    if bool(wanted.get("retells")) != bool(story.retells):
        yield f"retells: got “{story.retells}”"
    yield from part_differences(wanted, story)
    for name, values in wanted.get("fields", {}).items():
        got = [words(field.markdown) for field in story.fields if field.name == name]
        yield from (f"field {name}: wanted “{value}”, got {got}" for value in values if words(value) not in got)


def part_differences(wanted: dict[str, Any], story: Story) -> Iterator[str]:
    """Yield where the parts of a story are not as wanted: kind, order and every word."""
    want = [(kind, words(text)) for part in wanted["parts"] for kind, text in part.items()]
    got = [("+".join([part.kind, *part.also]), words(part.markdown)) for part in story.parts]
    if want != got:
        yield from (f"part {kind}: wanted {' '.join(text)}" for kind, text in want if (kind, text) not in got)
        yield from (f"part {kind}: got {' '.join(text)}" for kind, text in got if (kind, text) not in want)


def table() -> str:
    """Return precision, recall and right parts, by shape and in all."""
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for case in cases():
        found, missed, invented = pair(case)
        right = sum(not list(part_differences(wanted, story)) for wanted, story in found)
        for shape in (*case.shapes, "all"):
            rows[shape].update(found=len(found), missed=len(missed), invented=len(invented), right=right, files=1)
    return "\n".join(
        [
            "| shape | files | stories | missed | invented | parts right |",
            "|---|---|---|---|---|---|",
            *map(_row, rows.items()),
        ]
    )


def _row(row: tuple[str, Counter[str]]) -> str:
    name, n = row
    return f"| {name} | {n['files']} | {n['found'] + n['missed']} | {n['missed']} | {n['invented']} | {n['right']} |"


if __name__ == "__main__":
    print(table())  # noqa: T201
