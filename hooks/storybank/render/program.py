"""The programs that only some pages need, as they are served: one script each, made of the modules in `browser/` by
`make scripts`.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from ..model.addresses import address_of
from ..model.site import Asset
from ..text.locale import Locale, with_words

BUNDLE = Path(__file__).parent / "bundle"
VERSION_LENGTH = 10


@cache
def program(name: str, page: str, say: Locale) -> Asset:
    """Return a program with its words; it stands below a page that needs it."""
    spoken = with_words((BUNDLE / f"{name}.js").read_text(encoding="utf-8"), say)
    return Asset(f"{address_of(page)}{name}.js", spoken.encode())


def program_path(name: str, page: str, say: Locale) -> str:
    """Return the address of a program with its version, below the root of the site."""
    made = program(name, page, say)
    return f"{made.path}?v={sha256(made.data).hexdigest()[:VERSION_LENGTH]}"
