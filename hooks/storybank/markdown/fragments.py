"""One fragment of Markdown to HTML, to plain text, and to the names it mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

from markdown_it.token import Token

from .address import Leads, read_address
from .clean import ELSEWHERE, clean
from .dialect import blocks, reader, tokens
from .links import NO_LINKS, Links
from .names import KnownNames
from .rewrite import ADDRESS, NOTE, is_task_box, rewrite

_TAG = re.compile(r"<[^>]*>")
_CODE = ("fence", "code_block")
_OPENING_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_SPACE = re.compile(r"\s+")
_WORDS = re.compile(r"[^\W\d_](?:[^\W_]|[ ,;.:?!'\"()…–—’“”-])*")  # a line that is the same as Markdown


def render(markdown: str, links: Links = NO_LINKS, heading: int = 4) -> str:
    """Return clean HTML for block Markdown. Its topmost headings become `<h{heading}>`, the others follow."""
    env: dict[str, object] = {"docId": links.prefix} if links.prefix else {}
    blocks = reader().parse(markdown + links.definitions.needed(markdown), env)
    rewrite(blocks, links, heading)
    return clean(reader().renderer.render(blocks, reader().options, env), links.resolve)


def render_inline(markdown: str, links: Links = NO_LINKS) -> str:
    """Return clean HTML without a paragraph around it; for text of one line: a tip, a title, a cell."""
    env = _references(links.definitions.needed(markdown))
    blocks = reader().parseInline(markdown, env)
    rewrite(blocks, links, heading=4)
    return clean(reader().renderer.render(blocks, reader().options, {}), links.resolve)


@lru_cache(maxsize=64)  # the definitions of a file serve all its lines
def _references(definitions: str) -> dict[str, object]:
    """Return what lets a line use link references that stand elsewhere; its notes are written where their marks are."""
    env: dict[str, object] = {}
    if definitions:
        reader().parse(definitions, env)
    return {"references": env.get("references", {})}


@lru_cache(maxsize=2**18)  # every stage asks again for the same titles, tags and parts
def plain(markdown: str) -> str:
    """Return what a reader sees of the Markdown, as one line of unescaped text."""
    if _WORDS.fullmatch(markdown):  # most titles, tags and labels are asked for at many steps
        return _SPACE.sub(" ", markdown).strip()
    return _one_line(tokens(markdown))


def prose(markdown: str) -> str:
    """Return the same without blocks of code, which show how something is written and tell nothing."""
    return _one_line([token for token in tokens(markdown) if token.type not in _CODE])


def told(markdown: str) -> tuple[str, ...]:
    """Return what running text says, a plain line for each paragraph, item and cell; code and raw HTML tell nothing."""
    blocks = (token for token in tokens(markdown) if token.type == "inline")
    return tuple(filter(None, (_one_line([token]) for token in blocks)))


def _one_line(blocks: Sequence[Token]) -> str:
    return _SPACE.sub(" ", " ".join(_texts(blocks))).strip()


def _texts(blocks: Sequence[Token]) -> Iterator[str]:
    for token in blocks:
        if token.type == "inline":
            yield "".join(_inline_text(child) for child in token.children or [])
        elif token.type in _CODE:
            yield token.content
        elif token.type == "html_block":
            yield _TAG.sub(" ", token.content)


def _inline_text(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type == "image":
        return "".join(_inline_text(child) for child in token.children or [])
    return "" if token.type == "html_inline" else NOTE.sub("", token.content) if token.type == "text" else token.content


def mentions(markdown: str, names: KnownNames) -> tuple[tuple[str, int], ...]:
    """Return which of the names the running text mentions, each once, with its line in the fragment (from 0).

    Code, links and HTML do not count. The names come back as given.
    """
    found: dict[str, int] = {}
    for token in tokens(markdown) if names.stand_in(markdown) else ():
        for text, offset in _running_text(token):
            for _, _, name in names.found_in(text):
                found.setdefault(name, offset)
    return tuple(found.items())


def _running_text(token: Token) -> Iterator[tuple[str, int]]:
    if token.type != "inline":
        return
    line, depth = (token.map or [0])[0], 0
    for child in token.children or []:
        depth += (child.type == "link_open") - (child.type == "link_close")
        line += child.type in ("softbreak", "hardbreak")
        if child.type == "text" and depth == 0:
            yield child.content, line


def dropped_html(markdown: str) -> tuple[tuple[str, int], ...]:
    """Return each tag in the text that `clean` takes away or changes, with its line in the fragment (from 0)."""
    if not _OPENING_TAG.search(markdown):
        return ()
    return tuple(
        (match[0], line + html[: match.start()].count("\n"))
        for token in tokens(markdown)
        for html, line in _raw_html(token)
        for match in _OPENING_TAG.finditer(html)
        if _loses(match[0])
    )


def _raw_html(token: Token) -> Iterator[tuple[str, int]]:
    line = (token.map or [0])[0]
    if token.type == "html_block":
        yield token.content, line
    for child in token.children or []:
        line += child.type in ("softbreak", "hardbreak")
        if child.type == "html_inline" and not is_task_box(child):
            yield child.content, line


class _Attributes(HTMLParser):
    """The names of the attributes in a tag, those without a value among them."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's
        self.names |= {name for name, _ in attrs}


