"""What machines fetch: every form of the hostile bank's data must still be read as what it is."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from storybank.export import FORMATS, ExportSources
from storybank.pipeline.load import Bank

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a cell begins that a spreadsheet computes


def faults_of(bank: Bank) -> list[str]:
    """Return what is wrong with the bank in any format that it is exported in."""
    files = {
        form.path or f"bank.{name}": form.write(ExportSources(bank.library, bank.findings))
        for name, form in FORMATS.items()
    }
    return [fault for name, pieces in files.items() for fault in faults(name, b"".join(pieces))]


def faults(name: str, data: bytes) -> Iterator[str]:
    """Yield what is wrong with a file of this name; nothing for a kind of file that is not known here."""
    kind = Path(name).suffix
    text = data.decode("utf-8")
    try:
        if kind == ".json":
            json.loads(text)
        elif kind in {".xml", ".atom"}:
            ET.fromstring(text)  # noqa: S314 - made by ourselves
        elif kind in {".csv", ".tsv"}:
            rows = csv.reader(io.StringIO(text), delimiter="\t" if kind == ".tsv" else ",")
            yield from (f"{name}: a formula {cell[:40]!r}" for row in rows for cell in row if cell.startswith(FORMULA))
    except (ValueError, ET.ParseError, csv.Error) as error:
        yield f"{name}: {error}"
