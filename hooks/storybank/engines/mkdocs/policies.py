"""The Content-Security-Policy of each page that MkDocs writes.

A policy allows inline what the theme writes into a page that has no content, what a hand-written page holds, and what a
type of page wants in its head. A script that stands on a page and is none of these came from elsewhere: it is not
allowed, and said.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from jinja2 import Environment, TemplateNotFound
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from ...model.settings import GUEST_POLICY, POLICY, Settings
from ...render.content_policy import Source, content_policy, inline_sources, script_hosts, with_policy
from . import log
from .guest import Standing, exchanges_pages

_EMPTY = "404.html"  # every theme has it, it extends the theme's own page, and no content stands in it


class Policies:
    """The policies of one build. `trust` what is known, then `lay_out` before each page, and `protect` it after."""

    def __init__(self, settings: Settings, standing: Standing, config: MkDocsConfig | None = None) -> None:
        csp = settings.csp or {}
        self.guest = standing.is_guest
        # The policy of one of our pages would go on to hold for the pages of the host.
        self.off = settings.csp is None or (self.guest and config is not None and exchanges_pages(config))
        self.trusted = {(directive, source) for directive, sources in csp.items() for source in sources}
        self.env = Environment(autoescape=True)  # without a template, until MkDocs gives its own
        self.theme: dict[str, frozenset[Source]] = {}
        self.here = ""

    def trust(self, page: str) -> None:
        """Allow what stands inline in this HTML, on every page: the theme exchanges pages without loading them anew."""
        self.trusted |= inline_sources(page)

    def lay_out(self, context: Any) -> None:
        """Learn what the theme writes into a page of this context; it differs by the way to the root of the site."""
        self.here = context["base_url"]
        if not self.off and not self.guest and self.here not in self.theme:
            self.theme[self.here] = inline_sources(self._empty_page(context))

    def _empty_page(self, context: Any) -> str:
        try:
            template = self.env.get_template(_EMPTY)
        except TemplateNotFound:
            return ""
        return template.render({**context, "page": None, "nav": Navigation([], [])})

    def protect(self, page: str, name: str) -> str:
        """Return the page of the last context with its policy."""
        return page if self.off else self._with(page, name, self.trusted | self.theme[self.here], POLICY)

    def protect_guest(self, page: str, name: str, content: str) -> str:
        """Return one of our pages in somebody else's site with its policy: what stands around the content is theirs."""
        if self.off:
            return page
        frame = page.replace(content, "")
        allowed = self.trusted | inline_sources(frame) | script_hosts(frame)
        return self._with(page, name, {source for source in allowed if source[0] != "style-src"}, GUEST_POLICY)

    def _with(self, page: str, name: str, allowed: Collection[Source], base: Mapping[str, tuple[str, ...]]) -> str:
        for directive, source in sorted(inline_sources(page) - set(allowed)):
            if base[directive]:
                log.not_allowed(name, directive, source)
        return with_policy(page, content_policy(allowed, base))
