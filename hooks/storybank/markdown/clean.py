"""From HTML that cannot be trusted to HTML that cannot do anything."""

from __future__ import annotations

import re
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


def inert(html: str) -> str:
    """Return clean HTML on one line, safe to stand in a Markdown page of any dialect.

    `html` must come from `clean` or from a template that escapes: this protects against a second reading, not against
    active elements. What is no tag is text.
    """
    out: list[str] = []
    preformatted = 0
    for end, tag, attributes, text in _PIECE.findall(html):
        if tag:
            preformatted += (-1 if end else 1) * (tag.lower() == "pre")
            out.append(f"<{end}{tag.lower()}{'' if end else _attributes(attributes)}>")
        else:
            seen = unescape(text) if "&" in text else text
            out.append((seen if preformatted else _SPACE.sub(" ", seen)).translate(_TEXT_CHARACTERS))
    return "".join(out).strip()


def _attributes(written: str) -> str:
    found = _WRITTEN_ATTRIBUTE.findall(written)
    return "".join(f' {name.lower()}="{unescape(value).translate(_VALUE_CHARACTERS)}"' for name, value in found)
