"""Add what the package brings to the theme: template blocks, style sheets and scripts."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig

THEME = Path(__file__).parent / "theme"
ASSETS = THEME / "assets" / "storybank"


def add_theme(config: MkDocsConfig) -> None:
    """Let the package's templates, styles and scripts stand between the theme's own and those of the maintainer.

    `theme/` is a theme folder like any other: MkDocs copies what is no template.
    """
    own = 1 if config.theme.custom_dir else 0
    config.theme.dirs.insert(own, str(THEME))
    config.extra_css = [*_addresses("css"), *config.extra_css]
    config.extra_javascript = [*(_deferred(address) for address in _addresses("js")), *config.extra_javascript]


def _addresses(kind: str) -> list[str]:
    return [path.relative_to(THEME).as_posix() for path in sorted((ASSETS / kind).glob(f"*.{kind}"))]


def _deferred(address: str) -> ExtraScriptValue:
    script = ExtraScriptValue(address)
    script.defer = True
    return script
