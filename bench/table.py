"""The table of shapes in docs/architecture.md, written by `make exponents ARGS=--write`."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "architecture.md"
BEGIN, END = "<!-- measured: make exponents ARGS=--write -->", "<!-- end of what is measured -->"


def replace_table(rows: Iterable[tuple[str, ...]]) -> None:
    """Put the rows, the first of which is the head, between the two comments of the page."""
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    columns = head.count(" | ") + 1
    busy = os.getloadavg()[2]
    said = (
        f"Measured on {datetime.now(tz=UTC).date()} with Python {platform.python_version()} on {os.cpu_count()} cores"
        f" (load {busy:.0f}):"
    )
    table = "\n".join([BEGIN, "", said, "", head, f"|---{'|--:' * (columns - 1)}|", *body, "", END])
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(re.sub(f"{re.escape(BEGIN)}.*{re.escape(END)}", lambda _: table, page, flags=re.DOTALL), "utf-8")
