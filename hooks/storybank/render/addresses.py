"""Where each page stands, and how one page names another."""

from __future__ import annotations

import posixpath

HOME = "index.md"
PRINCIPLES = "principles/index.md"
STAR_INDEX = "star-index.md"
CHECKLISTS = "checklists.md"
QUESTIONS = "questions.md"
KEYWORDS = "keywords.md"
FIND = "find.md"


def principle_path(slug: str) -> str:
    """Return the path of a principle's page."""
    return f"principles/{slug}.md"


def story_path(story_id: str) -> str:
    """Return the path of a story's page."""
    return f"stories/{story_id}.md"


def relative(target: str, start: str) -> str:
    """Return how the page at the address `start` names the address `target`, which may carry an anchor.

    Relative, so that the site works from any folder of any host.

    >>> relative("principles/ownership/#tips", "stories/x/")
    '../../principles/ownership/#tips'
    """
    address, hash_sign, anchor = target.partition("#")
    path = posixpath.relpath(address.rstrip("/") or ".", start.rstrip("/") or ".")
    slash = "" if address and not address.endswith("/") else "/"  # an image is a file, a page is a folder
    return f"{path}{slash}{hash_sign}{anchor}"
