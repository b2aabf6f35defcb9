"""YAML as data written by strangers: text, lists and maps, each key with its line, and nothing else.

Every scalar stays the text that was written (`2026-01-01`, `yes` and `1_000` are no dates, truths or numbers). Aliases,
object tags and repeated keys are refused: the first can blow eight lines up to gigabytes, the second name code, the
third lose a value without a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

import yaml

MAX_DEPTH = 20
_COMMENT = re.compile(r"#[^\n]*")
_PLAIN_TAGS = {None, "!", *(f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))}


@dataclass(frozen=True, slots=True)
class YamlEntry:
    """One key of the topmost map: its plain value (str, list, dict) and the key's line and column, from 1."""

    key: str
    value: object
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class YamlProblem:
    """Why the text cannot be used, and where, from 1."""

    message: str
    line: int
    column: int


def _refused(text: str) -> YamlProblem | None:
    """Return what is never allowed. Events come one after the other, so nothing has grown or nested yet."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        message = _refusal(event, depth)
        if message:
            mark = event.start_mark
            return YamlProblem(message, mark.line + 1, mark.column + 1) if mark else YamlProblem(message, 1, 1)
    return None


def _refusal(event: yaml.Event, depth: int) -> str:
    tag = getattr(event, "tag", None)
    if isinstance(event, yaml.AliasEvent):
        return "aliases are not allowed"
    if tag not in _PLAIN_TAGS:
        return f"the tag {tag} is not allowed"
    return "nested too deeply" if depth > MAX_DEPTH else ""


def load(text: str) -> tuple[YamlEntry, ...] | YamlProblem | None:
    """Return the entries of the map that `text` holds, a problem, or None if it holds no map.

    An empty text holds an empty map.
    """
    try:
        problem = _refused(text)
        if problem:
            return problem
        node = yaml.compose(text, Loader=yaml.BaseLoader)
        if node is None:
            return ()
        return _entries(node) if isinstance(node, yaml.MappingNode) else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return YamlProblem(error.problem or "not YAML", *((mark.line + 1, mark.column + 1) if mark else (1, 1)))
    except yaml.YAMLError as error:  # a character that YAML does not allow: no mark, only words
        return YamlProblem(str(error).partition("\n")[0], 1, 1)


def _entries(node: yaml.MappingNode) -> tuple[YamlEntry, ...]:
    return tuple(YamlEntry(key, value, mark.line + 1, mark.column + 1) for key, value, mark in _pairs(node))


def _pairs(node: yaml.MappingNode) -> list[tuple[str, object, yaml.Mark]]:
    pairs = []
    seen: set[str] = set()
    for key_node, value_node in node.value:
        key, mark = str(_plain(key_node)), key_node.start_mark
        if key in seen:
            raise yaml.MarkedYAMLError(problem=f"the key {key!r} is there twice", problem_mark=mark)
        seen.add(key)
        pairs.append((key, _plain(value_node), mark))
    return pairs


def _plain(node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return {key: value for key, value, _ in _pairs(node)}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return str(node.value)


def comments(text: str) -> tuple[YamlEntry, ...]:
    """Return each comment as written, with the key "#"; none where the text is not YAML.

    A comment stands between two tokens of the YAML reader, so that a `#` inside a value is not taken for one.
    """
    try:
        marks = [(token.start_mark.index, token.end_mark.index) for token in yaml.scan(text, Loader=yaml.BaseLoader)]
    except yaml.YAMLError:
        return ()
    gaps = [(end, start) for (_, end), (start, _) in pairwise(marks) if end < start]
    found = (match for end, start in gaps for match in _COMMENT.finditer(text, end, start))
    return tuple(YamlEntry("#", match[0].rstrip(), text.count("\n", 0, match.start()) + 1, 1) for match in found)
