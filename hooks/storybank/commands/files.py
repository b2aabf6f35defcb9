"""The source files that a command may change: read once, written back as a whole or not at all."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..model.findings import Finding, finding
from ..model.places import Place, SourceFile
from ..read.decode import decode
from ..read.write_back import encoded, replace_file
from . import reason


@dataclass(frozen=True, slots=True)
class Editable:
    """A source file with the bytes it was read from."""

    source: SourceFile
    data: bytes

    def changes(self, text: str) -> bool:
        """True if writing `text` would change a byte."""
        return encoded(self.source, text) != self.data

    def write(self, text: str) -> tuple[Finding, ...]:
        """Replace the file, keeping its line ends and its byte order mark; return a finding if that failed."""
        try:
            replace_file(Path(self.source.path), encoded(self.source, text), self.data)
        except OSError as error:
            return (finding("SB732", Place(self.source.path), f"the file was not written: {reason(error)}"),)
        return ()


def editable(
    sources: Sequence[SourceFile], found: Sequence[Finding], command: str, *, any_encoding: bool
) -> tuple[tuple[Editable, ...], tuple[Finding, ...]]:
    """Return the files that can be written back without loss, and a finding for each other one.

    A file that is not UTF-8 is one of them only with `any_encoding`, and only if each of its bytes had a meaning. The
    `command` is the one that was run: advice names it.
    """
    foreign = {d.place.path: d for d in found if d.code in ("SB104", "SB105")}
    files, refused = [], []
    for source in sources:
        problem = foreign.get(source.path)
        if problem and (not any_encoding or "\ufffd" in source.text):
            remedy = "Save it as UTF-8 in an editor: a byte of it has no meaning here, so nothing can convert it."
            if "\ufffd" not in source.text:
                remedy = f"Convert it: storybank {command} --repair-encoding {shlex.quote(source.path)}"
            message = "the file is not UTF-8, so it is left alone"
            refused.append(finding("SB732", problem.place, message, remedy=remedy, example="café"))
        else:
            data = Path(source.path).read_bytes()
            if decode(data, source.path, source.folder)[0] == source:
                files.append(Editable(source, data))
            else:
                refused.append(finding("SB732", Place(source.path), "the file was changed while it was read"))
    return tuple(files), tuple(refused)
