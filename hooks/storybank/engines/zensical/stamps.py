"""Stamps: what stands for a finished block while Zensical lays out the page that it belongs to.

Zensical reads a relative address in raw HTML as one that starts from the source file, and rewrites some attributes and
not others. A generated page is finished; so Zensical sees its headings only, and a stamp for each block and for each
address in a heading. They are put back into the page that it wrote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from secrets import token_hex

_HEADING = re.compile(r"#{1,6} [^\n]*")
_ADDRESS = re.compile(r'(?<= href=")[^"]*(?=")')


@dataclass(frozen=True, slots=True)
class StampedPage:
    """The Markdown of a page with stamps, and what stands behind each of them."""

    markdown: str
    values: tuple[str, ...]


class Stamps:
    """The stamps of one build. They hold a number that no content can foresee."""

    def __init__(self) -> None:
        self.scheme = f"storybank-{token_hex(8)}"
        self._set = re.compile(rf'<div id="{self.scheme}:(\d+)"></div>|{self.scheme}:(\d+)')

    def stamp(self, markdown: str) -> StampedPage:
        """Return a page with stamps for its blocks, and for the addresses in its headings."""
        values: list[str] = []

        def keep(value: str) -> str:
            values.append(value)
            return f"{self.scheme}:{len(values) - 1}"

        blocks = (block.strip() for block in markdown.split("\n\n"))
        stamped = [
            _ADDRESS.sub(lambda address: keep(address[0]), block)
            if _HEADING.fullmatch(block)
            else f'<div id="{keep(block)}"></div>'
            for block in blocks
            if block
        ]
        return StampedPage("\n\n".join(stamped) + "\n", tuple(values))

    def put_back(self, page: str, values: tuple[str, ...]) -> tuple[str, bool]:
        """Return a page with what stands behind its stamps, and whether each of them was there."""
        seen: set[int] = set()

        def value(match: re.Match[str]) -> str:
            number = int(match[1] or match[2])
            seen.add(number)
            return values[number]

        return self._set.sub(value, page), len(seen) == len(values)
