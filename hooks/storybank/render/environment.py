"""The thin layer over Jinja: strict, escaping, and with the few functions that page templates use."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from .. import markdown
from ..model.addresses import address_of, relative
from ..model.library import Library
from ..model.places import Span
from ..text.locale import Locale
from .catalogue import Catalogue
from .compiled import CompiledTemplates

TEMPLATES = Path(__file__).parent / "templates"
_DECIDED_LATER = re.compile(r"[\[\\&]")  # notes and references of the file, and letters that are written as signs


@cache
def environment() -> Environment:
    """Return the shared environment; an undefined name is an error, and text is escaped."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=CompiledTemplates(TEMPLATES),
    )
    env.globals["link"] = Markup('<a href="{}">{}</a>').format
    env.filters |= {"inert": _inert, "heading": _heading, "plain": markdown.plain}
    return env


def _inert(html: str) -> Markup:
    """A whole block of HTML, the template's own and what came from content, on one line no Markdown reader changes."""
    return Markup(markdown.inert(html) + "\n")  # noqa: S704 - blocks come from templates that escape


def _heading(text: str) -> Markup:
    """Plain text for a Markdown heading: escaped for HTML, then for Markdown."""
    return Markup(markdown.inert(Markup(" ").join(escape(text).split())))  # noqa: S704 - escaped twice


def write(catalogue: Catalogue, template: str, path: str, /, own: str = "", **values: object) -> str:
    """Return the Markdown body of the page at `path`.

    `own` is the path of the principle that the page belongs to: its name is not linked there.

    Besides `values` the template knows `catalogue`, `href` (page path, anchor → relative address), `block` and `inline`
    (Markdown from a span → clean HTML, its links and names resolved as seen from this page), and `say` (what the
    interface has for a key, the values in it escaped).
    """
    functions = Writer(catalogue, path, own)
    body = (
        environment()
        .get_template(template)
        .render(
            catalogue=catalogue,
            href=functions.href,
            block=functions.block,
            inline=functions.inline,
            say=saying(catalogue.say),
            **values,
        )
    )
    return body.strip() + "\n"


def saying(say: Locale) -> Callable[..., Markup]:
    """Return how a template says something in HTML: markup among the values stays, and all else is escaped."""

    def said(key: str, **values: object) -> Markup:
        form, written = say.parts(key, values)
        return Markup(escape(form)).format(**written)  # noqa: S704 - escaped, and so are the values

    return said


class Writer:
    """What a page at `path` makes of links and texts, as seen from there; see `write`."""

    def __init__(self, catalogue: Catalogue, path: str, own: str = "") -> None:
        self.address = address_of(path)
        self.library: Library = catalogue.library
        self.catalogue = catalogue
        self.unlinked = catalogue.names.leading_to(path) | catalogue.names.leading_to(own)

    def href(self, path: str, anchor: str = "") -> str:
        target = address_of(path) + (f"#{anchor}" if anchor else "")
        return relative(target, self.address)

    def block(self, text: str, span: Span, heading: int = 3) -> Markup:
        return self._written(text, span, lambda links: markdown.render(text, links, heading), heading)

    def inline(self, text: str, span: Span) -> Markup:
        return self._written(text, span, lambda links: markdown.render_inline(text, links), 0)

    def _written(self, text: str, span: Span, render: Callable[[markdown.Links], str], heading: int) -> Markup:
        """Return the HTML of a text; one that leads nowhere is the same on every page, and is rendered once."""
        known, key = self.catalogue.html, (text, span.path, span.line, heading)
        if key in known:
            return Markup(known[key])  # noqa: S704 - cleaned by what rendered it
        asked: list[str] = []
        html = render(self._links(span, asked))
        if not asked and not _DECIDED_LATER.search(text) and not self.catalogue.names.known.stand_in(text):
            known[key] = html
        return Markup(html)  # noqa: S704 - the same

    def _links(self, span: Span, asked: list[str]) -> markdown.Links:
        """Return where the links and names of a text lead; which links it has is added to `asked`."""
        return markdown.Links(
            resolve=self._resolver(span.path, asked),
            names=self.catalogue.names.known,
            unlinked=self.unlinked,
            named=lambda name: self.href(self.catalogue.names.links[name]),
            definitions=self.catalogue.definitions(span.path),
            prefix=f"l{span.line}",
        )

    def _resolver(self, path: str, asked: list[str]) -> Callable[[str], str | None]:
        def resolve(written: str) -> str | None:
            asked.append(written)
            target = self.library.references.get((path, written))
            return None if target is None else relative(str(target), self.address)

        return resolve