def _loses(tag: str) -> bool:
    """True if the tag, or one of its attributes, does not survive cleaning."""
    kept = clean(tag, _inside)
    name = re.split(r"[\s/>]", tag[1:], maxsplit=1)[0].lower()
    return ELSEWHERE in kept or not kept.startswith(f"<{name}") or bool(_attributes(tag) - _attributes(kept))


def _inside(address: str) -> str | None:
    """Return the address of an image that may be one of the bank: whether it is one is a finding of its own."""
    return address if read_address(address).leads is Leads.INSIDE else None


def _attributes(tag: str) -> set[str]:
    reader = _Attributes()
    reader.feed(tag)
    return reader.names


def hrefs(markdown: str) -> tuple[tuple[str, int], ...]:
    """Return the address of each link and image, as written, with its line in the fragment (from 0)."""
    found = []
    for token in tokens(markdown) if "[" in markdown or "://" in markdown else ():
        line = (token.map or [0])[0]
        for child in token.children or []:
            line += child.type in ("softbreak", "hardbreak")
            address = child.attrs.get({"link_open": "href", "image": "src"}.get(child.type, ""))
            if address is not None:
                found.append((str(address), line))
    return tuple(found)


def html_hrefs(markdown: str) -> tuple[tuple[str, int], ...]:
    """Return what the links and images of raw HTML lead to within the bank, with the line in the fragment (from 0).

    Addresses of any other kind that a page does not keep are in `dropped_html`.
    """
    if not _OPENING_TAG.search(markdown):
        return ()
    return tuple(
        (address, line + html[: match.start()].count("\n"))
        for token in tokens(markdown)
        for html, line in _raw_html(token)
        for match in ADDRESS.finditer(html)
        if (address := unescape(match[2].strip("\"'"))) and read_address(address).leads is Leads.INSIDE
    )


def headings(markdown: str) -> tuple[tuple[str, int], ...]:
    """Return the text of each heading, as written, with its line (from 0)."""
    return tuple(
        (following.content, (token.map or [0])[0])
        for token, following in pairwise(blocks(markdown))
        if token.type == "heading_open"
    )


def deep_blocks(markdown: str, limit: int) -> tuple[int, ...]:
    """Return the line (from 0) of each list or quote that stands in `limit` others.

    Each of these has its sign or its indent at the beginning of the line; a text without such a line is not read.
    """
    if not re.search(rf"^[ >*+\-\d.)]{{{limit + 1}}}", markdown.expandtabs(4), re.MULTILINE):
        return ()
    depth, found = 0, []
    for token in blocks(markdown):
        if token.type.endswith(("_list_open", "blockquote_open")):
            depth += 1
            if depth == limit + 1:
                found.append((token.map or [0])[0])
        depth -= token.type.endswith(("_list_close", "blockquote_close"))
    return tuple(found)
