"""Contribute: below every page, links by which a reader becomes a contributor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from ..markdown import inert, plain
from ..model.settings import Settings
from ..model.site import Page
from .catalogue import Catalogue
from .repository import problem_url, source_url, story_form_url

_FRAME = Markup('<nav class="sb-contribute" aria-label="Contribute"><ul>{}</ul></nav>')
_WAY = Markup('<li><a href="{}">{}</a></li>')


def with_contribute_links(page: Page, catalogue: Catalogue, settings: Settings) -> Page:
    """Return the page with its contribute links; as it is where there is no public repository."""
    if not settings.repository:
        return page
    ways = Markup("").join(_WAY.format(address, text) for address, text in _ways(page, catalogue, settings))
    return replace(page, markdown=f"{page.markdown.rstrip()}\n\n{inert(_FRAME.format(ways))}\n")


def _ways(page: Page, catalogue: Catalogue, settings: Settings) -> Iterator[tuple[str, str]]:
    name = page.address.strip("/").rpartition("/")[2]
    if page.kind in ("story", "principle") and page.source:
        yield source_url(page.source, settings), f"Edit this {page.kind}"
    slug = catalogue.stories[name].principle if page.kind == "story" and name in catalogue.stories else name
    principle = catalogue.principles.get(slug) if page.kind in ("story", "principle") else None
    if principle:
        yield story_form_url(settings, plain(principle.title)), f"Add a story to {plain(principle.title)}"
    else:
        yield story_form_url(settings), "Contribute a story"
    yield problem_url(settings, name if page.kind == "story" else page.address or "home"), "Report a problem"
