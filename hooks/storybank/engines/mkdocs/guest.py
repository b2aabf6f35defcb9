"""Where Storybank stands in a site: as the site itself, at its root, or as a guest in somebody else's.

A guest keeps below one folder, leaves the pages of its host as they are, and dresses in the colours and fonts of the
host's theme (decision 31).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel, get_files

from ...export.formats.atom import PATH as FEED
from ...model.settings import Settings
from ...model.site import Asset, Page, Site
from ...text.locale import Locale
from ..theme import SCRIPT, STYLE
from .assets import guest_assets

FOLDER = "stories-bank"
MATERIAL = "material"  # the theme that our frame and our styles are made for
TEMPLATE = "storybank/page.html"
_FRAME = (
    '<div class="sb-page sb-page--{}"><div class="md-content"><div class="md-content__inner md-typeset">{}</div>'
    "</div></div>"
)
_HOME = "index.html"
_INSTANT = "navigation.instant"
_TAKEN = "SB703"


@dataclass(frozen=True, slots=True)
class Standing:
    """How our pages stand in a site: the folder that they are below, "" for the root; whether the site is somebody
    else's; whether its theme is one that we do not know.
    """

    path: str = ""
    is_guest: bool = False
    is_plain: bool = False

    def address(self, site_url: str | None) -> str:
        """Return the address of the root of our pages, "" where that of the site is not known."""
        return f"{site_url}{self.path}/" if site_url and self.path else site_url or ""

    def seen_from(self, pages: Iterable[Page]) -> tuple[Page, ...]:
        """Return the pages of the site with the ways that lead to them from the root of ours."""
        up = "../" * len(PurePosixPath(self.path).parts)
        return tuple(replace(page, path=up + page.path) for page in pages)

    def placed(self, site: Site, say: Locale) -> Site:
        """Return our pages and assets where they stand, in the dress of the host."""
        if not self.is_guest:
            return site
        assets = (*site.assets, *guest_assets(say, plain=self.is_plain))
        return Site(
            tuple(self._moved(_in_their_frame(page, say)) for page in site.pages),
            tuple(Asset(self._below(asset.path), asset.data) for asset in assets),
        )

    def _moved(self, page: Page) -> Page:
        """Return a page in our folder: links are relative, and only its place and those of its neighbours change."""
        places = (page.path, page.parent, page.previous, page.next)
        here, parent, previous, following = map(self._below, places)
        return replace(page, path=here, parent=parent, previous=previous, next=following)

    def _below(self, place: str) -> str:
        return f"{self.path}/{place}" if place and self.path else place

    def dress(self, page: Page, files: Files) -> dict[str, Any]:
        """Return what our template must know of a page among the files of the site, for its metadata."""
        if not self.is_guest:
            return {}
        feed = self._below(FEED)
        named = {
            "style": self._below(STYLE),
            "script": self._below(SCRIPT),
            "feed": feed if files.get_file_from_path(feed) else "",
        }
        return {"template": TEMPLATE, "storybank": {**named, "head": page.head, "plain": self.is_plain}}

    def framed(self, content: str, page: Page) -> str:
        """Return the content of a page in the elements that our styles count on, where the theme has others."""
        return _FRAME.format(page.kind, content) if self.is_plain else content


def standing(settings: Settings, config: MkDocsConfig) -> Standing:
    """Return how our pages stand in the site of this configuration."""
    path = _folder(settings, config)
    is_plain = config.theme.name != MATERIAL
    return Standing(path, bool(path) or is_plain, is_plain)


def _folder(settings: Settings, config: MkDocsConfig) -> str:
    """Who has a home of their own keeps it. Whoever switched the finding about that off has said what is wanted."""
    if settings.path is not None:
        return settings.path
    if settings.severity.get(_TAKEN) == "off":
        return ""
    homes = [file for file in get_files(config) if file.dest_uri == _HOME]
    return FOLDER if any(file.inclusion is not InclusionLevel.EXCLUDED for file in homes) else ""


def _in_their_frame(page: Page, say: Locale) -> Page:
    """Return a page whose frame is the host's: it stays around it, and names our home and our search among others."""
    title = say("theme.section") if page.kind == "home" else page.title
    hide = tuple(part for part in page.hide if part == "toc")
    return replace(page, title=title, hide=hide, in_nav=page.in_nav or page.kind == "find")


def exchanges_pages(config: MkDocsConfig) -> bool:
    """Say whether the theme exchanges pages without loading them anew."""
    return _INSTANT in (config.theme.get("features") or ())
