"""Entries of the search, made of a title and a text."""

from __future__ import annotations

from storybank.find.fields import Entry, FieldKind, Passage


def entry(title: str, text: str) -> Entry:
    """Return an entry with one text."""
    return Entry(title.lower(), title, "", (Passage(FieldKind.TITLE, title), Passage(FieldKind.SITUATION, text)))
