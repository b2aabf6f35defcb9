"""Add what the package brings to the theme: template blocks, one style sheet and one script.

In the sources there is a file for each concern; a page fetches them as one, or a phone would wait for twenty answers.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

THEME = Path(__file__).parent / "theme"
FOLDER = "assets/storybank"
STYLE = f"{FOLDER}/storybank.css"
SCRIPT = f"{FOLDER}/storybank.js"


def add_theme(config: MkDocsConfig) -> None:
    """Let the package's templates, styles and scripts stand between the theme's own and those of the maintainer.

    `theme/` is a theme folder like any other: MkDocs copies what is no template.
    """
    own = 1 if config.theme.custom_dir else 0
    config.theme.dirs.insert(own, str(THEME))
    script = ExtraScriptValue(SCRIPT)
    script.defer = True
    config.extra_css = [STYLE, *config.extra_css]
    config.extra_javascript = [script, *config.extra_javascript]


def join_assets(files: Files, config: MkDocsConfig) -> None:
    """Replace the style sheets and scripts of the package by one file of each, in the order of their names."""
    for file in [file for file in files if file.src_uri.startswith((f"{FOLDER}/css/", f"{FOLDER}/js/"))]:
        files.remove(file)
    style = "\n".join(_texts("css"))
    script = '"use strict"\n' + "\n".join(f"{{\n{text}}}" for text in _texts("js"))  # each in a scope of its own
    for path, content in ((STYLE, style), (SCRIPT, script)):
        files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))


def _texts(kind: str) -> list[str]:
    paths = sorted((THEME / FOLDER / kind).glob(f"*.{kind}"))
    return [path.read_text(encoding="utf-8") for path in paths]
