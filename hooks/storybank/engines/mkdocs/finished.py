"""Finished pages: their HTML without a second reading by Python-Markdown, which costs more than making them did.

A generated page is headings in Markdown and blocks of inert HTML, which Python-Markdown hands on as they are. So each
heading goes through the site's own Python-Markdown by itself, once for all pages that have it, and the blocks go round
it. Where an extension may change finished HTML, every page goes the long way, and the first page of each type is made
both ways: where the two differ, all of that type go the long way (decision 16).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, cast

from markdown import Markdown
from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from ...model.site import Page

_HEADING = re.compile(r"#{1,6} ")
_BLANK = re.compile(r"\n{2,}")
_BLOCK = re.compile(r"<([a-z][a-z0-9]*)[ >][^\n]*>$")
# What Python-Markdown and its footnotes do last, which leaves finished HTML alone. Others may change it.
_HARMLESS = frozenset({"raw_html", "amp_substitute", "unescape", "footnote"})
_ID = re.compile(r' id="([^"]*)"')


@dataclass(frozen=True, slots=True)
class FinishedHeading:
    """A heading as Python-Markdown writes it, and its entry in the table of contents, if it has one."""

    html: str
    tokens: tuple[dict[str, Any], ...]
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FinishedBody:
    """The HTML of a page and the entries of its table of contents."""

    html: str
    tokens: list[dict[str, Any]]
    ids: frozenset[str]


class Finisher:
    """Finishes the pages of one build."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.config = config
        self.headings: dict[str, FinishedHeading] = {}
        self.is_trusted: dict[str, bool] = {}

    @cached_property
    def is_possible(self) -> bool:
        """Whether nothing in the site's Python-Markdown changes finished HTML."""
        last = self.reader.postprocessors
        return sum(name in last for name in _HARMLESS) == len(last)

    @cached_property
    def reader(self) -> Markdown:
        return Markdown(extensions=self.config.markdown_extensions, extension_configs=self.config.mdx_configs or {})

    def body(self, markdown: str) -> FinishedBody | None:
        """Return the body of a page, None where Python-Markdown must read the whole of it."""
        if not self.is_possible:
            return None
        parts: list[str] = []
        headings: list[FinishedHeading] = []
        for block in _BLANK.split(markdown.strip()):
            if _HEADING.match(block) and "\n" not in block:
                headings.append(self._heading(block))
                parts.append(headings[-1].html)
            elif elements := self._finished(block):
                parts.append(elements + "\n")
            else:
                return None
        ids = [name for heading in headings for name in heading.ids]
        if len(set(ids)) < len(ids):  # the second of two would get a number
            return None
        tokens: Any = nest_toc_tokens([cast("Any", dict(token)) for heading in headings for token in heading.tokens])
        return FinishedBody("\n".join(parts).strip(), tokens, frozenset(ids))

    def _heading(self, line: str) -> FinishedHeading:
        if line not in self.headings:
            html = self.reader.reset().convert(line)
            tokens = tuple(getattr(self.reader, "toc_tokens", ()))
            self.headings[line] = FinishedHeading(html, tokens, tuple(_ID.findall(html)))
        return self.headings[line]

    def _finished(self, block: str) -> str:
        """Return a block of elements each on a line of its own, as Python-Markdown breaks it; "" if it holds more."""
        elements: list[str] = []
        while block:
            match = _BLOCK.match(block)
            end = _end_of_element(block, match[1]) if match and match[1] in self.reader.block_level_elements else 0
            if not end:
                return ""
            elements.append(block[:end])
            block = block[end:].removeprefix(" ")
        return "\n".join(elements)


@cache
def _same_tag(tag: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){tag}(?:\s[^>]*)?>")


def _end_of_element(block: str, tag: str) -> int:
    """Return where the element ends that begins a block, 0 if it does not."""
    depth = 0
    for match in _same_tag(tag).finditer(block):
        depth += -1 if match[1] else 1
        if depth == 0:
            return match.end()
    return 0


class FinishedPage(MkDocsPage):
    """A page of MkDocs outside the navigation whose body need not be read again.

    Once all plugins were heard it is known whether it `shares` what the theme lays around it with others.
    """

    shares = False

    def __init__(self, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)  # sets `file.page`


_Render = Callable[[MkDocsConfig, Files], None]


def _finished(page: MkDocsPage, kind: str, finisher: Finisher) -> _Render:
    """Return how a page is rendered: it takes the finished body, unless another plugin changed its Markdown."""
    written, read = page.file.content_string, page.render

    def render(config: MkDocsConfig, files: Files) -> None:
        trusted = finisher.is_trusted.get(kind)
        body = finisher.body(written) if trusted is not False and page.markdown == written else None
        if body is None or trusted is None:
            read(config, files)
            if body is not None:
                both = (page.content, str(page.toc)), (body.html, str(get_toc(body.tokens)))  # type: ignore[arg-type]
                finisher.is_trusted[kind] = both[0] == both[1]
            return
        page.markdown = written  # MkDocs has made a text of its own of it, as long as this one
        page.content = body.html
        page.toc = get_toc(body.tokens)  # type: ignore[arg-type]  # the tokens of Python-Markdown
        page.present_anchor_ids = {*body.ids, *_ID.findall(body.html)}

    return render


def finish(pages: Mapping[str, Page], nav: Navigation, files: Files, config: MkDocsConfig) -> Finisher:
    """Let the generated pages be finished ones; those in the navigation keep the object that they have there.

    Return what finishes them, for pages that say something else later.
    """
    finisher = Finisher(config)
    listed = {page.file.src_uri: page for page in nav.pages}
    for path, known in pages.items():
        file = files.get_file_from_path(path)
        if file:
            page = listed.get(path) or FinishedPage(file, config)
            page.render = _finished(page, known.kind, finisher)  # type: ignore[method-assign,assignment]
    return finisher


def finish_again(page: MkDocsPage, kind: str, finisher: Finisher | None) -> None:
    """Let a page be rendered as if it had not been before; None for a site without shortcuts."""
    vars(page).pop("render", None)
    if finisher:
        page.render = _finished(page, kind, finisher)  # type: ignore[method-assign,assignment]
