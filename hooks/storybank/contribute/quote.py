"""What somebody wrote, inside a comment of ours: it can neither leave its place nor call anybody nor lead anywhere."""

from __future__ import annotations

import re
from html import escape, unescape

from ..markdown import inert, render
from ..model.story import Field, Other, Part, Story
from ..text.printable import printable

MAX_COMMENT = 60_000  # GitHub takes 65,536 characters
MAX_LINE = 300  # characters of a title, a path or a message: more says no more, and would crowd out the rest
_PIECE = re.compile(r"(<[^>]*>)")
_LINK_OR_IMAGE = re.compile(r"<(a|img)\b|</a>")
_BREAK = "&#8203;"  # a zero-width space, in the middle of what GitHub would make a link of
# Where GitHub begins to see a name, a number, an issue (also as GH-1) or an address; each as a character or reference.
_CALLS = re.compile(r"(?:@|&#64;|#(?!\d+;)|&#35;|:(?=//)|&#58;(?=//)|\bwww(?=\.|&#46;)|\bGH(?=-|&#45;))", re.IGNORECASE)
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")  # a line with one of these can be shown in another order


def fenced(text: str, language: str = "") -> str:
    """Return `text` as a code block whose fence is longer than any in it."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def quiet(html: str) -> str:
    """Return inert HTML in which nothing notifies anybody, links an issue, or is fetched.

    No `@name`, no `#1`, no `GH-1`. A link is its words and its address, an image its description and its address, both
    as code: what is clicked in a comment of ours has our authority, and a link to an issue is a call to it as well.
    """
    out: list[str] = []
    links: list[tuple[int, str]] = []  # those that are open: where their words begin in `out`, and where they lead
    for number, piece in enumerate(_PIECE.split(html)):
        tag = _LINK_OR_IMAGE.match(piece) if number % 2 else None
        if tag is None:
            out.append(piece if number % 2 else _broken(piece))
        elif tag[1] == "a":
            links.append((len(out), _value(piece, "href")))
        elif tag[1] == "img":
            out.append(_address(_broken(_value(piece, "alt")), _value(piece, "src")))
        elif links:
            begin, address = links.pop()
            out[begin:] = [_address("".join(out[begin:]), "" if unescape(address).startswith("#") else address)]
    return "".join(out)


def _broken(text: str) -> str:
    return _CALLS.sub(rf"\g<0>{_BREAK}", text)


def _value(tag: str, name: str) -> str:
    """Return the value of an attribute as it is written, with its references."""
    found = re.search(rf' {name}="([^"]*)"', tag)
    return found[1] if found else ""


def _address(words: str, address: str) -> str:
    """Return words with the address behind them, as code; only the address where the words say the same."""
    if not address:
        return words
    same = unescape(words.replace(_BREAK, "")) == unescape(address)
    return f"<code>{address}</code>" if same or not words else f"{words} (<code>{address}</code>)"


def rendered(markdown: str) -> str:
    """Return Markdown that somebody wrote as HTML on one line, safe to stand in a comment."""
    return quiet(inert(render(markdown, heading=5)))


def rendered_story(story: Story) -> str:
    """Return a story as a reader will see it: the title, then each part and field below its label."""
    pieces = [f"<h3>{rendered_inline(story.title)}</h3>"]
    pieces += [labelled(_label(item), item.markdown) for item in story.items]
    return "".join(pieces)


def labelled(label: str, markdown: str) -> str:
    """Return one text below its label."""
    return (f"<h4>{rendered_inline(label)}</h4>" if label else "") + rendered(markdown)


def _label(item: Part | Field | Other) -> str:
    return item.heading if isinstance(item, Other) else item.label


def rendered_inline(text: str) -> str:
    """Return one line of text, without markup of its own, cut where it is very long."""
    line = _TURNS.sub(lambda turn: printable(turn[0]), " ".join(text[: 4 * MAX_LINE].split()))
    return quiet(inert(escape(line if len(line) <= MAX_LINE else f"{line[:MAX_LINE]} …")))


def folded(summary: str, body: str) -> str:
    """Return `body` behind a line that opens it. `summary` is ours, not something that somebody wrote."""
    return f"<details><summary>{summary}</summary>\n\n{body}\n\n</details>"


def joined(blocks: list[str], left_out: str) -> str:
    """Return the blocks below one another, and a word about those that the comment has no room for.

    A block that is too long hides none of the others.
    """
    room = MAX_COMMENT - len(left_out) - 2
    kept: list[str] = []
    for block in blocks:
        if len(block) + 2 <= room:
            kept.append(block)
            room -= len(block) + 2
    return "\n\n".join([*kept, *([left_out] if len(kept) < len(blocks) else [])]) + "\n"
