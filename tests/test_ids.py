"""An id stands once on a page, however often its text does: a link to a place, and a tick, lead to one thing."""

from __future__ import annotations

import re
from collections import Counter

from storybank.model.places import SourceFile
from storybank.model.settings import Settings
from storybank.pipeline.build import site
from storybank.pipeline.load import load

TOLD = """\
# {0}

## Definition

To finish what was begun.

## Stories

### The lamp of {0}

**Situation:** It broke.

**Task:** Mend it.

**Action:** I did.

**Result:** It shone.

**Questions:**

- What did you finish?

## Focus areas

- **Care**: stay.
- **Care**: stay.

## Interview tips

- Say so.
- Say so.

## Interview questions

- What did you finish?
- What did you finish?
"""
_ID = re.compile(r'\sid="([^"]*)"')


def test_what_is_listed_twice_has_one_id_on_each_page() -> None:
    sources = [SourceFile(f"{name.lower()}.md", TOLD.format(name)) for name in ("Ownership", "Frugality")]
    settings = Settings()
    pages = site(load([], settings, sent=sources), settings).pages
    ids = {page.path: Counter(_ID.findall(page.markdown)) for page in pages}
    assert sum(counts.total() for counts in ids.values()) > 20
    assert {path: twice for path, counts in ids.items() if (twice := [id_ for id_ in counts if counts[id_] > 1])} == {}
