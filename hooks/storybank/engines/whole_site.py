"""The whole site of a bank: its pages, what they load, and the bank as data for other programs."""

from __future__ import annotations

from pathlib import Path

from ..export import ExportSources, exports, left_out
from ..model.history import NO_HISTORY
from ..model.settings import Settings
from ..model.site import Page, Site
from ..pipeline.build import site
from ..pipeline.history import read_history
from ..pipeline.load import Bank, only_new


def whole_site(
    bank: Bank,
    settings: Settings,
    base: Path,
    hand_written: tuple[Page, ...],
    site_url: str,
    shown: Site | None = None,
) -> tuple[Site, tuple[tuple[str, str], ...]]:
    """Return the site of a bank in the folder `base`, and which files it cannot have, each with what is missing.

    `shown` is what of it is known already: its pages without the search.
    """
    made = site(bank, settings, hand_written, shown)
    new = only_new(bank, base, settings)
    history = read_history(new.sources, settings, base) if site_url else NO_HISTORY
    sources = ExportSources(new.library, new.findings, site_url, history)
    return Site(made.pages, (*made.assets, *exports(sources))), left_out(sources)
