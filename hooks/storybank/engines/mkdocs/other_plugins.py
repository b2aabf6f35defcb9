"""What other plugins of a site need from us, by their names, and those that cannot work with generated pages."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page as MkDocsPage

from ...model.history import UNKNOWN, History
from ...model.site import Page

DATES = "git-revision-date-localized"
_VARIABLES = ("git_creation_date_localized", "git_revision_date_localized")
_REFUSED = {
    "i18n": "it lays the site out once for each language, from files of docs_dir alone. Build the stories as a site of "
    "their own (storybank build), and publish it in a folder of yours",
}


def refuse(config: MkDocsConfig) -> None:
    """End a build with us twice, or with a plugin that would break our pages, and say what to do instead."""
    doors = [name for name in config.plugins if name == "storybank" or name.endswith("storybank_hook.py")]
    if len(doors) > 1:
        raise PluginError(f"Storybank is switched on twice, by {' and '.join(doors)}. Remove one from mkdocs.yml")
    for name, reason in _REFUSED.items():
        if name in config.plugins:
            raise PluginError(f"Storybank: the plugin {name} cannot be used with it: {reason}")


def are_none(config: MkDocsConfig) -> bool:
    """Say whether no other plugin and no other hook may hear a build, or be waiting for the whole of one."""
    return len(config.plugins) == 1


def asks_for_dates(config: MkDocsConfig) -> bool:
    """Say whether some plugin shows when a page was written."""
    return DATES in config.plugins


def tell_dates(page: MkDocsPage, known: Page, history: History, config: MkDocsConfig) -> None:
    """Replace the dates that the plugin took from the whole file by those of the page's own lines.

    A page that is made of many files has none, and one whose lines have none keeps those of its file.
    """
    plugin: Any = config.plugins.get(DATES)
    if plugin is None:
        return
    if known.source is None:
        for name in [name for name in page.meta if name.startswith(_VARIABLES)]:
            del page.meta[name]
        return
    written = history.written(known.source)
    for variable, time in zip(_VARIABLES, (written.first, written.last) if written else (), strict=False):
        if variable in page.meta and time != UNKNOWN:
            _tell(page, variable, plugin, time)


def _tell(page: MkDocsPage, variable: str, plugin: Any, time: int) -> None:
    forms = plugin.util.get_date_formats_for_timestamp
    locale, wanted = plugin.config["locale"], plugin.config["type"]
    page.meta[variable] = forms(time, locale=locale, add_spans=True)[wanted]
    for form, date in forms(time, locale=locale, add_spans=False).items():
        page.meta[f"{variable}_raw_{form}"] = date
