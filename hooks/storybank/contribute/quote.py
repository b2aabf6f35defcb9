"""What somebody wrote, inside a comment of ours: it can neither leave its place nor call anybody."""

from __future__ import annotations

import re
from html import escape

from ..markdown import inert, render
from ..model.story import Field, Other, Part, Story

MAX_COMMENT = 60_000  # GitHub takes 65,536 characters
MAX_LINE = 300  # characters of a title, a path or a message: more says no more, and would crowd out the rest
_TAG = re.compile(r"(<[^>]*>)")
_BREAK = "&#8203;"  # a zero-width space keeps GitHub from seeing a name or a number to link


def fenced(text: str, language: str = "") -> str:
    """Return `text` as a code block whose fence is longer than any in it."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def quiet(html: str) -> str:
    """Return inert HTML in which no `@name` notifies anybody, no `#1` links an issue, and no image stands."""
    pieces = _TAG.split(html)
    pieces[::2] = [re.sub(r"(@|#(?!\d+;)|&#64;|&#35;)", rf"\g<1>{_BREAK}", text) for text in pieces[::2]]
    return "".join(piece for piece in pieces if not piece.startswith("<img"))


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
    line = " ".join(text[: 4 * MAX_LINE].split())
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
