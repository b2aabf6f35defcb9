"""Addresses that are only examples, in the files that say where a bank lives: whoever publishes names their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

FILES = ("pyproject.toml", "mkdocs.yml", "zensical.toml")
_EXAMPLE = re.compile(r"https?://(?:[\w.-]+/(?:example|you)\b|(?:[\w-]+\.)*example\.(?:com|net|org)\b)[^\s\"'<>]*")
_REMARK = re.compile(r"(?:^|\s)#.*")


def placeholders(base: Path) -> Iterator[str]:
    """Yield a line for each example that a file in `base` still has: where it stands, and what to do."""
    for name in FILES:
        path = base / name
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        for number, line in enumerate(text.split("\n"), 1):
            for address in _EXAMPLE.findall(_REMARK.sub("", line)):
                yield f"{name}:{number}: {address} is an example. Write your own there"
