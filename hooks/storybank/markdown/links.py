"""What a fragment's links and names lead to: given by whoever knows the whole bank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .definitions import NO_DEFINITIONS, Definitions
from .names import NO_NAMES, Names


def _unchanged(href: str) -> str | None:  # noqa: ARG001 - the signature is the contract
    return None


@dataclass(frozen=True, slots=True)
class Links:
    """How to link one fragment.

    - `resolve`: from a link as written to the address to write instead, None to leave it alone.
    - `names`: names that become links where they stand in the text, but for those in `unlinked`; `named` returns the
      address of one.
    - `definitions`: link references and footnotes that stand elsewhere in the file.
    - `prefix`: makes the ids of footnotes unique on a page.
    """

    resolve: Callable[[str], str | None] = _unchanged
    names: Names = NO_NAMES
    unlinked: frozenset[str] = frozenset()
    named: Callable[[str], str] = str
    definitions: Definitions = NO_DEFINITIONS
    prefix: str = ""


NO_LINKS = Links()
