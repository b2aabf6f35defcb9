"""What Zensical is given: pages with stamps, the part of the theme, and the configuration that leads to them."""

from __future__ import annotations

import html
import json
import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...model.addresses import TWIN, address_of
from ...model.site import Page
from ...render.repository import source_url
from ...text.locale import Locale, locale_of
from ..meta import meta
from ..theme import SCRIPT, STYLE, in_its_language
from .configuration import Configuration
from .process import NAME
from .sources import SiteSources
from .stamps import StampedPage, Stamps
from .theme import template_values, write_theme

SITE = "site"
MODERN = "modern"  # the look that Zensical gives where none is named; the other one is Material's
_THEME = "theme"
_FRAMES = "frames"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with all that Zensical reads, which of its looks the pages have, and what stands behind their stamps, by
    their paths.
    """

    folder: Path
    look: str
    stamps: Stamps
    stamped: Mapping[str, StampedPage]

    @property
    def site(self) -> Path:
        return self.folder / SITE

    @property
    def frames(self) -> Path:
        """The folder of a project without content: what the theme writes by itself, at each depth."""
        return self.folder / _FRAMES


def prepare(folder: Path, configuration: Configuration, made: SiteSources, nav: list[Any]) -> Workspace:
    """Write into `folder` what Zensical needs to lay out the generated pages and the hand-written files."""
    docs = folder / _docs(configuration)
    stamps = Stamps()
    stamped = {path: stamps.stamp(page.markdown) for path, page in made.pages.items()}
    for name, path in made.files.items():
        _place(docs / name)
        shutil.copyfile(path, docs / name)
    assets = {asset.path for asset in made.assets}
    for name, page in made.pages.items():
        known = meta(page) | {"storybank": _place_in_site(page, made, nav, assets)}
        _place(docs / name).write_text(_front_matter(known) + stamped[name].markdown, encoding="utf-8")
    custom = configuration.get("theme", "custom_dir")
    own = configuration.path.parent / custom if custom else None
    write_theme(folder / _THEME, own, template_values(made.pages.values(), assets, made.settings))
    derived = _derived(configuration, _docs(configuration), locale_of(made.settings.language))
    (folder / NAME).write_text(derived.put("nav", nav).text(), encoding="utf-8")
    _write_frames(folder / _FRAMES, derived, (*made.pages, *made.files))
    return Workspace(folder, configuration.get("theme", "variant") or MODERN, stamps, stamped)


def _docs(configuration: Configuration) -> str:
    """Return the name of the folder of pages; edit links are made of it, so it stays where it may."""
    named = os.path.normpath(configuration.get("docs_dir") or "docs")
    return "docs" if named.startswith(("..", "/")) or named in (".", SITE, _THEME, _FRAMES) else named


def _derived(configuration: Configuration, docs: str, say: Locale) -> Configuration:
    """Return the settings with ours among them. Zensical's own search stays off: ours finds stories."""
    named = configuration.get("theme")
    own = configuration if isinstance(named, Mapping) else configuration.put("theme", {"name": named or "material"})
    derived = (
        own.put("docs_dir", docs)
        .put("site_dir", SITE)
        .add("theme", "custom_dir", _THEME)
        .put_first("extra_css", STYLE)
        .put_first("extra_javascript", {"path": SCRIPT, "defer": True})
        .add("plugins", "search", {"enabled": False})
    )
    if palette := own.get("theme", "palette"):
        derived = derived.add("theme", "palette", in_its_language(palette, say))
    return (
        derived.add("markdown_extensions", "attr_list", {}) if own.get("markdown_extensions") is not None else derived
    )


def _place_in_site(page: Page, made: SiteSources, nav: list[Any], assets: Collection[str]) -> dict[str, Any]:
    """Return what a template finds in `page` beside what Zensical knows; a page in the navigation knows its entries."""
    listed = _trail(nav, page.path)
    twin = f"{page.address}{TWIN}"
    known: dict[str, Any] = {
        "edit_url": html.escape(source_url(page.source, made.settings)) if page.source else "",
        "trail": [] if listed is not None else _trail(nav, page.parent) or [],
        "twins": [twin] if twin in assets else [],
    }
    for name, path in (("previous_page", page.previous), ("next_page", page.next)):
        if path in made.pages:
            known[name] = _link(made.pages[path])
    if page.parent in made.pages:
        known["ancestors"] = [_link(above) for above in _above(page, made.pages)]
    return known


def _above(page: Page, pages: Mapping[str, Page]) -> Iterable[Page]:
    while page.parent in pages:
        page = pages[page.parent]
        yield page


def _link(page: Page) -> dict[str, Any]:
    return {"title": html.escape(page.title), "url": page.address, "is_page": True}


def _trail(nav: Any, path: str) -> list[int] | None:
    """Return the places of the entries that lead to a path, from the outermost; None if none does."""
    for place, entry in enumerate(nav if path else ()):
        target = next(iter(entry.values())) if isinstance(entry, Mapping) else entry
        if target == path:
            return [place]
        below = _trail(target, path) if isinstance(target, list) else None
        if below is not None:
            return [place, *below]
    return None


def _write_frames(folder: Path, derived: Configuration, paths: Iterable[str]) -> None:
    for depth in {address_of(path).count("/") for path in paths} | {0}:
        _place(folder / "docs" / ("x/" * depth) / "index.md").write_text("# x\n", encoding="utf-8")
    frames = derived.put("docs_dir", "docs").put("nav", None).add("theme", "custom_dir", f"../{_THEME}")
    (folder / NAME).write_text(frames.text(), encoding="utf-8")


def _front_matter(values: Mapping[str, Any]) -> str:
    """Return values as front matter; JSON is YAML too."""
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
    return f"---\n{lines}---\n"


def _place(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
