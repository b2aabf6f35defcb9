"""What every step of building a document needs: the file, its front matter, its sheet and the known sections."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from ...model.kinds import SectionKind
from ...model.places import SourceFile
from ...read.frontmatter import FrontMatter
from ...text.fold import LEADING, MARKUP, fold
from ..layout.lines import Line
from ..layout.sheet import Sheet
from ..titles.wording import read_wording

_QUALIFIER = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class FileContext:
    """A file with what was read of it so far. `known_sections` maps folded headings to their kind."""

    source: SourceFile
    front: FrontMatter
    sheet: Sheet
    known_sections: Mapping[str, SectionKind]

    @property
    def path(self) -> str:
        return self.source.path

    @property
    def folder(self) -> str:
        """The principle that the whole file belongs to, "" if it is a principle file itself."""
        return self.front.text("principle") or self.source.folder

    @property
    def own_title(self) -> str:
        """What the file is called where no heading says it: as its front matter says, else by its name."""
        front = self.front.text("title") or self.front.text("principle")
        stem = PurePosixPath(self.path).stem.replace("-", " ").replace("_", " ").strip()
        return front or stem.capitalize() or "Untitled"

    def section_kind(self, heading: Line) -> SectionKind | None:
        """Return the kind of section that a heading announces, None if it is none of the known ones."""
        written = self.sheet.said(heading)
        folded = _QUALIFIER.sub("", fold(LEADING.sub("", MARKUP.sub("", written))).strip(" .:"))
        return self.known_sections.get(folded) or self.known_sections.get(
            fold(read_wording(written).title).strip(" .:")
        )
