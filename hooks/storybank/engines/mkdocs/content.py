"""The content of a site: read into a bank, and from there to everything that is made of it."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import PluginError

from ...model.findings import Finding
from ...model.library import Library
from ...model.settings import Settings
from ...model.site import Page, Site
from ...pipeline.build import rendered
from ...pipeline.load import Bank, load, only_new
from ...read.settings_file import FILE
from ...text.locale import Locale, locale_of
from ..whole_site import whole_site
from . import log
from .guest import Standing


class Content:
    """The content in the folder that the settings name, below `base`. `read` it first; drafts are shown to writers."""

    def __init__(self, settings: Settings, base: Path, standing: Standing, *, drafts: bool) -> None:
        self.settings, self.base, self.standing = settings, base, standing
        self.drafts = drafts
        self.bank = Bank((), Library(), ())
        self.shown: Site | None = None

    @property
    def sources(self) -> tuple[Path, Path]:
        """The folder, and the file of the settings."""
        return self.base / self.settings.content, self.base / FILE

    @property
    def say(self) -> Locale:
        """What the interface says in the language of the site."""
        return locale_of(self.settings.language)

    def read(self) -> tuple[Finding, ...]:
        """Read the bank anew, and return what is off with it; what keeps it from being read ends a build."""
        content = self.sources[0]
        if not content.is_dir():
            raise PluginError(
                f"Storybank: there is no folder {content}. Make it, or name another as `content` in [tool.storybank]"
            )
        try:
            self.bank, self.shown = load([content], self.settings, self.base, drafts=self.drafts), None
        except OSError as error:
            raise PluginError(f"Storybank: {error.filename}: {error.strerror}") from error
        return only_new(self.bank, self.base, self.settings).findings

    def pages(self) -> tuple[Page, ...]:
        """Return the pages where they stand, without the search."""
        self.shown = rendered(self.bank, self.settings)
        return self.standing.placed(Site(self.shown.pages), self.say).pages

    def site(self, hand_written: tuple[Page, ...], site_url: str | None) -> Site:
        """Return everything where it stands."""
        seen, address = self.standing.seen_from(hand_written), self.standing.address(site_url)
        made, lacking = whole_site(self.bank, self.settings, self.base, seen, address, self.shown)
        log.not_made(lacking)
        return self.standing.placed(made, self.say)
