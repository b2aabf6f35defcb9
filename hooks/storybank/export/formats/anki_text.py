"""A text file for Anki's import: a note a story, the question on the front, the parts behind it.

Every field is quoted: Anki takes a line that begins with `#` for a remark, and an unquoted first field may begin so.
The first column is the id of the story, so that a deck that is imported again is brought up to date.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..export_format import ExportFormat, ExportSources
from ..notes import notes

COLUMNS = ("Guid", "Front", "Back", "Tags")  # those of the note type that every collection has
_HEAD = (
    "#separator:Comma",
    "#html:true",
    f"#columns:{','.join(COLUMNS)}",
    "#notetype:Basic",
    "#guid column:1",
    f"#tags column:{len(COLUMNS)}",
)


def _write(sources: ExportSources) -> Iterator[bytes]:
    yield ("\n".join(_HEAD) + "\n").encode()
    for note in notes(sources):
        fields = (f"storybank {note.story.id}", note.front, note.back, " ".join(note.tags))
        line = ",".join('"' + field.replace('"', '""') + '"' for field in fields)
        yield f"{line}\n".encode("utf-8", "backslashreplace")


FORMAT = ExportFormat("anki-text", "a text file for Anki's import, a note a story", _write, path="")
