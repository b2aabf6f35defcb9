"""The record of addresses: which were published, what they show, and where those that moved lead.

One line an address, sorted, so that two branches merge:

    "principles/ownership" = "shows 07c41a9e 3c1d09aa"
    "stories/leaving-the-cloud" = "shows 5be1f0d2 77e0b1f4 90ac2213 e41d7a08"
    "stories/leaving-aws" = "moved to stories/leaving-the-cloud"
    "stories/a-story-that-was-withdrawn" = "gone"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..diagnostics import Diagnostic, diagnostic
from ..source import Place, SourceFile

FILE = "addresses.toml"
_HEAD = "# Addresses that were published. Made by `storybank addresses`; keep this file under version control.\n"
_ADDRESS = re.compile(r"(?:principles|stories)/[a-z0-9-]+")
_VALUE = re.compile(r"shows(?P<marks>(?: [0-9a-f]{8})*)|moved to (?P<target>\S+)|gone")


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one address: the marks of the texts it shows, or the address it moved to, or neither (gone)."""

    marks: frozenset[str] = frozenset()
    moved_to: str = ""
    shown: bool = False
    line: int = 1

    def __str__(self) -> str:
        if self.shown:
            return " ".join(["shows", *sorted(self.marks)])
        return f"moved to {self.moved_to}" if self.moved_to else "gone"


@dataclass(frozen=True, slots=True)
class Record:
    """Every recorded address. `path` is the file it stands in, "" if there is none."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    path: str = ""


NO_RECORD = Record()


def load_record(source: SourceFile) -> tuple[Record, tuple[Diagnostic, ...]]:
    """Return the record in a file, and each entry of it that makes no sense."""
    try:
        table = tomllib.loads(source.text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = re.search(r"at line (\d+), column (\d+)", str(error))
        place = Place(source.path, int(at[1]), int(at[2])) if at else Place(source.path)
        return Record(path=source.path), (diagnostic("SB743", place, f"the addresses cannot be read: {error}"),)
    lines = {line.partition("=")[0].strip(" \"'\t"): number for number, line in enumerate(source.lines, 1)}
    found = []
    entries = {}
    for address, value in table.items():
        line = lines.get(address, 1)
        match = _VALUE.fullmatch(value) if isinstance(value, str) and _ADDRESS.fullmatch(address) else None
        if match is None or (match["target"] and not _ADDRESS.fullmatch(match["target"])):
            message = f"“{address}” says neither what it shows, nor where it moved, nor that it is gone"
            found.append(diagnostic("SB743", Place(source.path, line), message))
        else:
            marks = frozenset((match["marks"] or "").split())
            entries[address] = Entry(marks, match["target"] or "", match["marks"] is not None, line)
    record = Record(entries, source.path)
    return record, (*found, *_loops(record))


def target(record: Record, address: str) -> str:
    """Return where an address that moved leads in the end, "" if it leads round in circles."""
    seen = set()
    while address not in seen:
        seen.add(address)
        entry = record.entries.get(address)
        if entry is None or not entry.moved_to:
            return address
        address = entry.moved_to
    return ""


def _loops(record: Record) -> Iterator[Diagnostic]:
    for address, entry in record.entries.items():
        if entry.moved_to and not target(record, address):
            yield diagnostic("SB743", Place(record.path, entry.line), f"“{address}” leads round in circles")


def dump_record(entries: Mapping[str, Entry]) -> str:
    """Return the text of the file."""
    return _HEAD + "".join(f'"{address}" = "{entry}"\n' for address, entry in sorted(entries.items()))
