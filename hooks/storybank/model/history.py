"""When each line of the content was written, as the repository remembers it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .places import Span

UNKNOWN = 0  # the time of a line that is in no commit yet, or of which nobody can say which commit brought it


@dataclass(frozen=True, slots=True)
class Written:
    """When a stretch of lines was written, in seconds since 1970 (UTC).

    `first` is the oldest of the lines that stand today as they were written, `last` the newest: when it came, and when
    it was last changed.
    """

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class History:
    """The time of each line by the path of its file, UNKNOWN where there is none.

    `missing` says why no line has a time, in words for a maintainer; it is "" where some may have.
    """

    lines: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    missing: str = ""

    def written(self, span: Span) -> Written | None:
        """Return when these lines were written, None where that is not known: a date is never made up."""
        known = [time for time in self.lines.get(span.path, ())[span.line - 1 : span.end_line] if time != UNKNOWN]
        return Written(min(known), max(known)) if known else None


NO_HISTORY = History(missing="git was not asked")
