"""The entries of a field: list items, lines, or the pieces between commas."""

from __future__ import annotations

import re

from ...model.kinds import FIELDS, Entries, FieldName

_ITEM = re.compile(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?")
_APART = re.compile(r"\s*[,;、，；|·•]\s*")
_HASHTAGS = re.compile(r"(?:^|\s)#([^\s#,;]+)")
_WIKI = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")


def read_entries(body: str, name: FieldName) -> tuple[str, ...]:
    """Return the entries of a field.

    >>> read_entries("kafka, `cost`", FieldName.TAGS)
    ('kafka', 'cost')
    """
    lines = [line for line in body.split("\n") if line.strip()]
    if lines and any(_ITEM.match(line) for line in lines):
        return tuple(filter(None, _items(lines)))
    text = " ".join(line.strip() for line in lines)
    hashtags = _HASHTAGS.findall(text.replace("`", "")) if name is FieldName.TAGS else []
    if len(hashtags) > 1:
        return tuple(hashtags)
    if FIELDS[name].entries is Entries.COMMAS:
        return tuple(filter(None, map(_plain, _APART.split(text))))
    return (text,) if text else ()


def _items(lines: list[str]) -> list[str]:
    """Return the list items, each with the lines that continue it."""
    items: list[str] = []
    for line in lines:
        if _ITEM.match(line) or not items:
            items.append(_ITEM.sub("", line).strip())
        else:
            items[-1] += " " + line.strip()
    return items


def _plain(entry: str) -> str:
    return _WIKI.sub(r"\1", entry).rstrip("`*_#. ").lstrip("`*_# ")
