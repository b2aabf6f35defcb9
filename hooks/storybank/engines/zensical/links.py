"""The links of a finished site: each one within it must lead to a file. Zensical looks at those of Markdown only."""

from __future__ import annotations

import html
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LINK = re.compile(r"""<(?:a|link|img|script|form)\b[^>]*?\s(?:href|src|action)="([^"]*)\"""")


def dead_links(site: Path, site_url: str) -> list[tuple[str, str]]:
    """Return the page and the link for each link within the site that leads to no file of it."""
    root = urlsplit(site_url).path.rstrip("/") + "/"
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    dead = []
    for name in sorted(name for name in files if name.endswith(".html")):
        links = set(_LINK.findall((site / name).read_text(encoding="utf-8", errors="replace")))
        dead += [(name, link) for link in sorted(links) if not _is_there(html.unescape(link), name, root, files)]
    return dead


def _is_there(link: str, name: str, root: str, files: set[str]) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    if parts.scheme or parts.netloc or not parts.path:
        return True
    if parts.path.startswith("/") and not f"{parts.path}/".startswith(root):
        return True  # another site of the same host
    path = unquote(parts.path)
    below = path[len(root) :] if path.startswith("/") else posixpath.join(posixpath.dirname(name), path)
    target = posixpath.normpath(below or ".")
    return bool({target, posixpath.normpath(posixpath.join(target, "index.html"))} & files)
