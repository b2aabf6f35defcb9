"""Put the generated pages and assets beside the hand-written ones, in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import is_markdown_file

from ...model.findings import Finding
from ...model.site import Asset, Page, Site
from ..hand_written import address_taken

_NO_PAGE = ".txt"


@dataclass(frozen=True, slots=True)
class PlacedSite:
    """What found its place in the site: the pages and the files by their path, and the findings about what did not."""

    pages: Mapping[str, Page]
    files: Mapping[str, File]
    findings: tuple[Finding, ...]


def add_site(site: Site, files: Files, config: MkDocsConfig) -> PlacedSite:
    """Add every page and asset of `site` to `files`, except where a hand-written file has the same address.

    Addresses are compared without regard to case, as file systems of macOS and Windows do.
    """
    written = [file for file in files if file.inclusion is not InclusionLevel.EXCLUDED]
    taken = {name.casefold(): file for file in written for name in (file.src_uri, file.dest_uri)}
    pages: dict[str, Page] = {}
    placed: dict[str, File] = {}
    found = []
    entries: tuple[Page | Asset, ...] = (*site.pages, *site.assets)
    for entry in entries:
        file = _file(entry, config)
        owner = taken.get(file.dest_uri.casefold()) or taken.get(file.src_uri.casefold())
        if owner:
            found.append(address_taken(entry, _name(owner, config), owner.url))
            continue
        taken[file.dest_uri.casefold()] = file
        files.append(file)
        placed[entry.path] = file
        if isinstance(entry, Page):
            pages[entry.path] = entry
    return PlacedSite(pages, placed, tuple(found))


def put_into(file: File, page: Page, config: MkDocsConfig) -> None:
    """Let a file that stands for a page hold what the page says now."""
    file.content_string = page.markdown
    file.abs_src_path = str(_source(page, config))


def _file(entry: Page | Asset, config: MkDocsConfig) -> File:
    if ".." in PurePosixPath(entry.path).parts or entry.path.startswith("/"):
        raise PluginError(f"Storybank: {entry.path} would be written outside the site")
    if isinstance(entry, Asset):
        return _asset(entry, config)
    inclusion = InclusionLevel.INCLUDED if entry.in_nav else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, entry.path, content=entry.markdown, inclusion=inclusion)
    file.abs_src_path, file.edit_uri = str(_source(entry, config)), None
    file.generated_by = None  # plugins that ask git do so for files that nobody generated, by the path of their source
    file.use_directory_urls = True  # the addresses stay, and so do the links to them, where other pages end in .html
    return file


def _asset(entry: Asset, config: MkDocsConfig) -> File:
    """Return an asset as a file that goes out as it is: by another name, MkDocs makes no page of Markdown."""
    name = f"{entry.path}{_NO_PAGE}" if is_markdown_file(entry.path) else entry.path
    file = File.generated(config, name, content=entry.data, inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = entry.path
    return file


def _source(page: Page, config: MkDocsConfig) -> Path:
    """Return the file that a page is made from, for plugins that ask where it came from; one of many files is made
    because the configuration says so.
    """
    configuration = Path(config.config_file_path).resolve()
    return configuration.parent / page.source.path if page.source else configuration


def _name(file: File, config: MkDocsConfig) -> str:
    """Name a file as the messages do: from the folder of mkdocs.yml."""
    base = Path(config.config_file_path).parent.resolve()
    path = Path(file.abs_src_path).resolve() if file.abs_src_path else None
    return path.relative_to(base).as_posix() if path and path.is_relative_to(base) else file.src_uri
