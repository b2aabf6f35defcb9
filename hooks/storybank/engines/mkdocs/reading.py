"""The Markdown of our pages is read with the extensions that it is written for, whatever the site has switched on."""

from __future__ import annotations

import copy

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

EXTENSIONS = ("toc", "attr_list")


def reading(config: MkDocsConfig, *, ours_alone: bool) -> MkDocsConfig:
    """Return the configuration that our pages are read with: that of the site, if all that they need is in it.

    Else, and with `ours_alone`, it has the extensions of our pages and no other; `toc` is set as in the site.
    """
    if not ours_alone and set(EXTENSIONS) <= set(config["markdown_extensions"]):
        return config
    ours = copy.copy(config)
    ours["markdown_extensions"] = list(EXTENSIONS)
    ours["mdx_configs"] = {"toc": (config["mdx_configs"] or {}).get("toc", {})}
    return ours


def read_as(page: Page, config: MkDocsConfig) -> None:
    """Let a page be read with this configuration, at the last moment: other plugins may make its object anew."""
    render = page.render

    def ours(_config: MkDocsConfig, files: Files) -> None:
        render(config, files)

    page.render = ours  # type: ignore[method-assign,assignment]  # MkDocs reads all pages alike
