"""What a site by Zensical is made of: the bank, what Storybank makes of it, and what people wrote by hand beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ...check.codes import codes
from ...check.policy import with_severities
from ...model.findings import Finding
from ...model.settings import Settings
from ...model.site import Asset, Page
from ...pipeline.load import load, only_new
from ...read.settings_file import load_settings
from ...text.locale import FALLBACK
from ..engine import EngineError
from ..repository import repository_of
from ..whole_site import whole_site
from . import docs
from .configuration import Configuration
from .plugins import settings_of


@dataclass(frozen=True, slots=True)
class SiteSources:
    """What a site is made of: its settings, generated pages by path, assets, hand-written files, and the findings;
    and which files it cannot have, each with what is missing.
    """

    settings: Settings
    pages: dict[str, Page]
    assets: tuple[Asset, ...]
    files: dict[str, Path]
    findings: tuple[Finding, ...]
    lacking: tuple[tuple[str, str], ...]


def read_sources(base: Path, configuration: Configuration, *, preview: bool = False) -> SiteSources:
    """Read the bank around a configuration, and make its site; a preview has drafts, and pages without a policy."""
    known = repository_of(configuration.get("repo_url"), configuration.get("edit_uri"))
    read, problems = load_settings(base, codes, settings_of(configuration), known)
    if read.path:
        raise EngineError(
            f"path = {read.path}: Storybank is a guest in sites of MkDocs only, and with Zensical its pages stand at "
            "the root of the site. Take the setting out, or build with MkDocs"
        )
    language = configuration.get("theme", "language") if isinstance(configuration.get("theme"), dict) else None
    settings = replace(read, language=str(language or FALLBACK), csp=None if preview else read.csp)
    content = base / settings.content
    if not content.is_dir():
        raise EngineError(f"There is no folder {content}. Make it, or name another as content in [tool.storybank]")
    bank = load([content], settings, base, drafts=preview)
    files = docs.hand_written_files(configuration)
    site_url = str(configuration.get("site_url") or "")
    site, lacking = whole_site(bank, settings, base, docs.hand_written_pages(files), site_url)
    owned = docs.owners(files)
    entries: tuple[Page | Asset, ...] = (*site.pages, *site.assets)
    made = [entry for entry in entries if not docs.owner_of(entry, owned)]
    pages = {entry.path: entry for entry in made if isinstance(entry, Page)}
    assets = tuple(entry for entry in made if isinstance(entry, Asset))
    further = (*docs.unjoined(files, base), *_taken(entries, owned, base))
    findings = (*with_severities((*problems, *further), settings.severity), *only_new(bank, base, settings).findings)
    return SiteSources(settings, pages, assets, files, findings, lacking)


def _taken(entries: Iterable[Page | Asset], owned: Mapping[str, Path], base: Path) -> Iterable[Finding]:
    for entry in entries:
        owner = docs.owner_of(entry, owned)
        if owner:
            yield docs.address_taken(entry, owner, base)
