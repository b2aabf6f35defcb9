"""What templates find in `page.meta` of a generated page, as if it were written in its front matter."""

from __future__ import annotations

import html
from typing import Any

from ..model.site import Page


def meta(page: Page) -> dict[str, Any]:
    """Return what templates find in `page.meta`: texts escaped, `kind` for the blocks that differ by page type."""
    known: dict[str, Any] = {
        "title": html.escape(page.title),
        "description": html.escape(page.description),
        "kind": page.kind,
        "storybank_head": page.head,
        "hide": list(page.hide),
    }
    return known if page.in_search else known | {"search": {"exclude": True}}
