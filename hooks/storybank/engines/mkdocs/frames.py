"""The frame that the theme lays around a page is drawn once for all pages of a type.

What such pages differ in stands in few parts of the theme: the head, the ways through the site, the content, the foot.
The frame is drawn with these left open; for each page they alone are drawn into it, by the theme as before. While the
frame is drawn, a stand-in for the page refuses whatever it has no answer for. Then, and where one of the first pages
comes out otherwise than the theme lays it out, all pages of the type are drawn whole (decision 45).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from jinja2 import Environment, Template, TemplateNotFound
from jinja2.runtime import Context
from mkdocs.structure.toc import AnchorLink

from .finished import FinishedPage
from .stand_in import Draw, StandIn, UnforeseenError, drawn_for_all, folder, may_share

PAGE = "main.html"
BLOCKS = ("site_meta", "htmltitle", "extrahead")
PARTS = tuple(f"partials/{name}.html" for name in ("nav", "tabs", "path", "toc", "content", "footer"))
COMPARED = 2  # pages of a type that are drawn both ways
_OPEN = re.compile("\ue000([0-9]+)\ue001")

_Fill = Callable[[Any], str]  # the text for a page


@dataclass(slots=True)
class Frame:
    """Texts that stand on all pages of a type, and what is drawn between each two; how many pages were compared."""

    texts: list[str]
    fills: list[_Fill]
    compared: int = 0

    def around(self, page: FinishedPage) -> str:
        """Return the page as the theme lays it out."""
        parts = [text for known, fill in zip(self.texts, self.fills, strict=False) for text in (known, fill(page))]
        return "".join((*parts, self.texts[-1]))


class Frames:
    """The frames of one build, by what their pages have in common; None where such pages are drawn whole."""

    def __init__(self, template: Template) -> None:
        self.whole: Draw = template.root_render_func
        self.known: dict[object, Frame | None] = {}
        self.opened: list[_Fill] | None = None  # in the frame that is being drawn

    def draw(self, context: Context) -> Iterator[str]:
        """Draw a page: into the frame of its type, where that can be trusted."""
        frame = None
        if may_share(context):
            context["page"].shares = True
            alike = _alike(context)
            if alike not in self.known:
                self.known[alike] = self._frame(context)
            frame = self.known[alike]
        if frame is None:
            yield from self.whole(context)
        elif frame.compared == COMPARED:
            yield frame.around(context["page"])
        else:
            page = "".join(self.whole(context))
            is_same = frame.around(context["page"]) == page
            frame.compared += 1
            self.known[alike] = frame if is_same else None
            yield page

    def part(self, draw: Draw) -> Draw:
        """Return how a part of the theme is drawn: a frame leaves it open."""

        def drawn(context: Context) -> Iterator[str]:
            if self.opened is None:
                yield from draw(context)
            else:
                yield _open(self.opened, _filled(draw, context))

        return drawn

    def _frame(self, context: Context) -> Frame | None:
        opened: list[_Fill] = []
        self.opened = opened
        here = context.derived({"page": _Framed(context["page"], opened)})
        for name in BLOCKS:
            here.blocks.setdefault(name, []).insert(0, partial(_block, opened, name))
        text = drawn_for_all(self.whole, here)
        self.opened = None
        if text is None:
            return None
        texts = _OPEN.split(text)
        return Frame(texts[::2], [opened[int(number)] for number in texts[1::2]])


def _alike(context: Context) -> object:
    """Return what the pages of one frame have in common, None for a page that lacks what they have."""
    page = context["page"]
    place = (folder(page), context["base_url"])
    dress = (page.meta.get("kind"), str(page.meta.get("hide")), frozenset(page.meta), bool(page.toc.items))
    return (*place, *dress, id(context["nav"]), id(context["config"])) if page.meta.get("title") else None


def _block(opened: list[_Fill], name: str, context: Context) -> Iterator[str]:
    yield _open(opened, _filled(context.blocks[name][1], context))


def _filled(draw: Draw, context: Context) -> _Fill:
    """Return how the theme draws something for a page, where it stands in the frame."""
    here = context.derived()  # the names of now: a template may change them further down
    return lambda page: "".join(draw(here.derived({"page": page})))


def _open(opened: list[_Fill], fill: _Fill) -> str:
    """Return the sign for what is filled in later."""
    opened.append(fill)
    return f"\ue000{len(opened) - 1}\ue001"


class _Framed(StandIn):
    """Stands in for the pages of a frame."""

    def __init__(self, page: FinishedPage, opened: list[_Fill]) -> None:
        super().__init__(page)
        self.meta = _Meta(page, opened)
        self.toc = _Toc(opened) if page.toc.items else ()


class _Meta:
    def __init__(self, page: FinishedPage, opened: list[_Fill]) -> None:
        self._own = page.meta
        self._known = {name: page.meta[name] for name in ("kind", "hide") if name in page.meta}
        self._known["title"] = _open(opened, lambda page: str(page.meta["title"]))

    def __getitem__(self, name: str) -> Any:
        if name in self._own and name not in self._known:
            raise UnforeseenError(name)
        return self._known[name]


class _Toc:
    """The table of contents as far as its first entry, to which the theme skips."""

    def __init__(self, opened: list[_Fill]) -> None:
        self._first = AnchorLink("", _open(opened, lambda page: str(page.toc.items[0].id)), 1)

    def __iter__(self) -> Iterator[AnchorLink]:
        yield self._first
        raise UnforeseenError


def share(env: Environment) -> None:
    """Let pages be drawn into the frame of their type."""
    template = env.get_template(PAGE)
    frames = Frames(template)
    template.root_render_func = frames.draw
    for name in PARTS:
        try:
            part = env.get_template(name)
        except TemplateNotFound:
            continue
        part.root_render_func = frames.part(part.root_render_func)
