"""The Content-Security-Policy of each page that Zensical wrote.

As in MkDocs, a policy allows inline what the theme writes into a page without content, at the same depth; what a
hand-written page holds; and what a type of page wants in its head. The pages without content are a project of their
own, built beside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ...model.settings import Settings
from ...render.content_policy import Source, content_policy, inline_sources, with_policy

NOT_FOUND = "404.html"
_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FramePolicies:
    """What is allowed on every page, None if no page is to have a policy; and what each frame holds, by its path."""

    trusted: frozenset[Source] | None
    frames: Mapping[str, frozenset[Source]]

    def protect(self, page: str, address: str) -> tuple[str, list[str]]:
        """Return a page with its policy, and what stands inline on it that the policy does not allow."""
        if self.trusted is None:
            return page, []
        depth = address.count("/")
        allowed = self.trusted | self.frames[address if address == NOT_FOUND else "x/" * depth + "index.html"]
        refused = sorted(f"{directive} {source}" for directive, source in inline_sources(page) - allowed)
        return with_policy(page, content_policy(allowed)), refused


def policies(frames: Path, hand_written: Iterable[str], heads: Iterable[str], settings: Settings) -> FramePolicies:
    """Return the policies of a site, from the site of its frames, its hand-written pages as HTML, and the heads."""
    if settings.csp is None:
        return FramePolicies(None, {})
    named = {(directive, source) for directive, sources in settings.csp.items() for source in sources}
    written = (match[0] for match in map(_ARTICLE.search, hand_written) if match)
    inline = (inline_sources(text) for text in (*written, *heads))
    seen = {path.relative_to(frames).as_posix(): _inline(path) for path in frames.rglob("*.html")}
    return FramePolicies(frozenset(named.union(*inline)), seen)


def _inline(path: Path) -> frozenset[Source]:
    return inline_sources(path.read_text(encoding="utf-8"))
