"""The texts that practice and pack load hold nothing that a page would not: no picture elsewhere, no dead link."""

from __future__ import annotations

from pathlib import Path

from storybank.model.settings import Settings
from storybank.pipeline.load import load
from storybank.render.catalogue import Catalogue
from storybank.render.rehearsal import files

PART = "![a map](https://marker.invalid/a.png), [words](javascript:hit%281%29) and <a name=x>more</a>"
BANK = f"""# Ownership

## Stories

### A queue

**Situation:** {PART}

**Task:** Keep it.

**Action:** Moved it.

**Result:** No failure.

**Source:** {PART}

## Interview tips

- Say {PART}
"""


def test_a_text_is_what_it_is_on_a_page(tmp_path: Path) -> None:
    (tmp_path / "ownership.md").write_text(BANK, encoding="utf-8")
    catalogue = Catalogue(load([tmp_path], Settings(), tmp_path).library, Settings())
    texts = {asset.path.rpartition("/")[2]: asset.data.decode() for asset in files(catalogue)}
    shown = texts["texts-0.js"] + texts["tips.js"]
    assert shown.count("a map</a>") == 3
    assert "<img" not in shown
    assert "elsewhere:" not in shown
    assert "<a rel" not in shown
    assert shown.count("words") == shown.count("more") == 3
