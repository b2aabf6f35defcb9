"""What a fragment's links and names lead to: given by whoever knows the whole bank."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .names import NO_NAMES, Names


def _unchanged(href: str) -> str | None:  # noqa: ARG001 - the signature is the contract
    return None


@dataclass(frozen=True, slots=True)
class Links:
    """How to link one fragment.

    - `resolve`: from a link as written to the address to write instead, None to leave it alone.
    - `names`: names that become links where they stand in the text, but for those in `unlinked`; `named` returns the
      address of one.
    - `definitions`: link references and footnotes that stand elsewhere in the file, by their label with brackets
      (`[^1]`, `[rfc]`), as Markdown.
    - `prefix`: makes the ids of footnotes unique on a page.
    """

    resolve: Callable[[str], str | None] = _unchanged
    names: Names = NO_NAMES
    unlinked: frozenset[str] = frozenset()
    named: Callable[[str], str] = str
    definitions: Mapping[str, str] = field(default_factory=dict)
    prefix: str = ""

    def needed(self, markdown: str) -> str:
        """Return the definitions that `markdown` uses and does not hold itself, as Markdown to put behind it."""
        used = [
            text
            for label, text in self.definitions.items()
            if label.casefold() in markdown.casefold() and text not in markdown
        ]
        return "".join(f"\n\n{text}" for text in used)


NO_LINKS = Links()
