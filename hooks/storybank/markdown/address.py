"""The one door for addresses that content brings: read once, as a browser reads them, and never compared as text.

A browser drops control characters, tabs and line ends from an address and takes a backslash for a slash before it looks
at the scheme, so no pattern over the text as written can tell where it leads. The parser here is that of the WHATWG URL
standard; what leaves is its normal form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from ada_url import URL

_WEB = {"http:", "https:"}
_MAIL = "mailto:"
# An address within the site stays on its host, whichever that is, over http as over https: two pages that cannot exist
# tell it from one that only names the host of the first, or only repeats its scheme.
_PAGES = {"one.invalid": "https://one.invalid/", "other.invalid": "http://other.invalid/"}
_DROPPED = re.compile(r"^[\x00-\x20]+|[\x00-\x20]+$|[\t\n\r]+")  # what the standard drops before it reads


class Leads(StrEnum):
    """Where an address leads."""

    INSIDE = "inside"  # to a file of the bank, a place on the page, or a page of the site
    WEB = "web"  # to another site
    MAIL = "mail"  # to somebody's mailbox
    NOWHERE = "nowhere"  # to something that a link of the bank must not open, or that is no address


@dataclass(frozen=True, slots=True)
class Address:
    """Where an address leads, and its normal form (`href`), "" for one that must not be opened."""

    leads: Leads
    href: str = ""


NOWHERE = Address(Leads.NOWHERE)


@lru_cache(maxsize=2**14)  # the rules, the links and the pages ask about the same addresses
def read_address(written: str) -> Address:
    """Return where `written`, an address as content gives it, leads for a browser that opens a page of the site.

    >>> read_address(chr(1) + "https://example.org"), read_address("frugality.md#cloud").leads
    (Address(leads=<Leads.WEB: 'web'>, href='https://example.org/'), <Leads.INSIDE: 'inside'>)
    """
    absolute = _parsed(written)
    if absolute is not None:
        return _outside(absolute)
    seen = [_parsed(written, page) for page in _PAGES.values()]
    hosts = [url.hostname if url else "" for url in seen]
    if hosts == list(_PAGES):
        return Address(Leads.INSIDE, _DROPPED.sub("", written))
    return _outside(seen[0]) if seen[0] and hosts[0] == hosts[1] else NOWHERE


def _outside(url: URL) -> Address:
    if url.protocol in _WEB and url.hostname:
        return Address(Leads.WEB, url.href)
    return Address(Leads.MAIL, url.href) if url.protocol == _MAIL and url.pathname else NOWHERE


def _parsed(text: str, base: str | None = None) -> URL | None:
    try:
        return URL(text, base)
    except ValueError:  # how the parser says that there is no such address
        return None
