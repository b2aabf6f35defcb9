"""Find a browser of the Chromium family for the browser tests."""

from __future__ import annotations

import os
import shutil

WITHOUT_WINDOW = "chromium-headless-shell"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge")
ADVICE = "no Chromium found: install chromium (apt install chromium) or Chrome, or set STORYBANK_BROWSER=/path/to/it"


def find_chromium(*preferred: str) -> str | None:
    """Return the path of a browser, or None: the one that STORYBANK_BROWSER names, one that is preferred, any other."""
    names = (os.environ.get("STORYBANK_BROWSER", ""), *preferred, *NAMES)
    return next(filter(None, map(shutil.which, filter(None, names))), None)
