"""Add what the package brings to the theme: template blocks, one style sheet and one script."""

from __future__ import annotations

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from ...model.addresses import ADDRESSES
from ...text.locale import FALLBACK, Locale
from ..theme import SCRIPT, SOURCES, STYLE, THEME, script


def add_theme(config: MkDocsConfig) -> None:
    """Let the package's templates, styles and scripts stand between the theme's own and those of the maintainer.

    `theme/` is a theme folder like any other: MkDocs copies what is no template.
    """
    own = 1 if config.theme.custom_dir else 0
    config.theme.dirs.insert(own, str(THEME))
    config.theme["storybank"] = dict(ADDRESSES)
    deferred = ExtraScriptValue(SCRIPT)
    deferred.defer = True
    config.extra_css = [STYLE, *config.extra_css]
    config.extra_javascript = [deferred, *config.extra_javascript]


def language(config: MkDocsConfig) -> str:
    """Return the tag of the language that the theme speaks, whatever the theme calls the setting."""
    return str(config.theme.get("language") or config.theme.get("locale") or FALLBACK)


def join_assets(files: Files, config: MkDocsConfig, say: Locale) -> None:
    """Leave out what the style sheet and the script of the package are made of, and put its words before the script."""
    for file in [file for file in files if file.src_uri.startswith((*SOURCES, SCRIPT))]:
        files.remove(file)
    files.append(File.generated(config, SCRIPT, content=script(say), inclusion=InclusionLevel.NOT_IN_NAV))
