"""From HTML that cannot be trusted to HTML that cannot do anything."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial
from html import unescape

import nh3

from ..model.addresses import is_image
from .address import Leads, read_address

# No `id`, `style` or form control survives; classes only where our own renderer sets them.
_TEXT = {"a", "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q", "s", "samp"}
_MORE_TEXT = {"small", "span", "strong", "sub", "sup", "time", "u", "var", "ruby", "rt", "rp"}
_BLOCKS = {"blockquote", "details", "summary", "div", "dl", "dt", "dd", "hr", "li", "ol", "ul", "p", "pre", "section"}
_TABLES = {"caption", "col", "colgroup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"}
_TAGS = _TEXT | _MORE_TEXT | _BLOCKS | _TABLES | {"h1", "h2", "h3", "h4", "h5", "h6"}
_ATTRIBUTES = {
    "*": {"class", "title", "lang", "dir"},
    "a": {"href", "id"},
    "li": {"id"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "details": {"open"},
    "time": {"datetime"},
}
_CLASSES = re.compile(
    r"(?:highlight|task|align-(?:left|center|right)|footnotes?(?:-[a-z]+)*|callout(?:-[a-z]+)*|mention|language-[\w+#-]+|[a-z]{1,2}[a-z0-9]?)"
)
_FOOTNOTE_ID = re.compile(r"fn(?:ref)?-[\w:.-]+")
ELSEWHERE = "#elsewhere:"  # before the address of an image that is none of the bank: a browser would fetch nothing
NAMED = "#image:"  # before the name of an image that Markdown gives, which no browser could take for a scheme
# A tag as `clean` and our templates write it, or text; and one attribute of a tag.
_PIECE = re.compile(r'<(/?)([a-zA-Z][\w:-]*)((?:\s++[^\s"\'<>/=]++(?:="[^"]*+")?)*+)\s*+/?>|([^<]++|<)')
_WRITTEN_ATTRIBUTE = re.compile(r'([^\s"=]++)(?:="([^"]*+)")?')
_SPACE = re.compile(r"\s+")
# Every character that Markdown, its extensions or a template language could take for markup, and those of HTML itself.
_TEXT_CHARACTERS = {ord(c): f"&#{ord(c)};" for c in "`~:*_[]{}!#|\\^$=+@%-\n\t"} | str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
)
_MARKUP = re.compile(f"[{re.escape(''.join(map(chr, _TEXT_CHARACTERS)))}]")
_VALUE_CHARACTERS = _TEXT_CHARACTERS | str.maketrans({'"': "&quot;", "'": "&#39;"})


def clean(html: str, image: Callable[[str], str | None] = lambda _: None) -> str:
    """Return `html` with only harmless elements and attributes; see `_TAGS`.

    `image` returns where an image of the bank is published, None for what is none. Of any other image only its words
    and the way to it are shown: the reader's browser asks nobody for it, its own host neither.
    """
    return nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags={"script", "style"},
        attributes=_ATTRIBUTES,
        attribute_filter=partial(_attribute, image),
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )


def _attribute(image: Callable[[str], str | None], tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return " ".join(c for c in value.split() if _CLASSES.fullmatch(c)) or None
    if name == "id":
        return value if _FOOTNOTE_ID.fullmatch(value) else None
    if tag == "img" and name == "src":
        published = image(value.removeprefix(NAMED))
        # `inert` makes a link of what is none.
        return published if is_image(published) else f"{ELSEWHERE}{read_address(value).href}"
    if tag == "a" and name == "href":
        return read_address(value).href or None
    return value


def inert(html: str) -> str:
    """Return clean HTML on one line, safe to stand in a Markdown page of any dialect.

    `html` must come from `clean` or from a template that escapes: this protects against a second reading, not against
    active elements. What is no tag is text.
    """
    out: list[str] = []
    links = _Links()
    preformatted = 0
    for end, tag, attributes, text in _PIECE.findall(html):
        if tag:
            name = tag.lower()
            preformatted += (-1 if end else 1) * (name == "pre")
            write = links.tag if name in {"a", "img"} else _tag
            out.append(write(end, name, attributes))
        else:
            seen = unescape(text) if "&" in text else text
            out.append(_text(seen if preformatted else _SPACE.sub(" ", seen)))
    return "".join(out).strip()


def _text(text: str) -> str:
    return _MARKUP.sub(lambda found: _TEXT_CHARACTERS[ord(found[0])], text)  # `translate` asks for each character


@lru_cache(maxsize=4096)  # mostly classes, the same on every page
def _tag(end: str, name: str, attributes: str) -> str:
    return f"<{end}{name}{'' if end else _attributes(attributes)}>"


class _Links:
    """Writes the tags of links and images.

    An image from elsewhere becomes a link, and a link without an address, which scripts stumble over, its text.
    """

    def __init__(self) -> None:
        self.open: list[bool] = []  # the links that are open, and whether each leads somewhere

    def tag(self, end: str, name: str, attributes: str) -> str:
        """Return what to write for a tag."""
        if end:
            return _tag(end, name, attributes) if name == "a" and self.open and self.open.pop() else ""
        given = dict(_WRITTEN_ATTRIBUTE.findall(attributes))
        if name == "img" and given.get("src", "").startswith(ELSEWHERE):
            address = unescape(given["src"]).removeprefix(ELSEWHERE)
            return self._from_elsewhere(address, unescape(given.get("alt", "")), unescape(given.get("title", "")))
        if name == "a":
            self.open.append(bool(given.get("href")))
        return _tag(end, name, attributes) if name == "img" or self.open[-1] else ""

    def _from_elsewhere(self, address: str, alt: str, title: str) -> str:
        """Return a link, as for Markdown's images; only its text where a link is open, or the address was refused."""
        text = (alt or address).translate(_TEXT_CHARACTERS)
        if read_address(address).leads is not Leads.WEB or True in self.open:
            return text
        titled = f' title="{title.translate(_VALUE_CHARACTERS)}"' if title else ""
        return f'<a href="{address.translate(_VALUE_CHARACTERS)}" rel="noopener noreferrer"{titled}>{text}</a>'


def _attributes(written: str) -> str:
    found = _WRITTEN_ATTRIBUTE.findall(written)
    return "".join(f' {name.lower()}="{unescape(value).translate(_VALUE_CHARACTERS)}"' for name, value in found)
