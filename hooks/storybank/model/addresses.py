"""Where each kind of page stands: said here once, for Python, for templates and for the scripts of the site.

A path is that of a page's Markdown below the site's root (`stories/x.md`), an address what a browser asks for
(`stories/x/`). A page that only other pages link to says its path in its own module, in `render/pages/`.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from types import MappingProxyType

PRINCIPLES = "principles/index.md"
PRINCIPLE = "principles/{}.md"
STORY = "stories/{}.md"
FIND = "find.md"
PRACTICE = "practice.md"
PACK = "pack.md"
IMAGES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")  # no SVG: opened by itself, it can run scripts
TWIN = "index.html.md"  # beside each page that has a Markdown of its own, as the convention of llms.txt has it


def address_of(path: str) -> str:
    """Return the address of a page path: `stories/x.md` → `stories/x/`, `principles/index.md` → `principles/`.

    A path that is no Markdown is the address itself: `guide/x.html`, in a site that names its pages so.
    """
    if not path.endswith(".md"):
        return path
    folder, _, name = path.removesuffix(".md").rpartition("/")
    steps = [step for step in (folder, "" if name == "index" else name) if step]
    return "".join(f"{step}/" for step in steps)


def is_image(address: str | None) -> bool:
    """Return whether an image is published at an address, and no page."""
    return address is not None and address.endswith(IMAGES)


def twin_of(path: str) -> str:
    """Return where the Markdown of a page stands, beside the page: `stories/x.md` → `stories/x/index.html.md`."""
    return f"{address_of(path)}{TWIN}"


def principle_path(slug: str) -> str:
    """Return the path of a principle's page."""
    return PRINCIPLE.format(slug)


def story_path(story_id: str) -> str:
    """Return the path of a story's page."""
    return STORY.format(story_id)


# What scripts know; `{}` stands for the slug of a principle and for the id of a story.
ADDRESSES: Mapping[str, str] = MappingProxyType(
    {
        "principle": address_of(PRINCIPLE),
        "story": address_of(STORY),
        "find": address_of(FIND),
        "practice": address_of(PRACTICE),
        "pack": address_of(PACK),
    }
)


def relative(target: str, start: str) -> str:
    """Return how the page at the address `start` names the address `target`, which may carry an anchor.

    Relative, so that the site works from any folder of any host.

    >>> relative("principles/ownership/#tips", "stories/x/")
    '../../principles/ownership/#tips'
    """
    address, hash_sign, anchor = target.partition("#")
    steps, here = _steps(address), _steps(start)
    common = len(posixpath.commonprefix((steps, here)))
    path = "/".join([".."] * (len(here) - common) + steps[common:]) or "."
    slash = "" if address and not address.endswith("/") else "/"  # an image is a file, a page is a folder
    return f"{path}{slash}{hash_sign}{anchor}"


def _steps(address: str) -> list[str]:
    return [step for step in address.split("/") if step]
