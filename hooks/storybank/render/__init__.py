"""From the linked library to the pages of the site: one module and one template a page type."""

from __future__ import annotations

from ..model.library import Library
from ..model.settings import Settings
from ..model.site import Page, Site
from . import checklists, find, home, keywords, principle, principles, questions, star_index, story
from .catalogue import Catalogue
from .contribute import with_contribute_links

PAGE_TYPES = (home, principles, principle, story, star_index, checklists, questions, keywords, find)


def render(library: Library, settings: Settings) -> Site:
    """Return every generated page of the bank, in a stable order. The settings say where its repository is, if any."""
    catalogue = Catalogue(library, settings)
    made = (page for page_type in PAGE_TYPES for page in page_type.pages(catalogue))
    pages: list[Page] = [with_contribute_links(page, catalogue, settings) for page in made]
    return Site(pages=tuple(pages))
