"""The order of the stages from a linked bank to its site: load → render, and the index of the search."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from ..find import build_index
from ..find.ordinary import Near, english, ordinary
from ..link import image_path
from ..link.addresses import redirects
from ..model.addresses import FIND
from ..model.settings import Settings
from ..model.site import Asset, Page, Site
from ..render import render
from . import cache
from .load import Bank, load
from .progress import uncounted
from .workers import until_done

HOLDING = cache.Stage("", 0.8)  # a part of indexing, which is shown
WRITING = cache.Stage("Writing stories", 0.5)


def build(
    folder: Path, settings: Settings, base: Path | None = None, hand_written: tuple[Page, ...] = ()
) -> tuple[Bank, Site]:
    """Return the bank in `folder` and its site; the search knows the pages `written` by hand too."""
    bank = load([folder], settings, base)
    return bank, site(bank, settings, hand_written)


@until_done()
def site(bank: Bank, settings: Settings, hand_written: tuple[Page, ...] = (), shown: Site | None = None) -> Site:
    """Return the pages of a bank, those that lead from old addresses to new ones, and the index of the search.

    `shown` is what `rendered` said of the bank, where somebody has asked already.
    """
    with uncounted("Indexing the search"):
        search = build_index(
            bank.library, hand_written, settings.language, _kept(settings), partial(cache.each, stage=HOLDING)
        )
    shown = shown or rendered(bank, settings)
    pages = tuple(replace(page, head=search.head) if page.path == FIND else page for page in shown.pages)
    moved = redirects(bank.addresses, bank.library)
    return Site(pages, (*shown.assets, *_shown_images(bank), *moved, *search.files))


def rendered(bank: Bank, settings: Settings) -> Site:
    """Return the pages of a bank and what they load, without the search: its page lacks what it begins with."""
    return render(bank.library, settings, partial(cache.each, stage=WRITING))


def _kept(settings: Settings) -> Near:
    """Return `ordinary` with its last answers kept: few edits bring a word that the bank did not hold."""

    def ordinary_words(asked: tuple[tuple[str, ...], ...], _settings: Settings) -> list[str]:
        known, terms = map(frozenset, asked)
        return sorted(ordinary(known, terms))

    def near(known: frozenset[str], terms: frozenset[str]) -> set[str]:
        stems = {stem for stem, _ in english()}
        asked = (tuple(sorted(known)), tuple(sorted(terms & stems)))
        return set(cache.each(ordinary_words, [asked], settings)[0])

    return near


def _shown_images(bank: Bank) -> tuple[Asset, ...]:
    """The images that some text shows or links; what nobody refers to is not published."""
    shown = {target.address for target in bank.library.references.values()}
    images = ((image_path(image.path), image.data) for image in bank.images)
    return tuple(Asset(path, data) for path, data in images if path in shown)
