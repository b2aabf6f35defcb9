"""What the package brings to a theme: a folder of template blocks, one style sheet and one script.

In the sources there is a file for each concern; a page fetches them as one, or a phone would wait for twenty answers.
`make scripts` joins them.
"""

from __future__ import annotations

from pathlib import Path

from ..text.locale import Locale, with_words

THEME = Path(__file__).parent / "mkdocs" / "theme"
SHARED = Path(__file__).parent / "mkdocs" / "shared_theme"  # templates of a bank's own site and of a guest's pages
FOLDER = "assets/storybank"
STYLE = f"{FOLDER}/storybank.css"
SCRIPT = f"{FOLDER}/storybank.js"
SOURCES = (f"{FOLDER}/css/", f"{FOLDER}/js/")  # what style sheet and script are made of


def script(say: Locale) -> str:
    """Return the script with the words that it says before it."""
    return with_words((THEME / SCRIPT).read_text(encoding="utf-8"), say)
