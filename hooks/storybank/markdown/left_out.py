"""What a text in Markdown says beside its words: addresses, notes and attributes, which plain text leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from markdown_it.token import Token

from .definitions import NO_DEFINITIONS, Definitions
from .dialect import tokens
from .rewrite import NOTE, is_task_box

_LAYOUT = frozenset({"class", "dir", "lang"})  # attributes that say nothing to a reader
_SIGNS = "[<"  # without one of them, plain text says it all


def left_out(markdown: str, defined: Definitions = NO_DEFINITIONS) -> tuple[tuple[str, int], ...]:
    """Return what `plain` does not say of a text, as far as it can be quoted, with its line (from 0).

    `defined` are the definitions of its file. An address that is shown as it is written is not left out.
    """
    if not any(sign in markdown for sign in _SIGNS):
        return ()
    lines = markdown.count("\n")
    blocks = tokens(markdown + defined.needed(markdown))
    return tuple(found for token in blocks for found in _in_block(token) if found[1] <= lines)


def _in_block(token: Token) -> Iterator[tuple[str, int]]:
    line = (token.map or [0])[0]
    if token.type == "html_block":
        yield from ((value, line) for value in _attributes(token.content))
    children = token.children or []
    for at, child in enumerate(children):
        line += child.type in ("softbreak", "hardbreak")
        yield from ((value, line) for value in _in_line(child, children[at + 1 :]))


def _in_line(token: Token, behind: Sequence[Token]) -> Iterator[str]:
    if token.type == "link_open" and not _is_shown(href := str(token.attrs["href"]), behind):
        yield href
    elif token.type == "image":
        yield str(token.attrs["src"])
    elif token.type == "footnote_ref":
        yield f"[^{token.meta['label']}]"
    elif token.type == "text":
        yield from (note[0] for note in NOTE.finditer(token.content))
    elif token.type == "html_inline" and not is_task_box(token):
        yield from _attributes(token.content)


def _is_shown(href: str, behind: Sequence[Token]) -> bool:
    """Return whether the text of a link is its address, with or without the scheme, or the name that it leads to."""
    return behind[0].content in (href, href.partition(":")[2].removeprefix("//"))


class _Values(HTMLParser):
    """The values of the attributes in HTML that say something."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's
        self.found += [value for name, value in attrs if value and name not in _LAYOUT]


def _attributes(html: str) -> tuple[str, ...]:
    reader = _Values()
    reader.feed(html)
    return tuple(reader.found)
