"""Definitions that serve a whole file: link references and footnotes stand where their author put them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from .blocks import code_lines
from .dialect import reader

_LABEL = re.compile(r"\[[^\[\]]*(?:\\[\[\]][^\[\]]*)*\]")
_FOOTNOTE = re.compile(r" {0,3}(\[\^[^\]\s]+\]):")


def by_file(texts: Mapping[str, Mapping[str, str]]) -> Mapping[str, Definitions]:
    """Return the definitions of each file that has some, by its path."""
    return {path: Definitions(defined) for path, defined in texts.items()}


class Definitions:
    """The definitions of a file by their label with brackets, as Markdown, for the fragments that use them."""

    def __init__(self, texts: Mapping[str, str] = MappingProxyType({})) -> None:
        self._by_label: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for number, (label, text) in enumerate(texts.items()):
            self._by_label[label.casefold()].append((number, text))

    def needed(self, markdown: str) -> str:
        """Return the definitions that `markdown` uses and does not hold itself, as Markdown to put behind it."""
        if not self._by_label or "[" not in markdown:
            return ""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for match in _LABEL.finditer(markdown):
            places[match[0].casefold()].append(match.start())
        used = sorted(
            (number, text)
            for label, at in places.items()
            for number, text in self._by_label.get(label, ())
            if not any(markdown.startswith(text.lstrip(), place) for place in at)
        )
        return "".join(f"\n\n{text}" for _, text in used)

    def text(self, label: str) -> str:
        """Return the definition of a label with brackets, as Markdown; "" if there is none."""
        return next((text for _, text in self._by_label.get(label.casefold(), ())), "")


NO_DEFINITIONS = Definitions()


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
            yield match[1], "\n".join([line, *_continued(lines[at] for at in range(number, len(lines)))])


def _continued(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines that still belong to a footnote: up to a blank one, and indented ones after it."""
    after_blank = False
    for line in lines:
        if line.strip() and ((after_blank and not line.startswith("    ")) or _FOOTNOTE.match(line)):
            return
        after_blank = not line.strip()
        yield line
