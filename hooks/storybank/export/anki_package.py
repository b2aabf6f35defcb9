"""Notes in a package for Anki, the same bytes for the same bank."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import genanki

from ..markdown import plain
from ..model.history import UNKNOWN
from .export_format import ExportSources
from .notes import StoryNote, notes
from .rows import BANK

# Who imported a deck keeps its note type: with another number, name or list of fields, no note of theirs would ever be
# updated again. They never change.
MODEL = genanki.Model(
    1_964_201_733,
    "Storybank story",
    fields=[{"name": "Front"}, {"name": "Back"}],
    templates=[{"name": "Card", "qfmt": "{{Front}}", "afmt": "{{FrontSide}}\n<hr id=answer>\n{{Back}}"}],
    css=".card { max-width: 40em; margin: auto; font-family: sans-serif; font-size: 1.1rem; line-height: 1.5; }\n"
    ".card h4 { margin: 1.2em 0 0; }\n",
)
DECK = 1_964_201_734
EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a zip file can say


class _Note(genanki.Note):  # type: ignore[misc]  # genanki has no types
    """A note that was changed when its story was, and not when the package is made."""

    def __init__(self, changed: int, **of_genanki: Any) -> None:
        super().__init__(model=MODEL, **of_genanki)
        self.changed = changed

    def write_to_db(self, cursor: Any, _: float, deck_id: int, id_gen: Iterator[int]) -> None:
        super().write_to_db(cursor, self.changed, deck_id, id_gen)


def package(sources: ExportSources) -> bytes:
    """Return the package: a zip file with a database."""
    deck = genanki.Deck(DECK, BANK)
    made = [_note(note, number, sources) for number, note in enumerate(notes(sources))]
    for note in made:
        deck.add_note(note)
    newest = max((note.changed for note in made), default=UNKNOWN)
    written = io.BytesIO()
    genanki.Package(deck).write_to_file(written, timestamp=newest)
    return _timeless(written)


def _note(note: StoryNote, number: int, sources: ExportSources) -> _Note:
    written = sources.history.written(note.story.span)
    return _Note(
        written.last if written else UNKNOWN,
        guid=genanki.guid_for("storybank", note.story.id),
        fields=[_text(note.front), _text(note.back)],
        sort_field=_text(plain(note.story.title)),
        tags=note.tags,
        due=number,
    )


def _text(text: str) -> str:
    """Return a text without what separates the fields of a note, and without what no database takes as text."""
    return text.replace("\x1f", " ").encode("utf-8", "backslashreplace").decode()


def _timeless(written: io.BytesIO) -> bytes:
    """Return a zip file with the same contents, and without the time at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, EARLIEST), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
