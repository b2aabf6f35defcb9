"""From the linked library to the pages of the site: one module and one template a page type."""

from __future__ import annotations

from ..model.each import Each, one_by_one
from ..model.library import Library
from ..model.modules import modules_in
from ..model.settings import Settings
from ..model.site import Site
from . import pages
from .catalogue import Catalogue
from .contribute import with_contribute_links
from .page_type import PageType
from .twins import twin

__all__ = ["PAGE_TYPES", "WORDS", "PageType", "render"]

PAGE_TYPES: tuple[PageType, ...] = tuple(
    sorted((module.PAGE_TYPE for module in modules_in(pages)), key=lambda page_type: page_type.position)
)
WORDS = tuple(table for page_type in PAGE_TYPES for table in page_type.words)


def render(library: Library, settings: Settings, each: Each = one_by_one) -> Site:
    """Return every generated page of the bank, the Markdown beside it and what they load, in a stable order.

    The settings say where its repository is, if any. With another `each`, what is written of a story may be known.
    """
    catalogue = Catalogue(library, settings, WORDS, each)
    made = tuple(page for page_type in PAGE_TYPES for page in page_type.pages(catalogue))
    loaded = (asset for page_type in PAGE_TYPES for asset in page_type.assets(catalogue))
    return Site(
        pages=tuple(with_contribute_links(page, catalogue, settings) for page in made),
        assets=(*loaded, *(twin(page, catalogue.say) for page in made)),
    )
