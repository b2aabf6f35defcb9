"""The one way from a text to the piece of an address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from anyascii import anyascii

from .devices import DEVICE
from .digest import digest
from .words import is_unspaced

MAX_LENGTH = 80
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w)")
_BREAK = re.compile(r"[^a-z0-9]+")
_DEVICE = re.compile(DEVICE)
_ID = re.compile(r"[A-Za-z][\w:.-]*")
_FOLDER = "index"  # the page of a folder itself: the list of principles, which no principle may stand in place of


def is_id(text: str) -> bool:
    """Say whether a text may be the last piece of an address as it stands: it names no folder, and not its index.

    >>> is_id("night-of-the-flood"), is_id("../find/index"), is_id("Index"), is_id("")
    (True, False, False, False)
    """
    return _ID.fullmatch(text) is not None and text.casefold() != _FOLDER


def slugify(text: str) -> str:
    """Return `text` as `[a-z0-9-]`, at most 80 characters, cut at a word.

    Accents and apostrophes are dropped (`Qualité` → `qualite`, `It's` → `its`), and letters of other alphabets written
    in Latin ones (`Отказ` → `otkaz`). How a script without spaces is read depends on its words: a text with nothing
    left to show, such as one in Chinese, gets a short digest, so that the address is stable, unique enough and safe on
    every file system; one that is the name of a device there, or of a folder's own page, is kept apart from it.

    >>> slugify("Think big: the  1st plan")
    'think-big-the-1st-plan'
    >>> slugify("Con"), slugify("Index")
    ('x-con', 'x-index')
    """
    whole = _APOSTROPHE.sub("", text.casefold())
    plain = "".join(map(_latin, unicodedata.normalize("NFC", whole)))
    slug = _BREAK.sub("-", plain).strip("-")
    if len(slug) > MAX_LENGTH:
        slug = slug[: MAX_LENGTH + 1].rpartition("-")[0] or slug[:MAX_LENGTH]
    return f"x-{slug or digest(text)}" if slug in ("", _FOLDER) or _DEVICE.fullmatch(slug) else slug


@lru_cache(maxsize=4096)
def _latin(letter: str) -> str:
    """Return a character in ASCII: without its accents, or else as its alphabet is written in Latin letters."""
    plain = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
    if plain or unicodedata.category(letter)[0] not in "LM" or is_unspaced(letter):
        return plain
    return anyascii(letter).lower().replace("'", "")


def stable_id(text: str) -> str:
    """Return an id for one line of text that a corrected comma or a changed capital does not alter.

    Only letters and digits count, in every script, so that ticks kept by a reader survive a small correction.
    """
    return digest("".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold())), 10)


def unique(slugs: Iterable[str]) -> list[str]:
    """Return the slugs in their order, a repeated one with `-2`, `-3` … behind it.

    >>> unique(["a", "b", "a"])
    ['a', 'b', 'a-2']
    """
    taken: set[str] = set()
    result = []
    for slug in slugs:
        name, count = slug, 1
        while name in taken:
            count += 1
            name = f"{slug}-{count}"
        taken.add(name)
        result.append(name)
    return result
