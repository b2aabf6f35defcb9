"""Addresses: what was published stays reachable, whatever is retitled or moved."""

from .changes import check_addresses, compare, shown, updated
from .record import FILE, NO_RECORD, Record, RecordEntry, dump_record, load_record
from .redirects import redirects

__all__ = [
    "FILE",
    "NO_RECORD",
    "Record",
    "RecordEntry",
    "check_addresses",
    "compare",
    "dump_record",
    "load_record",
    "redirects",
    "shown",
    "updated",
]
