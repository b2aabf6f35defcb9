"""Markdown in GitHub's dialect: text to clean, inert HTML, and to plain text.

One fragment at a time (a part, a tip, a definition). The text is never trusted: what leaves here cannot run in a
browser, and, once `inert`, cannot be read as Markdown or as a template a second time.
"""

from .address import Address, Leads, read_address
from .blocks import begins_with_paragraph, code_lines
from .clean import clean, inert
from .definitions import NO_DEFINITIONS, Definitions, by_file, definitions
from .fragments import (
    deep_blocks,
    dropped_html,
    headings,
    hrefs,
    html_hrefs,
    mentions,
    plain,
    prose,
    render,
    render_inline,
    told,
)
from .left_out import left_out
from .links import NO_LINKS, Links
from .names import KnownNames
from .obsidian import EMBED, WIKI

__all__ = [
    "EMBED",
    "NO_DEFINITIONS",
    "NO_LINKS",
    "WIKI",
    "Address",
    "Definitions",
    "KnownNames",
    "Leads",
    "Links",
    "begins_with_paragraph",
    "by_file",
    "clean",
    "code_lines",
    "deep_blocks",
    "definitions",
    "dropped_html",
    "headings",
    "hrefs",
    "html_hrefs",
    "inert",
    "left_out",
    "mentions",
    "plain",
    "prose",
    "read_address",
    "render",
    "render_inline",
    "told",
]
