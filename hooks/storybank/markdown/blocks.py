"""What the blocks of a text are, line by line."""

from __future__ import annotations

from .dialect import blocks


def code_lines(markdown: str) -> frozenset[int]:
    """Return the numbers (from 1) of the lines that are code: between fences, or indented."""
    lines = (token.map for token in blocks(markdown) if token.type in ("fence", "code_block") and token.map)
    return frozenset(number + 1 for first, end in lines for number in range(first, end))


def begins_with_paragraph(markdown: str) -> bool:
    """True if the first block is a paragraph: text that may stand behind a label on the same line."""
    found = blocks(markdown)
    return bool(found) and found[0].type == "paragraph_open"
