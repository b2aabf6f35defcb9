"""Where a code is explained."""

from __future__ import annotations


def page_of(code: str, pages: str) -> str:
    """Return the address of the page about a code below the address `pages`, "" if that is ""."""
    return f"{pages.rstrip('/')}/{code}/" if pages else ""
