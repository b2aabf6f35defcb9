"""A story a line, each a flat JSON object: what search servers and databases take as it is."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..export_format import ExportFormat, ExportSources
from ..rows import rows


def _write(sources: ExportSources) -> Iterator[bytes]:
    for row in rows(sources.library, sources.site):
        yield (json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


FORMAT = ExportFormat(
    "ndjson", "a story a line, flat, for the bulk import of a search server or a database", _write, path=""
)
