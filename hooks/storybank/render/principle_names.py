"""The titles of the principles as names that become links where a text mentions them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from ..markdown import KnownNames


class PrincipleNames:
    """The titles by themselves, plain, and the page that each leads to (`links`)."""

    def __init__(self, links: Mapping[str, str]) -> None:
        self.links = links

    @cached_property
    def known(self) -> KnownNames:
        """The same names, ready to be found."""
        return KnownNames(filter(None, self.links))

    def leading_to(self, path: str) -> frozenset[str]:
        """Return the names that lead to a page; there they are no links."""
        return self._by_path.get(path, frozenset())

    @cached_property
    def _by_path(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for name, path in self.links.items():
            found[path].add(name)
        return {path: frozenset(names) for path, names in found.items()}
