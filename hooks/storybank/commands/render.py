"""`storybank render`: the generated pages as real files, for another site generator or to look at."""

from __future__ import annotations

import html
import json
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from ..engines.whole_site import whole_site
from ..model.addresses import TWIN
from ..model.settings import Settings
from ..model.site import Page
from ..render.repository import source_url
from . import Command, CommandError, Exit, add_paths
from .bank import open_bank


def render(folder: Path, paths: Sequence[Path], out: TextIO) -> Exit:
    """Write every generated page and data file of the bank in `paths` into `folder`, which must be new or empty.

    Nobody knows yet where the site will stand, so what needs its address is not made, and is named.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CommandError(f"{folder} is not an empty folder")
    opened = open_bank(paths, from_base=True)
    site, lacking = whole_site(opened.bank, opened.settings, opened.place.base, (), "")
    files = {page.path: _text(page, opened.settings).encode() for page in site.pages}
    files |= {asset.path: asset.data for asset in site.assets}
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    out.write(f"{len(files)} files were written into {folder}\n")
    out.writelines(f"Without {name}: {missing}\n" for name, missing in lacking)
    return Exit.CLEAN


def _text(page: Page, settings: Settings) -> str:
    """Return a page with what a theme needs to know as front matter; JSON values are YAML too."""
    known = {
        "title": html.escape(page.title),
        "description": html.escape(page.description),
        "kind": page.kind,
        "twin": TWIN,
        "hide": list(page.hide),
        "source_url": source_url(page.source, settings) if page.source else "",
    }
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in known.items() if value)
    return f"---\n{lines}---\n{page.markdown}"


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    add_paths(parser)


COMMAND = Command(
    _arguments,
    lambda options, out: render(options.folder, options.paths, out),
)
