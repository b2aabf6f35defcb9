"""Numbers and objects as short, printable text: what a shard is made of. `shards.js` reads it."""

from __future__ import annotations

import json
from collections.abc import Iterable

_ALPHABET = "".join(chr(code) for code in range(0x23, 0x7F) if chr(code) != "\\")
_HALF = len(_ALPHABET) // 2


def number(value: int) -> str:
    """Return a number ≥ 0 as characters: up to 44 as one, up to 2,000 as two."""
    text = ""
    while value >= _HALF:
        text += _ALPHABET[_HALF + value % _HALF]
        value //= _HALF
    return text + _ALPHABET[value]


def numbers(values: Iterable[int]) -> str:
    """Return numbers ≥ 0, one behind the other."""
    return "".join(map(number, values))


def gaps(values: Iterable[int]) -> str:
    """Return rising numbers by their distances, which are small."""
    last = 0
    distances = []
    for value in values:
        distances.append(value - last)
        last = value
    return numbers(distances)


def browser_order(text: str) -> bytes:
    """Sort as JavaScript compares: by UTF-16 code units."""
    return text.encode("utf-16-be", "surrogatepass")


def script(name: str, version: str, value: object) -> bytes:
    """Return a shard as a script: it hands its name, its version and its value over, in whatever order it arrives."""
    safe = _json([name, version, value]).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"(self.storybankShards=self.storybankShards||[]).push({safe});\n".encode()


def data_block(value: object) -> str:
    """Return a value as JSON that may stand in the `script` element of a page: nothing in it can end the element."""
    return _json(value).replace("<", "\\u003c")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
