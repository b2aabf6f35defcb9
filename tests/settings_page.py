"""The page of settings, docs/settings.md, made from the class that holds them.

`python tests/settings_page.py` writes it; `tests/test_settings_page.py` holds the page to the class.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Mapping
from dataclasses import MISSING, fields
from pathlib import Path

from storybank.model.settings import Settings

PAGE = Path(__file__).resolve().parents[1] / "docs" / "settings.md"
NOT_WRITTEN = {"denied", "language"}  # read from elsewhere, as their text says
_ENTRY = re.compile(r"^- ((?:`\w+`(?:, )?)+): (.*(?:\n  .*)*)", re.MULTILINE)
_HEAD = """\
# Settings

What a maintainer can set, in `[tool.storybank]` of `pyproject.toml`. Each has a default; what is not understood
is reported ([SB701](rules/SB701.md), [SB702](rules/SB702.md)).

```toml
[tool.storybank]
content = "content"
repository = "https://github.com/you/stories"

[tool.storybank.severity]
SB301 = "error"
```

<!-- Made from the class Settings by `python tests/settings_page.py`: change it there. -->
"""


def explained() -> Mapping[str, str]:
    """Return what the class says of each setting, in its order."""
    text = inspect.cleandoc(Settings.__doc__ or "")
    entries = ((names, " ".join(said.split())) for names, said in _ENTRY.findall(text))
    return {name: said for names, said in entries for name in re.findall(r"`(\w+)`", names)}


def page() -> str:
    """Return the whole page."""
    known = {field.name: field for field in fields(Settings)}
    entries = []
    for name, said in explained().items():
        if name not in NOT_WRITTEN:
            field = known[name]
            value = field.default if field.default is not MISSING else {}
            entries.append(f"\n## {name}\n\nDefault: {_default(value)}\n\n{said[0].upper()}{said[1:]}\n")
    return _HEAD + "".join(entries)


def _default(value: object) -> str:
    """Return a default as one would write it in TOML."""
    plain = list(value) if isinstance(value, tuple) else value
    return f"`{json.dumps(plain)}`" if plain not in ("", {}, []) else "none"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
