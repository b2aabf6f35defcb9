"""A deck for Anki as a package: what is imported again brings the notes up to date, and adds the new ones.

Anki takes a note for newer by its second of change, which is that of the story in git. Where git says nothing it is 0:
such a note is added once, and stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

from ..export_format import ExportFormat, ExportSources


def _write(sources: ExportSources) -> Iterator[bytes]:
    if not _lacks(sources):
        yield import_module("..anki_package", __package__).package(sources)  # its genanki need not be installed


def _lacks(_: ExportSources) -> str:
    return "" if find_spec("genanki") else "a package for Anki is made by genanki: pip install 'storybank[anki]'"


FORMAT = ExportFormat(
    "anki", "a deck for Anki (.apkg) that can be imported again", _write, path="", lacks=_lacks, dated=True, text=False
)
