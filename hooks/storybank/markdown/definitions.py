"""Definitions that serve a whole file: link references and footnotes stand where their author put them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .blocks import code_lines
from .dialect import reader

_FOOTNOTE = re.compile(r" {0,3}(\[\^[^\]\s]+\]):")


def definitions(markdown: str) -> dict[str, str]:
    """Return the definitions in a fragment by their label with brackets (`[^1]`, `[rfc]`), as Markdown."""
    if "]:" not in markdown:
        return {}
    env: dict[str, dict[str, dict[str, list[int]]]] = {}
    reader().parse(markdown, env)
    lines = markdown.split("\n")
    found = {
        f"[{label.casefold()}]": "\n".join(lines[slice(*reference["map"])])
        for label, reference in env.get("references", {}).items()
    }
    return found | dict(_footnotes(lines, code_lines(markdown)))


def _footnotes(lines: list[str], code: frozenset[int]) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(lines, 1):
        match = _FOOTNOTE.match(line)
        if match and number not in code:
            yield match[1], "\n".join([line, *_continued(lines[number:])])


def _continued(lines: list[str]) -> Iterator[str]:
    """Yield the lines that still belong to a footnote: up to a blank one, and indented ones after it."""
    after_blank = False
    for line in lines:
        if line.strip() and ((after_blank and not line.startswith("    ")) or _FOOTNOTE.match(line)):
            return
        after_blank = not line.strip()
        yield line
