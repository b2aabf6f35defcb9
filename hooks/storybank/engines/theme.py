"""What the package brings to a theme: a folder of template blocks, one style sheet and one script.

In the sources there is a file for each concern; a page fetches them as one, or a phone would wait for twenty answers.
`make scripts` joins them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..text.locale import FALLBACK, Locale, locale_of, with_words

THEME = Path(__file__).parent / "mkdocs" / "theme"
SHARED = Path(__file__).parent / "mkdocs" / "shared_theme"  # templates of a bank's own site and of a guest's pages
FOLDER = "assets/storybank"
STYLE = f"{FOLDER}/storybank.css"
SCRIPT = f"{FOLDER}/storybank.js"
SOURCES = (f"{FOLDER}/css/", f"{FOLDER}/js/")  # what style sheet and script are made of


def script(say: Locale) -> str:
    """Return the script with the words that it says before it."""
    return with_words((THEME / SCRIPT).read_text(encoding="utf-8"), say)


def in_its_language(palette: Any, say: Locale) -> Any:
    """Return a theme's palette with the names of its toggles in the language of the site.

    Only names that a new bank has are known; what a maintainer wrote stays, and so does what is no palette.
    """
    if isinstance(palette, list | tuple):
        return [in_its_language(one, say) for one in palette]
    toggle = palette.get("toggle") if isinstance(palette, Mapping) else None
    if not isinstance(toggle, Mapping):
        return palette
    return dict(palette, toggle=dict(toggle, name=_names(say).get(toggle.get("name"), toggle.get("name"))))


def _names(say: Locale) -> Mapping[Any, str]:
    english = locale_of(FALLBACK)
    return {
        english("theme.to_light"): say("theme.to_light"),
        english("theme.to_dark"): say("theme.to_dark"),
        english("theme.to_system"): say("theme.to_system"),
    }
