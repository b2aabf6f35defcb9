"""The Markdown of a page beside the page, for programs: what was written, without what lays it out for eyes."""

from __future__ import annotations

from ..link.as_markdown import labelled, words
from ..model.addresses import TWIN, address_of, relative, twin_of
from ..model.library import Target
from ..model.places import Span
from ..model.site import Asset, Page
from ..model.story import Other
from ..text.locale import Locale
from .catalogue import Card, Catalogue, Link


def twin(page: Page, say: Locale) -> Asset:
    """Return the Markdown beside a page, with the way to the page; one that only a program fills is described."""
    head = (f"# {words(page.title)}", f"[{words(say('twins.page'))}](./)")
    text = blocks(*head, page.twin or words(page.description))
    return Asset(twin_of(page.path), f"{text}\n".encode("utf-8", "backslashreplace"))


def blocks(*texts: str) -> str:
    """Return texts below one another; an empty one takes no room."""
    return "\n\n".join(filter(None, texts))


def section(heading: str, *texts: str) -> str:
    """Return texts below a heading, which is plain, "" where there is none of them."""
    text = blocks(*texts)
    return f"## {words(heading)}\n\n{text}" if heading and text else text


def note(text: str, more: str) -> str:
    """Return a text and what is said of it, which is plain and may be nothing."""
    return f"{text}: {words(more)}" if more else text


class TwinWriter:
    """What the Markdown beside the page at `path` makes of links and texts: a page is led to by its Markdown."""

    def __init__(self, catalogue: Catalogue, path: str) -> None:
        self._here = address_of(path)
        self._texts = catalogue.as_written

    def link(self, path: str, text: str) -> str:
        """Return a link to the Markdown of another page; the text is plain."""
        return f"[{words(text)}]({relative(twin_of(path), self._here)})"

    def card(self, card: Card) -> str:
        """Return a story as an entry of a list, with its result in one line."""
        return note(self.link(card.path, card.title), card.result)

    def reasoned(self, link: Link) -> str:
        """Return a link as an entry of a list, with its reason."""
        return note(self.link(link.path, link.text) if link.path else words(link.text), link.reason)

    def text(self, markdown: str, span: Span) -> str:
        """Return a text as written, with what it needs of its file, and its links leading on."""
        return self._texts.defined(markdown, span.path, self._lead)

    def other(self, other: Other) -> str:
        """Return a text that belongs to no known kind."""
        return self.text(labelled(other), other.span)

    def _lead(self, target: Target) -> str:
        is_page = target.address.endswith("/") and not target.anchor  # an anchor is in the page alone
        return relative(f"{target.address}{TWIN}" if is_page else str(target), self._here)
