"""Add what the package brings to the theme: template blocks, one style sheet and one script.

A guest in somebody else's site brings the same without the frame, as files of its own pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from ...export.formats.atom import PATH as FEED
from ...model.addresses import ADDRESSES, TWIN
from ...model.site import Asset, Page
from ...render.environment import saying
from ...text.locale import FALLBACK, Locale
from ..theme import SCRIPT, SHARED, SOURCES, STYLE, THEME, in_its_language, script

HERE = Path(__file__).parent
GUEST = HERE / "guest_theme"
BUNDLE = HERE / "bundle"  # the style sheets of a guest
MAKER = {"name": "Material for MkDocs", "address": "https://squidfunk.github.io/mkdocs-material/"}
_REM = re.compile(r"(?<![\w.])(\d*\.?\d+)rem\b")
_SCALE = 1.25  # Material's rem is 20 pixels, for which our sizes are made; other themes leave it at 16
_ONCE = "if(!self.storybankRuns){{self.storybankRuns=true;\n{}\n}}\n"


def add_theme(config: MkDocsConfig, say: Locale) -> None:
    """Let the package's templates, styles and scripts stand between the theme's own and those of the maintainer.

    `theme/` is a theme folder like any other: MkDocs copies what is no template.
    """
    _add_templates(config, THEME, SHARED)
    config.theme["storybank"] = dict(ADDRESSES)
    if palette := config.theme.get("palette"):
        config.theme["palette"] = in_its_language(palette, say)
    deferred = ExtraScriptValue(SCRIPT)
    deferred.defer = True
    config.extra_css = [STYLE, *config.extra_css]
    config.extra_javascript = [deferred, *config.extra_javascript]


def add_guest(config: MkDocsConfig) -> None:
    """Add the template that a guest's own pages name; no page of the host comes to it."""
    _add_templates(config, GUEST, SHARED)


def _add_templates(config: MkDocsConfig, *folders: Path) -> None:
    own = 1 if config.theme.custom_dir else 0
    config.theme.dirs[own:own] = map(str, folders)


def language(config: MkDocsConfig) -> str:
    """Return the tag of the language that the theme speaks, whatever the theme calls the setting."""
    return str(config.theme.get("language") or config.theme.get("locale") or FALLBACK)


def join_assets(files: Files, config: MkDocsConfig, say: Locale) -> None:
    """Leave out what the style sheet and the script of the package are made of, and put its words before the script."""
    for file in [file for file in files if file.src_uri.startswith((*SOURCES, SCRIPT))]:
        files.remove(file)
    files.append(File.generated(config, SCRIPT, content=script(say), inclusion=InclusionLevel.NOT_IN_NAV))


def guest_assets(say: Locale, *, plain: bool) -> tuple[Asset, ...]:
    """Return the style sheet and the script of a guest; `plain` for a theme that we do not know.

    The script may be met again when the theme exchanges pages, and runs once.
    """
    style = (BUNDLE / ("plain.css" if plain else "material.css")).read_text(encoding="utf-8")
    if plain:
        style = _REM.sub(lambda size: f"{round(float(size[1]) * _SCALE, 4):g}rem", style)
    return Asset(STYLE, style.encode()), Asset(SCRIPT, _ONCE.format(script(say)).encode())


def tell(env: Environment, pages: Iterable[Page], files: Files, say: Locale) -> None:
    """Tell our templates what they ask for beside the page: where else to go, and what is there in other forms."""
    env.globals["ways"] = [page for page in pages if page.in_nav and not page.source]
    env.globals["feed"] = FEED if files.get_file_from_path(FEED) else ""
    env.globals["twins"] = {file.dest_uri for file in files if file.dest_uri.endswith(TWIN)}
    env.globals["say"] = saying(say)
    env.globals["maker"] = MAKER
