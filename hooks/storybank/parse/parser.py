"""The order of the steps within parsing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..model.findings import Finding, by_place
from ..model.places import SourceFile
from ..model.settings import Settings
from ..model.story import Document
from ..read.frontmatter import split
from .candidates.asked import with_found_labels
from .candidates.candidates import closing_headings, find_candidates
from .file.context import FileContext
from .file.document import build_document
from .file.doubts import doubts
from .file.headings import HeadingRegions
from .file.markup import markup_of
from .file.name_doubts import name_doubts
from .file.name_lines import with_name_lines
from .file.principles import segment
from .file.regions import Region
from .file.silences import silences
from .layout.behind import with_labels_behind
from .layout.labels import label_table, section_table
from .layout.sheet import read_sheet
from .story.stories import Placed


@dataclass(frozen=True, slots=True)
class _Reading:
    """A file as it was read, with what the findings about it are worked out from."""

    headings: HeadingRegions
    placed: tuple[Placed, ...]
    regions: tuple[Region, ...]
    document: Document
    found: tuple[Finding, ...]


def parse(source: SourceFile, settings: Settings) -> tuple[Document, tuple[Finding, ...]]:
    """Return the document of a file, and what the reader found or decided on the way."""
    read = _read(source, settings)
    document = replace(read.document, markup=markup_of(source.text, read.document))
    context = read.headings.context
    decided = (*doubts(context, read.placed, read.regions, document), *silences(context, read.placed))
    return document, by_place((*read.found, *decided, *name_doubts(read.headings, read.regions)))


def document_of(source: SourceFile, settings: Settings) -> Document:
    """Return only the document of a file, without its markup: for `format`, which reads a file to compare it."""
    return _read(source, settings).document


def _read(source: SourceFile, settings: Settings) -> _Reading:
    front, found = split(source, settings.unpublished)
    extra = tuple(sorted(settings.labels.items()))
    sheet = with_found_labels(with_labels_behind(read_sheet(source.text, front.body_line - 1, label_table(extra))))
    candidates = find_candidates(sheet, front.text("storybank"))
    context = with_name_lines(FileContext(source, front, sheet, section_table(extra)), candidates)
    headings = HeadingRegions(context, closing_headings(context.sheet, candidates), candidates)
    placed, regions = segment(headings)
    return _Reading(headings, placed, regions, build_document(context, placed, regions), found)
