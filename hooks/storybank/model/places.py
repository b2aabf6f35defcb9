"""Places in source files: the coordinates that every object and every message carries.

Lines and columns count from 1, as editors do. A column counts characters (code points), not bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """One position in a file.

    `path` is relative to where the reader started, with forward slashes on every system.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The lines `line` to `end_line` of a file, both included."""

    path: str
    line: int
    end_line: int

    def __post_init__(self) -> None:
        if not 1 <= self.line <= self.end_line:
            raise ValueError(f"not a span: {self.path}:{self.line}-{self.end_line}")

    @property
    def place(self) -> Place:
        """The first character of the span."""
        return Place(self.path, self.line)


@dataclass(frozen=True)  # no slots: the lines are kept, once somebody has asked for them
class SourceFile:
    """A file as it was read: text with `\\n` line ends and no byte order mark.

    `folder` names the folder below the content folder that the file stands in ("" at the top): a story in
    `content/ownership/` belongs to the principle *ownership*. `newline` and `bom` say how to write it back.
    """

    path: str
    text: str
    folder: str = ""
    newline: str = "\n"
    bom: bool = False

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends.

        Not `str.splitlines`: that splits at U+2028 and form feeds too, where no editor counts a line.
        """
        return tuple(self.text.split("\n"))

    def below(self, line: int) -> str:
        """Return the text from this line on, with empty lines above it, so that each line keeps its number."""
        return "\n" * (line - 1) + "\n".join(self.lines[line - 1 :])


@dataclass(frozen=True, slots=True)
class ImageFile:
    """An image that stands beside the texts, as it was read; what is found in a bank does not depend on its bytes."""

    path: str
    data: bytes = field(repr=False)
