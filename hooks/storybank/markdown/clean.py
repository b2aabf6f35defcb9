"""From HTML that cannot be trusted to HTML that cannot do anything."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

import nh3

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
# A tag as `clean` and our templates write it, or text; and one attribute of a tag.
_PIECE = re.compile(r'<(/?)([a-zA-Z][\w:-]*)((?:\s++[^\s"\'<>/=]++(?:="[^"]*+")?)*+)\s*+/?>|([^<]++|<)')
_WRITTEN_ATTRIBUTE = re.compile(r'([^\s"=]++)(?:="([^"]*+)")?')
_SPACE = re.compile(r"\s+")
# Every character that Markdown, its extensions or a template language could take for markup, and those of HTML itself.
_TEXT_CHARACTERS = {ord(c): f"&#{ord(c)};" for c in "`~:*_[]{}!#|\\^$=+@%-\n\t"} | str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
)
_VALUE_CHARACTERS = _TEXT_CHARACTERS | str.maketrans({'"': "&quot;", "'": "&#39;"})
# Stands before the address of an image of another host: a browser that met it would fetch nothing.
ELSEWHERE = "#elsewhere:"


def clean(html: str) -> str:
    """Return `html` with only harmless elements and attributes; see `_TAGS`."""
    return nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags={"script", "style"},
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return " ".join(c for c in value.split() if _CLASSES.fullmatch(c)) or None
    if name == "id":
        return value if _FOOTNOTE_ID.fullmatch(value) else None
    if tag == "img" and name == "src":
        address = read_address(value)
        inside = address.leads is Leads.INSIDE and not address.href.startswith(ELSEWHERE)
        return address.href if inside else f"{ELSEWHERE}{address.href}"  # `inert` makes a link of it
    if tag == "a" and name == "href":
        return read_address(value).href or None
    return value


def inert(html: str) -> str:
    """Return clean HTML on one line, safe to stand in a Markdown page of any dialect.

    `html` must come from `clean` or from a template that escapes: this protects against a second reading, not against
    active elements. What is no tag is text. An image from elsewhere becomes a link, and a link without an address,
    which scripts stumble over, its text.
    """
    writer = _Inert()
    for end, tag, attributes, text in _PIECE.findall(html):
        if not tag:
            writer.text(unescape(text) if "&" in text else text)
        elif end:
            writer.end(tag.lower())
        else:
            writer.start(tag.lower(), attributes)
    return "".join(writer.out).strip()


class _Inert:
    """What is written: pieces of HTML, with no character that a second reader could take for markup."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.preformatted = 0
        self.links: list[bool] = []  # those that are open, and whether each leads somewhere

    def start(self, tag: str, written: str) -> None:
        self.preformatted += tag == "pre"
        if tag == "img" and ELSEWHERE in written:
            self._image_from_elsewhere(written)
        elif tag == "a" and not _values(written).get("href"):
            self.links.append(False)
        else:
            self.links += [True] if tag == "a" else []
            self._start(tag, _values(written) if written else {})

    def _image_from_elsewhere(self, written: str) -> None:
        """Write a link, as for Markdown's images; only the text where a link is open, or the address was refused."""
        given = _values(written)
        address = given.get("src", "").removeprefix(ELSEWHERE)
        leads = read_address(address).leads is Leads.WEB and True not in self.links
        if leads:
            self._start("a", {"href": address, "rel": "noopener noreferrer"})
        self.text(given.get("alt") or address)
        self.out += ["</a>"] if leads else []

    def _start(self, tag: str, given: Mapping[str, str]) -> None:
        attributes = "".join(f' {name}="{value.translate(_VALUE_CHARACTERS)}"' for name, value in given.items())
        self.out.append(f"<{tag}{attributes}>")

    def end(self, tag: str) -> None:
        self.preformatted -= tag == "pre"
        if tag != "a" or (self.links and self.links.pop()):
            self.out.append(f"</{tag}>")

    def text(self, seen: str) -> None:
        self.out.append((seen if self.preformatted else _SPACE.sub(" ", seen)).translate(_TEXT_CHARACTERS))


def _values(written: str) -> dict[str, str]:
    return {name.lower(): unescape(value) for name, value in _WRITTEN_ATTRIBUTE.findall(written)}
