"""Changes to the token stream before it becomes HTML: links, names, task boxes, images, headings, alignment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape, unescape

from markdown_it.token import Token

from ..model.addresses import is_image
from .address import read_address
from .clean import NAMED
from .dialect import reader
from .links import Links

NOTE = re.compile(r"\s?(\[\^[^\]\s]+\])")  # the mark of a footnote where no note stands below the text
# The address of a link or an image in raw HTML, with what stands before it in its tag.
ADDRESS = re.compile(r"(<(?:a|img)\b[^<>]*?\s(?:href|src)\s*=\s*)(\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+)", re.IGNORECASE)
_BOX = '<input class="task-list-item-checkbox"'


def rewrite(tokens: Sequence[Token], links: Links, heading: int) -> None:
    """Change the tokens in place. A name is linked once in the whole fragment."""
    _shift_headings(tokens, heading)
    linked = set(links.unlinked)
    for token in tokens:
        _align(token)
        if token.type == "inline" and token.children:
            noted = [new for child in token.children for new in _noted(_box(child), links)]
            children = [new for child in noted for new in _image(child, links)]
            token.children = _link_names(_resolved(children, links), links, linked)
        elif token.type == "html_block":
            token.content = _led(token.content, links)


def _shift_headings(tokens: Sequence[Token], heading: int) -> None:
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    if headings:
        shift = heading - min(int(token.tag[1]) for token in headings)
        for token in headings:
            token.tag = f"h{min(6, int(token.tag[1]) + shift)}"


def _align(token: Token) -> None:
    """Table cells carry a class: a style attribute would not survive cleaning, nor a strict site."""
    style = str(token.attrs.pop("style", ""))
    if style.startswith("text-align:"):
        token.attrJoin("class", f"align-{style.removeprefix('text-align:')}")


def is_task_box(token: Token) -> bool:
    """True for the box that the reader itself writes for `- [ ]`."""
    return token.type == "html_inline" and token.content.startswith(_BOX)


def _box(token: Token) -> Token:
    """A task's box is drawn as text: form controls of strangers do not reach the page."""
    if is_task_box(token):
        return Token("text", "", 0, content="☑ " if "checked=" in token.content else "☐ ")
    return token


def _noted(token: Token, links: Links) -> Iterator[Token]:
    """Yield a text with each note that its line has no foot for, in small print where its mark stood."""
    position = 0
    for match in NOTE.finditer(token.content) if token.type == "text" else ():
        note = links.definitions.text(match[1]).partition(":")[2].strip()
        if note:
            yield _text(token.content[position : match.start()])
            yield Token("html_inline", "", 0, content=" <small>")
            yield from (_text("("), *(reader().parseInline(note)[0].children or ()), _text(")"))
            yield Token("html_inline", "", 0, content="</small>")
            position = match.end()
    yield replace(token, content=token.content[position:]) if position else token


def _led(html: str, links: Links) -> str:
    """Return raw HTML with its links leading where those of Markdown would; `clean` does images after this."""

    def led(found: re.Match[str]) -> str:
        if found[1][1] in "iI":
            return found[0]
        resolved = links.resolve(unescape(found[2].strip("\"'")))
        return found[0] if resolved is None else f'{found[1]}"{escape(resolved)}"'

    return ADDRESS.sub(led, html)


def _image(token: Token, links: Links) -> list[Token]:
    """An image of this bank stays one, and `clean` leads it; any other becomes a link: no page is fetched as one."""
    if token.type == "html_inline":
        return [replace(token, content=_led(token.content, links))]
    if token.type != "image":
        return [token]
    source = str(token.attrs.get("src", ""))
    if is_image(links.resolve(source)):
        token.attrs["src"] = f"{NAMED}{source}"
        return [token]
    label = Token("text", "", 0, content=token.content or source)
    titled = {"title": token.attrs["title"]} if "title" in token.attrs else {}
    return [Token("link_open", "a", 1, attrs={"href": source, **titled}), label, Token("link_close", "a", -1)]


def _resolved(children: Sequence[Token], links: Links) -> list[Token]:
    """Return the children with every link led to where it should; one that leads nowhere is text."""
    result: list[Token] = []
    kept: list[bool] = []
    for child in children:
        if child.type == "link_open":
            written = str(child.attrs.get("href", ""))
            resolved = links.resolve(written)
            href = read_address(written).href if resolved is None else resolved
            child.attrs["href"] = href
            kept.append(bool(href or not written))
        if child.type not in ("link_open", "link_close") or (kept.pop() if child.type == "link_close" else kept[-1]):
            result.append(child)
    return result


def _link_names(children: list[Token], links: Links, linked: set[str]) -> list[Token]:
    """Return the children with the first mention of each name linked that is not `linked` yet."""
    result: list[Token] = []
    depth = 0
    for child in children:
        depth += (child.type == "link_open") - (child.type == "link_close")
        result += _split_names(child, links, linked) if child.type == "text" and depth == 0 else [child]
    return result


def _split_names(token: Token, links: Links, linked: set[str]) -> list[Token]:
    pieces: list[Token] = []
    position = 0
    first: dict[str, str] = {}
    for begin, end, name in links.names.found_in(token.content, linked):
        if name not in first:
            first[name] = links.named(name)
            pieces += [_text(token.content[position:begin]), *_link(token.content[begin:end], first[name])]
            position = end
    linked.update(first)
    return [*pieces, _text(token.content[position:])]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _link(content: str, address: str) -> list[Token]:
    attributes: dict[str, str | int | float] = {"href": address, "class": "mention"}
    return [Token("link_open", "a", 1, attrs=attributes), _text(content), Token("link_close", "a", -1)]
