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

_FRAME = Markup('<nav class="sb-contribute" aria-label="{}"><ul>{}</ul></nav>')
_WAY = Markup('<li><a href="{}">{}</a></li>')


def with_contribute_links(page: Page, catalogue: Catalogue, settings: Settings) -> Page:
    """Return the page with its contribute links; as it is where there is no public repository."""
    if not settings.repository:
        return page
    ways = Markup("").join(_WAY.format(address, text) for address, text in _ways(page, catalogue, settings) if address)
    frame = _FRAME.format(catalogue.say("contribute.name"), ways)
    return replace(page, markdown=f"{page.markdown.rstrip()}\n\n{inert(frame)}\n")


def _ways(page: Page, catalogue: Catalogue, settings: Settings) -> Iterator[tuple[str, str]]:
    name = page.address.strip("/").rpartition("/")[2]
    if page.kind in ("story", "principle") and page.source:
        yield source_url(page.source, settings), catalogue.say(f"contribute.edit_{page.kind}")
    slug = catalogue.stories[name].principle if page.kind == "story" and name in catalogue.stories else name
    principle = catalogue.principles.get(slug) if page.kind in ("story", "principle") else None
    if principle:
        title = plain(principle.title)
        yield story_form_url(settings, title), catalogue.say("contribute.add_to", principle=title)
    else:
        yield story_form_url(settings), catalogue.say("contribute.add")
    about = name if page.kind == "story" else page.address or "home"
    yield problem_url(settings, about), catalogue.say("contribute.problem")
