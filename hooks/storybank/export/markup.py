"""Stories as HTML outside the site, in a feed or on a card: each link leads to a whole address, or is text."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from re import Match

from ..markdown import NO_DEFINITIONS, Leads, Links, by_file, plain, read_address, render
from ..markdown.clean import ELSEWHERE
from ..model.addresses import address_of, story_path
from ..model.story import Part, Story
from .export_format import ExportSources

# As `clean` writes them: values in double quotes, no link within another.
_REST = r'(?:[^">]|"[^"]*")*?'
_IMAGE = re.compile(rf'<img\b{_REST}\ssrc="(?P<image>[^"]*)"{_REST}>')
_LINK = rf'<a\b{_REST}\shref="(?P<link>[^"]*)"{_REST}>(?P<shown>.*?)</a>'
_LINK_OR_IMAGE = re.compile(f"{_LINK}|{_IMAGE.pattern}", re.DOTALL)
_ALT = re.compile(r'\salt="([^"]*)"')
_UNLINKED = re.compile(r"</?a\b[^>]*>")


class StoryMarkup:
    """Writes the parts of a bank's stories as HTML for readers elsewhere."""

    def __init__(self, sources: ExportSources) -> None:
        self._sources = sources
        self._definitions = by_file(sources.library.definitions)

    def parts(self, story: Story) -> str:
        """Return the parts of a story, each below its label; links into a site whose address nobody gave are text."""
        return "\n".join(self._part(part, story) for part in story.parts)

    def address(self, story: Story) -> str:
        """Return the address of a story's page: whole, or relative to the site's root where that is not known."""
        return self._sources.site + address_of(story_path(story.id))

    def _part(self, part: Part, story: Story) -> str:
        path = story.span.path
        defined = self._definitions.get(path, NO_DEFINITIONS)
        links = Links(self._resolver(path), definitions=defined, prefix=f"l{part.span.line}")
        text = self._placed(render(part.markdown, links, heading=5), self.address(story))
        return f"<h4>{html.escape(plain(part.label) or part.kind.title())}</h4>\n{text}"

    def _resolver(self, path: str) -> Callable[[str], str | None]:
        def resolve(written: str) -> str | None:
            target = self._sources.library.references.get((path, written))
            return f"{self._sources.site}{target}" if target else None

        return resolve

    def _placed(self, text: str, page: str) -> str:
        """Return clean HTML with its links as a reader elsewhere needs them; places on the `page` lead there."""

        def image(found: Match[str]) -> str:
            """Keep an image of the site; of any other keep what it shows in words, and the way to it."""
            address, alt = found["image"].removeprefix(ELSEWHERE), _ALT.search(found[0])
            words = alt[1] if alt else ""
            if self._sources.site and html.unescape(address).startswith(self._sources.site):
                return f'<img src="{address}" alt="{words}">'
            return f'<a href="{address}">{words or address}</a>' if _leads_out(address) else words

        def piece(found: Match[str]) -> str:
            if found["link"] is None:
                return image(found)
            address, shown = found["link"], _UNLINKED.sub("", _IMAGE.sub(image, found["shown"]))
            if address.startswith("#") and self._sources.site:
                address = html.escape(page) + address
            return f'<a href="{address}">{shown}</a>' if _leads_out(address) else shown

        return _LINK_OR_IMAGE.sub(piece, text)


def _leads_out(address: str) -> bool:
    return read_address(html.unescape(address)).leads in (Leads.WEB, Leads.MAIL)
