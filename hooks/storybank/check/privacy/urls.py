"""Addresses in running text, where digits and capitals mean something else."""

from __future__ import annotations

import re

URL = re.compile(r"https?://[^\s<>)\]\"'`]+", re.IGNORECASE)


_LINK = re.compile(r"\[[^\[\]\n]{0,300}\]\(https?://[^\s()]*\)", re.IGNORECASE)


def without_links(text: str) -> str:
    """Return `text` with each web address, and each text that links to one, turned into spaces."""
    return without_urls(_LINK.sub(lambda match: " " * len(match[0]), text))


def without_urls(text: str) -> str:
    """Return `text` with each web address turned into spaces, all other characters in their place."""
    return URL.sub(lambda match: " " * len(match[0]), text)
