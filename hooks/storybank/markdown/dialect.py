"""The one Markdown reader: GitHub's dialect, set up so that nothing is dropped and nothing is guessed."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from linkify_it import LinkifyIt  # type: ignore[import-untyped]
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_core import StateCore, block, linkify, normalize
from markdown_it.rules_inline import StateInline, html_inline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin
from pygments import highlight as pygments_highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from .elements import is_element
from .obsidian import callouts, wiki_link

MAX_NESTING = 100  # markdown-it-py drops content below its limit, and 20 is less than people write
_TAG_NAME = re.compile(r"</?([A-Za-z][\w:-]*)")
_FULL_WIDTH = re.compile(
    r"[\u3001-\u3003\u3008-\u3011\u3014-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]"
)


class _Linkify(LinkifyIt):  # type: ignore[misc]  # the library has no types
    """Finds addresses in running text; one ends where Chinese or Japanese punctuation begins."""

    def match(self, text: str) -> Any:
        return super().match(_FULL_WIDTH.sub(" ", text))

    def match_at_start(self, text: str) -> Any:
        return super().match_at_start(_FULL_WIDTH.sub(" ", text))


_SIGNS_OF_AN_ADDRESS = ("//", "@", "&", "\\")


@cache
def reader() -> MarkdownIt:
    """Return the shared reader. It holds no state between texts."""
    markdown = MarkdownIt("gfm-like", {"maxNesting": MAX_NESTING, "highlight": _highlight, "linkify": True})
    markdown.use(tasklists_plugin).use(footnote_plugin, inline=False)
    # README.md is a file, not an address in Moldova: only what begins with a scheme or www. is a link.
    markdown.linkify = _Linkify(options={"fuzzy_link": False})
    markdown.block.ruler.at("html_block", _html_block, {"alt": ["paragraph", "reference", "blockquote"]})
    markdown.inline.ruler.at("html_inline", _html_inline)
    markdown.inline.ruler.before("link", "wiki_link", wiki_link)
    markdown.core.ruler.after("block", "callouts", callouts)
    markdown.core.ruler.at("linkify", _linkify)
    return markdown


def _html_block(state: StateBlock, begin: int, end: int, silent: bool) -> bool:
    at = state.bMarks[begin] + state.tShift[begin]
    return not _is_name(state.src, at) and html_block(state, begin, end, silent)


def _html_inline(state: StateInline, silent: bool) -> bool:
    return not _is_name(state.src, state.pos) and html_inline(state, silent)


def _is_name(text: str, at: int) -> bool:
    """Return whether what stands between angle brackets is text: the `<String>` of `List<String>` is no element."""
    tag = _TAG_NAME.match(text, at)
    return tag is not None and not is_element(tag[1])


@lru_cache(maxsize=16)
def tokens(markdown: str) -> tuple[Token, ...]:
    """Return the tokens of a text, to be read and never changed: several questions about one text share one parse."""
    return tuple(reader().parse(markdown))


@lru_cache(maxsize=16)
def blocks(markdown: str) -> tuple[Token, ...]:
    """Return the blocks of a text as `tokens` does, with what stands in a line unread."""
    state = StateCore(markdown, reader(), {})
    normalize(state)
    block(state)
    callouts(state)
    return tuple(state.tokens)


def _linkify(state: StateCore) -> None:
    """Look for addresses only where one can be, were it written with escapes: the search takes its time."""
    if any(sign in state.src for sign in _SIGNS_OF_AN_ADDRESS):
        linkify(state)


def _highlight(code: str, language: str, _attributes: str) -> str:
    try:
        lexer = get_lexer_by_name(language, stripnl=False) if language else None
    except ClassNotFound:
        lexer = None
    if lexer is None:
        return ""  # the reader escapes the code itself
    body = pygments_highlight(code, lexer, HtmlFormatter(nowrap=True))
    return f'<pre class="highlight"><code>{body}</code></pre>'
