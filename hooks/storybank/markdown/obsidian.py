"""What Obsidian adds to Markdown, and GitHub in part: callouts, links and embeds by name."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

# What begins the address of a link by name, which only the linked bank can resolve, and of a name to be shown there.
WIKI, EMBED = "wiki:", "embed:"
_CALLOUT = re.compile(r"\[!(?P<kind>[A-Za-z][\w-]*)\][+-]?[ \t]*(?P<title>[^\n]*)\n?")
_WIKI = re.compile(r"(?P<embed>!?)\[\[(?P<name>[^\[\]|\n]+)(?:\|(?P<shown>[^\[\]\n]*))?\]\]")
_IMAGE = re.compile(r"\.(?:avif|gif|jpe?g|png|webp)", re.IGNORECASE)
_SIZE = re.compile(r"\d+(?:x\d+)?")  # what may stand in place of the text of an image


def callouts(state: StateCore) -> None:
    """Make callouts of the quotes that begin with `[!note]`: a step between the blocks and what stands in them."""
    tokens = state.tokens
    for at in range(len(tokens) - 4, -1, -1):
        quote, *paragraph = tokens[at : at + 4]
        match = _CALLOUT.match(paragraph[1].content) if quote.type == "blockquote_open" else None
        if match:
            closed = next(t for t in tokens[at:] if t.type == "blockquote_close" and t.level == quote.level)
            kind = match["kind"].casefold()
            quote.tag = closed.tag = "div"
            quote.attrSet("class", f"callout callout-{re.sub('[^a-z]+', '-', kind)}")
            said = match["title"].strip() or kind.replace("-", " ").capitalize()
            tokens[at + 1 : at + 4] = _titled(paragraph, said, paragraph[1].content[match.end() :])


def _titled(paragraph: list[Token], title: str, text: str) -> list[Token]:
    """Return a paragraph of the title and, if a text is left, one of that."""
    opened, said, closed = paragraph
    first, end = said.map or [0, 1]
    heading = [
        replace(opened, attrs={"class": "callout-title"}),
        replace(said, content=title, map=[first, first + 1], children=[]),
        closed,
    ]
    return [*heading, opened, replace(said, content=text, map=[first + 1, end]), closed] if text else heading


def wiki_link(state: StateInline, silent: bool) -> bool:
    """Read `[[Page]]`, `[[Page#Heading|text]]` and `![[image.png]]`, as a rule within the text."""
    match = _WIKI.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        _push(state, match)
    state.pos = match.end()
    return True


def _push(state: StateInline, match: re.Match[str]) -> None:
    name, shown = match["name"].strip(), (match["shown"] or "").strip()
    label = Token("text", "", 0, content=shown or name.strip("#").replace("#", " › "))
    if match["embed"] and _IMAGE.search(name):
        label.content = name if _SIZE.fullmatch(shown) else label.content
        image = state.push("image", "img", 0)
        image.attrs, image.children, image.content = {"src": WIKI + name, "alt": ""}, [label], label.content
        return
    if not state.linkLevel:
        state.push("link_open", "a", 1).attrs = {"href": (EMBED if match["embed"] else WIKI) + name}
    state.push("text", "", 0).content = label.content
    if not state.linkLevel:
        state.push("link_close", "a", -1)
