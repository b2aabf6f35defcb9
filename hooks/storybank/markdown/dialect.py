"""The one Markdown reader: GitHub's dialect, set up so that nothing is dropped and nothing is guessed."""

from __future__ import annotations

from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin
from pygments import highlight as pygments_highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

MAX_NESTING = 100  # markdown-it-py drops content below its limit, and 20 is less than people write


@cache
def reader() -> MarkdownIt:
    """Return the shared reader. It holds no state between texts."""
    markdown = MarkdownIt("gfm-like", {"maxNesting": MAX_NESTING, "highlight": _highlight, "linkify": True})
    markdown.use(tasklists_plugin).use(footnote_plugin, inline=False)
    assert markdown.linkify is not None  # noqa: S101 - given by the gfm-like preset
    # README.md is a file, not an address in Moldova: only what begins with a scheme or www. is a link.
    markdown.linkify.set({"fuzzy_link": False})
    # One door decides which addresses are opened (`address`): what were no link to the reader would pass it unseen.
    markdown.validateLink = _any_address  # type: ignore[method-assign]
    return markdown


def _any_address(url: str) -> bool:  # noqa: ARG001 - the signature is the reader's
    return True


@lru_cache(maxsize=16)
def tokens(markdown: str) -> tuple[Token, ...]:
    """Return the tokens of a text, to be read and never changed: several questions about one text share one parse."""
    return tuple(reader().parse(markdown))


def _highlight(code: str, language: str, _attributes: str) -> str:
    try:
        lexer = get_lexer_by_name(language, stripnl=False) if language else None
    except ClassNotFound:
        lexer = None
    if lexer is None:
        return ""  # the reader escapes the code itself
    body = pygments_highlight(code, lexer, HtmlFormatter(nowrap=True))
    return f'<pre class="highlight"><code>{body}</code></pre>'
