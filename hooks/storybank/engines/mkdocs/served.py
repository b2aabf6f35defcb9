"""A site that stands under a server, and what an edit of its content changes in it (decision 52).

Pages are laid out by MkDocs as in a build of the whole, from the navigation, the files and the templates of that build.
So this serves where nothing else can have changed: the pages are the same ones, and each but for its own text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from ...find.index import FOLDER
from ...model.findings import Finding
from ...model.site import Asset, Page, Site
from .content import Content
from .finished import Finisher, finish_again
from .pages import add_site, put_into


@dataclass(slots=True)
class Laying:
    """What MkDocs lays out pages with: the values that it hands to every event of a build."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Any
    finisher: Finisher | None


@dataclass(slots=True)
class ServedSite:
    """A site as it stands: `made` is what we made of it, `pages` and `placed` are what of that found its place.

    `whole` makes of the content, as it was read last, the whole anew; `report` says what is off with it.
    """

    laying: Laying
    made: Site
    pages: dict[str, Page]
    placed: dict[str, File]
    content: Content
    whole: Callable[[], Site]
    report: Callable[[tuple[Finding, ...]], None]

    def show(self) -> int | None:
        """Lay out the pages that say something else now, and return how many; None where more may have changed."""
        found = self.content.read()
        pages = [_with_the_search_of(self.pages, page) for page in self.content.pages()]
        if not _are_alike(pages, self.made.pages):
            return None
        self.report(found)
        return self._write(pages)

    def follow(self) -> bool:
        """Bring what has been left behind: the search, and files for other programs; say whether that is all."""
        made = self.whole()
        if not (_are_alike(made.pages, self.made.pages) and _known(made) == _known(self.made)):
            return False
        self._hand_over(made.assets)
        self._write(made.pages)
        self.made = made
        return True

    def _write(self, pages: Iterable[Page]) -> int:
        changed = [page for page in pages if page.path in self.pages and page != self.pages[page.path]]
        laying = self.laying
        for page in changed:
            file = self.placed[page.path]
            put_into(file, page, laying.config)
            self.pages[page.path] = page
            laid_out: Any = file.page
            finish_again(laid_out, page.kind, laying.finisher)
            mkdocs_build._populate_page(laid_out, laying.config, laying.files)
        listed = laying.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        for page in changed:
            laid_out = self.placed[page.path].page
            mkdocs_build._build_page(laid_out, laying.config, listed, laying.nav, laying.env)
        return len(changed)

    def _hand_over(self, assets: Sequence[Asset]) -> None:
        """Write the files that are new or hold something else, and remove those that are no longer."""
        before = {asset.path: asset.data for asset in self.made.assets}
        for asset in assets:
            file = self.placed.get(asset.path)
            if asset.path not in before:
                self.placed |= add_site(Site((), (asset,)), self.laying.files, self.laying.config).files
                file = self.placed.get(asset.path)
            elif file and before[asset.path] != asset.data:
                file.content_bytes = asset.data
            else:
                continue
            if file:
                file.copy_file()
        for path in before.keys() - {asset.path for asset in assets} & self.placed.keys():
            gone = self.placed.pop(path)
            self.laying.files.remove(gone)
            Path(gone.abs_dest_path).unlink(missing_ok=True)


def _with_the_search_of(before: dict[str, Page], page: Page) -> Page:
    """Return a page that lacks what the search begins with, with what it began with before."""
    return replace(page, head=before[page.path].head) if page.kind == "find" and page.path in before else page


def _are_alike(pages: Sequence[Page], others: Sequence[Page]) -> bool:
    """Say whether these are the same pages, as far as anything but themselves shows."""
    return [*map(_from_outside, pages)] == [*map(_from_outside, others)]


def _from_outside(page: Page) -> Page:
    return replace(page, markdown="", description="", twin="", source=None, head="")


def _known(site: Site) -> set[str]:
    """Return the files that templates may know of, or other pages show: all but those of the search."""
    return {asset.path for asset in site.assets if PurePosixPath(asset.path).parent.name != FOLDER}
