"""Values as scripts that hand them over: a page loads them from a disk too, where it may fetch nothing."""

from __future__ import annotations

import json

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
SEARCH = "storybankShards"  # the list on which the files of the search push themselves


def script(name: str, version: str, value: object, to: str = SEARCH) -> bytes:
    """Return a shard: it pushes its name, its version and its value on the list `to`, in whatever order it arrives."""
    safe = _json([name, version, value]).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"(self.{to}=self.{to}||[]).push({safe});\n".encode()


def size(value: object) -> int:
    """Return how many characters a value takes in a shard."""
    return len(_json(value))


def data_block(value: object) -> str:
    """Return a value as JSON that may stand in the `script` element of a page: nothing in it can end the element."""
    return _json(value).replace("<", "\\u003c")


def _json(value: object) -> str:
    return _ENCODER.encode(value)
