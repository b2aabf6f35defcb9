"""The record of addresses: which were published, what they show, and where those that moved lead.

One line an address, sorted, and read line by line: where two branches wrote, a merge keeps the lines of both, and what
they say about one address is joined. Nothing of the past is lost by it. The lines are TOML too:

    "principles/ownership" = "shows 07c41a9e 3c1d09aa"
    "stories/leaving-the-cloud" = "shows 5be1f0d2 77e0b1f4 90ac2213 e41d7a08"
    "stories/leaving-aws" = "moved to stories/leaving-the-cloud"
    "stories/a-story-that-was-withdrawn" = "gone"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ...model.findings import Finding, finding
from ...model.places import Place, SourceFile

FILE = "addresses.toml"
_HEAD = "# Addresses that were published. Made by `storybank addresses`; keep this file under version control.\n"
_LINE = re.compile(r"""\s*(["']?)(?P<address>[^"'=\s]+)\1\s*=\s*(["'])(?P<value>[^"']*)\3\s*(?:#.*)?""")
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")  # what git leaves where it could not merge
_ADDRESS = re.compile(r"(?:principles|stories)/[A-Za-z0-9][A-Za-z0-9_.:-]*")  # an id of one's own may be {#Like_This:1}
_VALUE = re.compile(r"shows(?P<marks>(?: [0-9a-f]{8})*)|moved to (?P<target>\S+)|gone")


@dataclass(frozen=True, slots=True)
class RecordEntry:
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
    """Every recorded address. `path` is the file it stands in, "" if there is none; `unread`: lines without sense."""

    entries: Mapping[str, RecordEntry] = field(default_factory=dict)
    path: str = ""
    unread: tuple[int, ...] = ()


NO_RECORD = Record()


def load_record(source: SourceFile) -> tuple[Record, tuple[Finding, ...]]:
    """Return the record in a file, and each line of it that makes no sense."""
    entries: dict[str, RecordEntry] = {}
    found: list[Finding] = []
    unread: list[int] = []
    for number, line in enumerate(source.lines, 1):
        place = Place(source.path, number)
        if _CONFLICT.fullmatch(line):
            remedy = "Run `storybank addresses`: it keeps what both sides recorded."
            found.append(finding("SB743", place, "a merge was left unfinished here", remedy=remedy))
        elif line.strip() and not line.lstrip().startswith("#"):
            address, entry = _read_line(line, number)
            if entry is None:
                message = f"“{address}” says neither what it shows, nor where it moved, nor that it is gone"
                found.append(finding("SB743", place, message))
                unread.append(number)
            else:
                entries[address] = _joined(entries[address], entry) if address in entries else entry
    record = Record(entries, source.path, tuple(unread))
    return record, (*found, *_loops(record))


def _read_line(line: str, number: int) -> tuple[str, RecordEntry | None]:
    """Return the address in a line and what is said about it, None if that makes no sense."""
    match = _LINE.fullmatch(line)
    if match is None:
        return line.strip(), None
    address, value = match["address"], _VALUE.fullmatch(match["value"])
    if value is None or not all(_ADDRESS.fullmatch(name) for name in (address, value["target"]) if name is not None):
        return address, None
    marks = frozenset((value["marks"] or "").split())
    return address, RecordEntry(marks, value["target"] or "", value["marks"] is not None, number)


def _joined(first: RecordEntry, second: RecordEntry) -> RecordEntry:
    """Return what two branches said of one address. Where it leads counts more than what it showed, gone the least."""
    if first.moved_to or second.moved_to:
        return first if first.moved_to else second
    return replace(first, marks=first.marks | second.marks, shown=first.shown or second.shown)


def targets(entries: Mapping[str, RecordEntry]) -> dict[str, str]:
    """Return where each address that moved leads in the end, "" if it leads round in circles."""
    found: dict[str, str] = {}
    for start in entries:
        way: dict[str, None] = {}
        address = start
        while address not in found and address not in way and address in entries and entries[address].moved_to:
            way[address] = None
            address = entries[address].moved_to
        found |= dict.fromkeys(way, "" if address in way else found.get(address, address))
    return found


def _loops(record: Record) -> Iterator[Finding]:
    for address, end in targets(record.entries).items():
        if not end:
            line = record.entries[address].line
            yield finding("SB743", Place(record.path, line), f"“{address}” leads round in circles")


def dump_record(entries: Mapping[str, RecordEntry]) -> str:
    """Return the text of the file."""
    return _HEAD + "".join(f'"{address}" = "{entry}"\n' for address, entry in sorted(entries.items()))
