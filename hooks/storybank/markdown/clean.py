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
    r"(?:highlight|task|align-(?:left|center|right)|footnotes?(?:-[a-z]+)*|callout(?:-[a-z]+)*|mention|language-[\w+#-]+|[a-z]{1,2}[a-z0-9]?)"
)
_FOOTNOTE_ID = re.compile(r"fn(?:ref)?-[\w:.-]+")
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
        return address.href if address.leads is Leads.INSIDE else None  # nothing is fetched from another host
    if tag == "a" and name == "href":
        return read_address(value).href or None
    return value


class _Inert(HTMLParser):
    """Writes HTML again on one line, with no character that a second reader could take for markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.preformatted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.preformatted += tag == "pre"
        written = "".join(f' {name}="{_protect(escape(value or ""))}"' for name, value in attrs)
        self.out.append(f"<{tag}{written}>")

    def handle_endtag(self, tag: str) -> None:
        self.preformatted -= tag == "pre"
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
