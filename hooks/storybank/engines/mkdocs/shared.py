"""Parts of the theme that many pages share are laid out once for all of them.

Pages that stand in no navigation, below one page and in one folder, see the same navigation: its links lead from the
same depth, and the same entries are active. The theme draws it for each page anew, and it grows with the bank.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from jinja2 import Environment, TemplateNotFound
from jinja2.runtime import Context

from .finished import FinishedPage
from .stand_in import Draw, StandIn, drawn_for_all, folder

PARTS = ("partials/nav.html", "partials/tabs.html")
KEPT = 32  # neighbours follow one another, so few are asked for again much later


def share(env: Environment) -> None:
    """Let these parts of the theme be laid out once."""
    for name in PARTS:
        try:
            template = env.get_template(name)
        except TemplateNotFound:
            continue
        template.root_render_func = _once(template.root_render_func)


def _once(draw: Draw) -> Draw:
    drawing: list[Context] = []

    @lru_cache(maxsize=KEPT)
    def drawn(_folder: str, _parent: int) -> str | None:
        context = drawing[0]
        return drawn_for_all(draw, context.derived({"page": StandIn(context["page"])}))

    def once(context: Context) -> Iterator[str]:
        page = context["page"]
        drawing[:] = [context]
        shares = isinstance(page, FinishedPage) and page.shares
        known = drawn(folder(page), id(page.parent)) if shares else None
        yield from draw(context) if known is None else (known,)

    return once
