"""What a page type is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..model.site import Asset, Page
from ..text.locale import WordTable
from .catalogue import Catalogue


def _no_assets(_catalogue: Catalogue) -> Iterator[Asset]:
    return iter(())


@dataclass(frozen=True, slots=True)
class PageType:
    """One type of page; its module, its template (`<kind>.md.jinja`) and the `kind` of its pages have one name.

    `pages` yields them, `assets` what they load: their program, and the data that it reads. `position` is the place of
    the type among the others, and with it that of its pages in a navigation that does not name them; the numbers leave
    room between each other. `words` is what it alone says, a table a language, as far as the tables of the interface
    have it not.
    """

    position: int
    pages: Callable[[Catalogue], Iterator[Page]]
    assets: Callable[[Catalogue], Iterator[Asset]] = _no_assets
    words: tuple[WordTable, ...] = ()
