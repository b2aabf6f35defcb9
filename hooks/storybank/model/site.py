"""What the site is made of: pages to be laid out by a theme, and assets that go out as they are."""

from __future__ import annotations

from dataclasses import dataclass

from .addresses import address_of
from .places import Span


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    `path` is the page's Markdown path below the site's root (`stories/x.md`); its address is the same without `.md`.
    `title` and `description` are plain text, unescaped. `markdown` is the body: headings as Markdown, everything that
    came from content as inert HTML. `source` is what an edit link should open. `parent`, `previous` and `next` are the
    paths of other pages ("" for none); `in_nav` says whether the page stands in the site's navigation. `kind` is the
    page type (home, principle, story …), for the theme's blocks. `hide` names what the frame around the page leaves out
    (`navigation`, `toc`, `footer`); `in_search` is false for a page that only lists what other pages hold. `head` is
    markup for the head of the page; the page works without it, later. `twin` is what the page says, as Markdown for
    programs, below its title; "" for a page whose description says it.
    """

    path: str
    kind: str
    title: str
    description: str
    markdown: str
    source: Span | None = None
    parent: str = ""
    previous: str = ""
    next: str = ""
    in_nav: bool = False
    hide: tuple[str, ...] = ()
    in_search: bool = True
    head: str = ""
    twin: str = ""

    @property
    def address(self) -> str:
        """The address below the site's root, with a slash at the end ("" for the home page)."""
        return address_of(self.path)


@dataclass(frozen=True, slots=True)
class Asset:
    """One file of the site that no theme touches: `data/stories.json`, a feed, a shard of the search index."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Site:
    """Every generated page and asset."""

    pages: tuple[Page, ...] = ()
    assets: tuple[Asset, ...] = ()
