"""Why the labelled parts of a file were taken for stories, or not: the evidence for each candidate."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.places import SourceFile
from ..model.settings import Settings
from ..read.frontmatter import split
from .candidates.asked import with_found_labels
from .candidates.candidates import find_candidates
from .candidates.verdict import Candidate
from .layout.labels import label_table
from .layout.sheet import read_sheet


def explain(source: SourceFile, settings: Settings) -> Iterator[tuple[int, int, Candidate]]:
    """Yield each candidate of a file with its first and its last line."""
    front, _ = split(source)
    sheet = read_sheet(source.text, front.body_line - 1, label_table(tuple(sorted(settings.labels.items()))))
    for candidate in find_candidates(with_found_labels(sheet), front.text("storybank")):
        yield candidate.group.first.line.number + 1, candidate.group.last.line.number + 1, candidate
