"""From HTML that cannot be trusted to HTML that cannot do anything."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

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
    r"(?:highlight|task|align-(?:left|center|right)|footnotes?(?:-[a-z]+)*|mention|language-[\w+#-]+|[a-z]{1,2}[a-z0-9]?)"
)
_FOOTNOTE_ID = re.compile(r"fn(?:ref)?-[\w:.-]+")
ELSEWHERE = "#elsewhere:"  # before the address of an image of another host: a browser that met it would fetch nothing
# Every character that Markdown, its extensions or a template language could take for markup.
_ACTIVE = re.compile(r"[`~:*_\[\]{}!#|\\^$=+@%\-\n\t]")


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


class _Inert(HTMLParser):
    """Writes HTML again on one line, with no character that a second reader could take for markup.

    An image from elsewhere becomes a link, and a link without an address, which scripts stumble over, its text.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.preformatted = 0
        self.links: list[bool] = []  # those that are open, and whether each leads somewhere

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.preformatted += tag == "pre"
        given = dict(attrs)
        if tag == "img" and (source := given.get("src") or "").startswith(ELSEWHERE):
            self._image_from_elsewhere(source.removeprefix(ELSEWHERE), given.get("alt") or "")
        elif tag == "a" and not given.get("href"):
            self.links.append(False)
        else:
            self.links += [True] if tag == "a" else []
            self._start(tag, attrs)

    def _image_from_elsewhere(self, address: str, alt: str) -> None:
        """Write a link, as for Markdown's images; only the text where a link is open, or the address was refused."""
        leads = read_address(address).leads is Leads.WEB and True not in self.links
        if leads:
            self._start("a", [("href", address), ("rel", "noopener noreferrer")])
        self.handle_data(alt or address)
        self.out += ["</a>"] if leads else []

    def _start(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = "".join(f' {name}="{_protect(escape(value or ""))}"' for name, value in attrs)
        self.out.append(f"<{tag}{written}>")

    def handle_endtag(self, tag: str) -> None:
        self.preformatted -= tag == "pre"
        if tag != "a" or (self.links and self.links.pop()):
            self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        text = data if self.preformatted else re.sub(r"\s+", " ", data)
        self.out.append(_protect(escape(text, quote=False)))


def _protect(text: str) -> str:
    return _ACTIVE.sub(lambda match: f"&#{ord(match[0])};", text)


def inert(html: str) -> str:
    """Return clean HTML on one line, safe to stand in a Markdown page of any dialect.

    `html` must come from `clean` or from a template that escapes: this protects against a second reading, not against
    active elements.
    """
    parser = _Inert()
    parser.feed(html)
    parser.close()
    return "".join(parser.out).strip()
