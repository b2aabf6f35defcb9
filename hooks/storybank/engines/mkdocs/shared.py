"""Parts of the theme that many pages share are laid out once for all of them.

Pages that stand in no navigation, below one page and in one folder, see the same navigation: its links lead from the
same depth, and the same entries are active. The theme draws it for each page anew, and it grows with the bank.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateNotFound
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig

from .finished import FinishedPage

PARTS = ("partials/nav.html", "partials/tabs.html")
KEPT = 32  # neighbours follow one another, so few are asked for again much later

_Draw = Callable[[Context], Iterator[str]]


def share(env: Environment, config: MkDocsConfig) -> None:
    """Let the theme's own parts be laid out once; those that a maintainer overrides may say something of each page."""
    for name in PARTS:
        try:
            template = env.get_template(name)
        except TemplateNotFound:
            continue
        if not (config.theme.custom_dir and Path(template.filename or "").is_relative_to(config.theme.custom_dir)):
            template.root_render_func = _once(template.root_render_func)


def _once(draw: _Draw) -> _Draw:
    drawing: list[Context] = []

    @lru_cache(maxsize=KEPT)
    def drawn(folder: str, parent: int) -> str:  # noqa: ARG001 - what the part depends on
        return "".join(draw(drawing[0]))

    def once(context: Context) -> Iterator[str]:
        page: Any = context["page"]
        if not isinstance(page, FinishedPage):
            yield from draw(context)
            return
        drawing[:] = [context]
        yield drawn(posixpath.dirname(page.url.rstrip("/")), id(page.parent))

    return once
