"""A store of bytes by key in one file, for what can be made again: whatever goes wrong with it, there is just nothing.

Two processes may use it at once; one that is killed in the middle leaves it as it was.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

WAIT = 2.0  # seconds for another process to finish writing
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, seal BLOB, value BLOB)",
    # Beside the entries: to note a use must not write the value anew.
    "CREATE TABLE IF NOT EXISTS uses (key TEXT PRIMARY KEY, used INTEGER) WITHOUT ROWID",
)
_NOW = "SELECT coalesce(max(used), 0) + 1 FROM uses"
_USE = "INSERT OR REPLACE INTO uses VALUES (?, ?)"
_PUT = "INSERT OR REPLACE INTO entries (key, seal, value) VALUES (?, ?, ?)"
# All but the entries used last that have room together.
_DROP = """DELETE FROM entries WHERE key IN (SELECT key FROM (
    SELECT key, sum(length(value)) OVER (ORDER BY coalesce(uses.used, 0) DESC, key) AS size
    FROM entries LEFT JOIN uses USING (key)) WHERE size > ?)"""
_FORGET = "DELETE FROM uses WHERE key NOT IN (SELECT key FROM entries)"


@dataclass(frozen=True, slots=True)
class Store:
    """The file, and how many bytes of values it may hold; what was not used for longest goes first."""

    path: Path
    most: int

    def read(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Return the values of the keys that are there, without those that are not as they were written."""
        try:
            with closing(sqlite3.connect(self.path.as_uri() + "?mode=ro", uri=True, timeout=WAIT)) as file:
                rows = [
                    file.execute("SELECT key, seal, value FROM entries WHERE key = ?", (key,)).fetchone()
                    for key in keys
                ]
        except (sqlite3.Error, ValueError):
            return {}
        return {key: value for key, seal, value in filter(None, rows) if seal == _seal(key, value)}

    def write(self, new: Mapping[str, bytes], used: Iterable[str]) -> None:
        """Add entries, and remember which others were used."""
        try:
            self._write(new, used)
        except sqlite3.DatabaseError as error:
            if not isinstance(error, sqlite3.OperationalError):  # it is no store; the next run begins a new one
                self.clear()
        except (OSError, ValueError):
            return

    def _write(self, new: Mapping[str, bytes], used: Iterable[str]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with closing(sqlite3.connect(self.path, timeout=WAIT)) as file, file:
            for table in _SCHEMA:
                file.execute(table)
            (now,) = file.execute(_NOW).fetchone()
            file.executemany(_PUT, [(key, _seal(key, value), value) for key, value in new.items()])
            file.executemany(_USE, [(key, now) for key in (*used, *new)])
            if file.execute(_DROP, (self.most,)).rowcount:
                file.execute(_FORGET)

    def size(self) -> int:
        """Return how many bytes the file has."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def clear(self) -> int:
        """Remove the store, and return how many bytes that freed."""
        size = self.size()
        for end in ("", "-journal"):
            with suppress(OSError):
                self.path.with_name(self.path.name + end).unlink()
        return size - self.size()


def _seal(key: str, value: bytes) -> bytes:
    return sha256(key.encode() + value).digest()
