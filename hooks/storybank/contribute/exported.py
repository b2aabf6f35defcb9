"""Stories as `storybank export` writes them, read back without believing a word."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class StoryText:
    """What a reader sees of one story: its parts and fields in order, each with its label."""

    id: str
    title: str
    principles: tuple[str, ...]
    path: str
    line: int
    texts: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        return "\n".join(markdown for _, markdown in self.texts)


@dataclass(frozen=True, slots=True)
class ExportedFinding:
    """One finding of the export."""

    path: str
    line: int
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Export:
    """The stories and findings of one export."""

    stories: tuple[StoryText, ...]
    findings: tuple[ExportedFinding, ...]


def read_export(text: str) -> Export:
    """Return what an export holds. Raises ValueError for anything that is none."""
    try:
        data = json.loads(text)
        stories = tuple(_story(story) for story in data["stories"])
        findings = tuple(_finding(found) for found in data["diagnostics"])
        if len({story.id for story in stories}) < len(stories):
            raise ValueError("two stories with one id: one would hide the other")
    except (LookupError, TypeError, AttributeError, RecursionError, ValueError) as error:
        raise ValueError("this is not what `storybank export` writes") from error
    return Export(stories, findings)


def new_findings(before: Sequence[ExportedFinding], after: Sequence[ExportedFinding]) -> list[ExportedFinding]:
    """Return the findings that were not there before. Lines do not count: text above a finding moves it."""
    known = Counter((found.path, found.code, found.message) for found in before)
    new = []
    for found in after:
        key = (found.path, found.code, found.message)
        if not known[key]:
            new.append(found)
        known[key] -= known[key] > 0
    return new


def _story(data: dict[str, object]) -> StoryText:
    source = _map(data["source"])
    parts = [_map(part) for part in _list(data["parts"])]
    fields = _map(data["fields"])
    other = [_map(text) for text in _list(data["other"])]
    return StoryText(
        id=_text(data["id"]),
        title=_text(data["title"]),
        principles=tuple(_text(slug) for slug in _list(data["principles"])),
        path=_text(source["path"]),
        line=_number(source["line"]),
        texts=(
            *((_text(part["label"]) or _text(part["kind"]), _text(part["markdown"])) for part in parts),
            *((_text(name).replace("_", " ").capitalize(), _lines(values)) for name, values in fields.items()),
            *((_text(text["heading"]) or "Other", _text(text["markdown"])) for text in other),
        ),
    )


def _finding(data: dict[str, object]) -> ExportedFinding:
    return ExportedFinding(_text(data["path"]), _number(data["line"]), _text(data["code"]), _text(data["message"]))


def _lines(values: object) -> str:
    texts = [_text(value) for value in _list(values)]
    return texts[0] if len(texts) == 1 else "\n".join(f"- {text}" for text in texts)


def _map(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise TypeError("not an object")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value.encode("utf-8", "replace").decode()  # a lone surrogate is no text


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("not a number")
    return value
