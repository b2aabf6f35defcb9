"""A small page at each old address that leads to the new one, without a script and from any folder."""

from __future__ import annotations

from html import escape

from ...model.library import Library
from ...model.site import Asset
from .changes import compare, shown
from .record import Record, target

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>Moved</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="{href}">
<meta http-equiv="refresh" content="0; url={href}">
</head>
<body><p>This page has moved: <a href="{href}">{href}</a></p></body>
</html>
"""


def redirects(record: Record, library: Library) -> tuple[Asset, ...]:
    """Return a page for each address that moved, whether that is recorded already or only just happened."""
    now = shown(library)
    old = {address: target(record, address) for address, entry in record.entries.items() if entry.moved_to}
    moves = old | dict(compare(record, now).moved)
    return tuple(_redirect(address, new) for address, new in sorted(moves.items()) if new in now and address not in now)


def _redirect(old: str, new: str) -> Asset:
    href = escape(f"../../{new}/")
    return Asset(f"{old}/index.html", _PAGE.format(href=href).encode())
