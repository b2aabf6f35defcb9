"""Values as JSON, of which a shard is made, and the order of its texts. `shards.js` reads it."""

from __future__ import annotations

import json
from collections.abc import Iterable


def gaps(values: Iterable[int]) -> list[int]:
    """Return rising numbers by their distances: far fewer digits, where a thousand stories hold a term."""
    rising = list(values)
    return [value - before for before, value in zip([0, *rising], rising, strict=False)]


def browser_order(text: str) -> bytes:
    """Sort as JavaScript compares: by UTF-16 code units."""
    return text.encode("utf-16-be", "surrogatepass")


def script(name: str, version: str, value: object) -> bytes:
    """Return a shard as a script: it hands its name, its version and its value over, in whatever order it arrives."""
    safe = _json([name, version, value]).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"(self.storybankShards=self.storybankShards||[]).push({safe});\n".encode()


def size(value: object) -> int:
    """Return how many characters a value takes in a shard."""
    return len(_json(value))


def data_block(value: object) -> str:
    """Return a value as JSON that may stand in the `script` element of a page: nothing in it can end the element."""
    return _json(value).replace("<", "\\u003c")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
