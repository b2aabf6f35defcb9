"""The words of a script, handed over as data before its first line: no second request, and no policy to be asked."""

from __future__ import annotations

import json
import re

from .languages import Locale

_KEY = re.compile(r"""(?<=["'`])[a-z_]+\.[a-z_]+(?=["'`])""")
_HANDED = "(self.storybankWords=self.storybankWords||[]).push({});\n"


def with_words(script: str, say: Locale) -> str:
    """Return a script with the entries that it names before it: the tables, the nearest first, that `say.js` reads."""
    wanted = dict.fromkeys(_KEY.findall(script))
    tables = []
    for table in say.tables:
        held = {key: table.entries[key] for key in wanted if key in table.entries}
        tables.append(json.dumps([table.language, held], ensure_ascii=False, separators=(",", ":"), sort_keys=True))
        wanted = {key: None for key in wanted if key not in held}
    return _HANDED.format(",".join(tables)) + script
