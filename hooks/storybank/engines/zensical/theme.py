"""The package's part of the theme, as Zensical's templates can use it.

Its templates know no functions of ours, and give each page only what its front matter says. So each of our templates
begins with what MkDocs' adapter hands over in events: the words, the addresses, and the neighbours of the page. In the
page itself, the entries of the navigation that lead to the parent of a page outside it become active too.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from ...export.formats.atom import PATH as FEED
from ...model.addresses import ADDRESSES
from ...model.settings import Settings
from ...model.site import Page
from ...text.locale import locale_of
from ..theme import SHARED, THEME

_SAID = re.compile(r'say\("([\w.]+)"\)')
_BEFORE = """\
{{%- set words = {words} -%}}
{{%- macro say(key) -%}}{{{{ words[key] }}}}{{%- endmacro -%}}
{{%- set ways = {ways} -%}}
{{%- set feed = {feed} -%}}
{{%- set maker = {{"name": "Zensical", "address": "https://zensical.org/"}} -%}}
{{%- set config = dict(config, theme=dict(config.theme, storybank={addresses})) -%}}
{{%- set page = dict(page, **page.meta.storybank) if page and page.meta and page.meta.storybank else page -%}}
{{%- set page = dict(page, meta=dict(kind="not-found")) if page and not page.title else page -%}}
{{%- set twins = page.twins or [] if page else [] -%}}
"""
_PAGE = "main.html"
# `trail` are the places of the entries in each other, from the outermost. They are changed from the innermost.
_TRAIL = """\
{%- if page and page.trail -%}
  {%- set _ = namespace(entries=nav["items"], chain=[], entry=none, place=none) -%}
  {%- for place in page.trail -%}
    {%- set _.chain = _.chain + [_.entries[place]] -%}
    {%- set _.entries = _.entries[place].children -%}
  {%- endfor -%}
  {%- for place in page.trail | reverse -%}
    {%- set old = _.chain[loop.revindex0] -%}
    {%- set below = old.children -%}
    {%- if _.entry is not none -%}
      {%- set below = below[:_.place] + [_.entry] + below[_.place + 1:] -%}
    {%- endif -%}
    {%- set _.entry = dict(old, active=true, children=below) -%}
    {%- set _.place = place -%}
  {%- endfor -%}
  {%- set nav = dict(nav, items=nav["items"][:_.place] + [_.entry] + nav["items"][_.place + 1:]) -%}
{%- endif -%}
"""


def template_values(pages: Iterable[Page], assets: Collection[str], settings: Settings) -> dict[str, Any]:
    """Return what every template of the package is given, from the pages and the paths of the assets."""
    say = locale_of(settings.language)
    return {
        "words": {key: say(key) for text in _templates().values() for key in _SAID.findall(text)},
        "ways": [{"address": page.address, "title": page.title} for page in pages if page.in_nav and not page.source],
        "feed": FEED if FEED in assets else "",
        "addresses": dict(ADDRESSES),
    }


def write_theme(folder: Path, custom: Path | None, values: dict[str, Any]) -> None:
    """Write the templates of the package into `folder`, and over them those in the folder of the bank.

    JSON of texts, lists and maps is how templates write them too.
    """
    before = _BEFORE.format(**{name: json.dumps(value) for name, value in values.items()})
    for name, text in _templates().items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(before + (_TRAIL if name == _PAGE else "") + text, encoding="utf-8")
    if custom:
        shutil.copytree(custom, folder, dirs_exist_ok=True)


def _templates() -> dict[str, str]:
    """Return the templates of the package by their names."""
    paths = ((path.relative_to(root).as_posix(), path) for root in (THEME, SHARED) for path in root.rglob("*.html"))
    return {name: path.read_text(encoding="utf-8") for name, path in sorted(paths)}
