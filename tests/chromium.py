"""Find a browser of the Chromium family for the browser tests."""

from __future__ import annotations

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge")
ADVICE = "no Chromium found: install chromium (apt install chromium) or Chrome, or set STORYBANK_BROWSER=/path/to/it"


def find_chromium() -> str | None:
    """Return the path of a browser, the one that STORYBANK_BROWSER names first, or None."""
    names = (os.environ.get("STORYBANK_BROWSER", ""), *NAMES)
    return next(filter(None, map(shutil.which, filter(None, names))), None)
