"""What GitHub makes of a comment of ours: which tags stand in it, what is fetched, where it leads, whom it calls."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown_it import MarkdownIt

# What makes a link, and mostly a message to somebody: a name or team, an issue in three forms, a commit of somebody's.
CALLS = re.compile(r"(?<![\w/])@[a-z0-9]|#\d|\bGH-\d|https?://|\bwww\.\w|\b[\w.-]+@[\w-]+\.\w", re.IGNORECASE)
CLOSES = re.compile(r"\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+(?:[\w./-]*#\d|GH-\d|https?://)", re.IGNORECASE)
_QUIET = {"code", "pre"}  # GitHub looks for none of them in code
_VOID = {"br", "hr", "img", "input", "col"}
_READER = MarkdownIt("gfm-like", {"html": True, "linkify": True})


@dataclass
class Read(HTMLParser):
    """A comment, read."""

    tags: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    text: str = ""
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    @property
    def calls(self) -> list[str]:
        return [found[0] for found in (*CALLS.finditer(self.text), *CLOSES.finditer(self.text))]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.text += " " if _QUIET & set(self.open) else data


def read(comment: str) -> Read:
    """Return what a reader on GitHub would see of a comment, before GitHub takes anything away."""
    reader = Read()
    reader.feed(_READER.render(comment))
    reader.close()
    return reader
