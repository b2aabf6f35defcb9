"""What a fragment's links and names lead to: given by whoever knows the whole bank."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ..text.words import alone


def _unchanged(href: str) -> str | None:  # noqa: ARG001 - the signature is the contract
    return None


@dataclass(frozen=True, slots=True)
class Links:
    """How to link one fragment.

    - `resolve`: from a link as written to the address to write instead, None to leave it alone.
    - `names`: names that become links where they stand in the text, each to its address.
    - `definitions`: link references and footnotes that stand elsewhere in the file, by their label with brackets
      (`[^1]`, `[rfc]`), as Markdown.
    - `prefix`: makes the ids of footnotes unique on a page.
    """

    resolve: Callable[[str], str | None] = _unchanged
    names: Mapping[str, str] = field(default_factory=dict)
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


def name_pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return a pattern for any of the names as whole words, the longest first; None if there are none.

    Names are matched whatever their capitals, but see `is_name`.
    """
    if not names:
        return None
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    any_name = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<!-){alone(any_name)}(?!-)", re.IGNORECASE)


def is_name(text: str) -> bool:
    """True if `text` is written as a name: "Took ownership" speaks of a quality, "see Ownership" of the principle."""
    return not text[:1].islower()
