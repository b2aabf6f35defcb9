"""From the linked library to the pages of the site: one module and one template a page type."""

from __future__ import annotations

from ..library import Library
from ..page import Page, Site
from ..settings import Settings
from . import checklists, find, home, keywords, principle, principles, questions, star_index, story
from .bank import Bank

PAGE_TYPES = (home, principles, principle, story, star_index, checklists, questions, keywords, find)


def render(library: Library, settings: Settings) -> Site:
    """Return every generated page of the bank, in a stable order. `settings` serve the layers that add to the site."""
    del settings  # pages depend on the library alone; edit links are the front door's
    bank = Bank(library)
    pages: list[Page] = [page for page_type in PAGE_TYPES for page in page_type.pages(bank)]
    return Site(pages=tuple(pages))
