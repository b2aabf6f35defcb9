"""The order of the stages up to a linked bank: read → parse → check → link. `build` goes on from there to the site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..check.policy import not_ignored, with_severities
from ..check.privacy import check as check_privacy
from ..check.privacy import masked
from ..check.run import check_file, check_library
from ..check.suppress import suppress
from ..link import link
from ..link.addresses import NO_RECORD, Record, check_addresses, load_record
from ..link.coverage import check_coverage
from ..link.keywords import load_keywords
from ..model.checked import Checked, Extent
from ..model.findings import Finding, by_place, pinpoint
from ..model.library import Keyword, Library
from ..model.places import ImageFile, Place, SourceFile
from ..model.settings import Settings
from ..model.story import Document
from ..read.given import Given, gather
from . import cache
from .baseline import new_findings
from .progress import uncounted
from .published import published

READING = cache.Stage("Reading files", 3.0)
_Read = tuple[Document | None, tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Bank:
    """A linked bank: what was read, what it means, and what is off with it and not allowed by a comment, in order."""

    sources: tuple[SourceFile, ...]
    library: Library
    findings: tuple[Finding, ...]
    addresses: Record = NO_RECORD
    images: tuple[ImageFile, ...] = ()


def load(
    paths: Iterable[Path],
    settings: Settings,
    base: Path | None = None,
    sent: Iterable[SourceFile] = (),
    *,
    drafts: bool = False,
) -> Bank:
    """Return the bank in the files and folders `paths`; messages name files relative to `base`.

    A given folder may hold `keywords.yml` and the record of published addresses. `sent` are files that are not there
    yet. What is not for publication is left out; with `drafts`, files held back are there, and say so in their titles.
    Raises FileNotFoundError for a path that does not exist.
    """
    return linked(gather(paths, settings, base, sent), settings, drafts=drafts)


def linked(given: Given, settings: Settings, *, drafts: bool = False) -> Bank:
    """Return the bank that was given, with `drafts` or without them."""
    found = list(given.problems)
    keywords: list[Keyword] = []
    addresses = NO_RECORD
    for loaded, problems in cache.each(_keywords, given.keywords, settings):
        keywords += loaded
        found += problems
    for source in given.addresses:
        addresses, problems = load_record(source)
        found += problems
    parsed = cache.each(_with_drafts if drafts else _published, given.sources, settings, READING)
    documents = tuple(document for document, _ in parsed if document)
    found += [problem for _, problems in parsed for problem in problems]
    with uncounted("Linking"):
        library, broken = link(documents, tuple(keywords), frozenset(image.path for image in given.images))
        found += [*broken, *check_library(library), *check_addresses(addresses, library)]
        found += check_coverage(library, settings)
    return Bank(given.sources, library, _heard(found, given.sources, settings), addresses, given.images)


def checked(given: Given, settings: Settings) -> Checked:
    """Return what a check says of the bank that was given."""
    bank = linked(given, settings)
    told: dict[str, Extent] = {source.path: Extent() for source in bank.sources}
    for principle in bank.library.principles:
        path, extent = principle.span.path, told[principle.span.path]
        told[path] = replace(
            extent,
            principles=extent.principles + 1,
            tips=extent.tips + len(principle.tips),
            questions=extent.questions + len(principle.questions),
        )
    for story in bank.library.stories:
        told[story.span.path] = replace(told[story.span.path], stories=told[story.span.path].stories + 1)
    return Checked(bank.findings, told)


def only_new(bank: Bank, folder: Path, settings: Settings) -> Bank:
    """Return the bank without the findings that the baseline in `folder` holds, if there is one."""
    return replace(bank, findings=new_findings(bank.sources, bank.findings, folder, settings))


def _heard(found: Iterable[Finding], sources: tuple[SourceFile, ...], settings: Settings) -> tuple[Finding, ...]:
    """Return the findings as they are said: at their places, without what must not be published, and without those that
    somebody switched off.
    """
    texts = {source.path: source for source in sources}
    placed = [pinpoint(d, _line(d.place, texts)) for d in found]
    said = masked((d.message for d in placed), settings)  # a message may quote the content
    spoken = tuple(replace(d, message=said[d.message]) for d in placed)
    kept, comments = suppress(sources, spoken)
    return with_severities(not_ignored(by_place((*kept, *comments)), settings.ignore), settings.severity)


def _line(place: Place, sources: Mapping[str, SourceFile]) -> str:
    lines = sources[place.path].lines if place.path in sources else ()
    return lines[place.line - 1] if place.line <= len(lines) else ""


def _keywords(source: SourceFile, _settings: Settings) -> tuple[tuple[Keyword, ...], tuple[Finding, ...]]:
    return load_keywords(source)


def _published(source: SourceFile, settings: Settings) -> _Read:
    return _read(source, settings, drafts=False)


def _with_drafts(source: SourceFile, settings: Settings) -> _Read:
    return _read(source, settings, drafts=True)


def _read(source: SourceFile, settings: Settings, *, drafts: bool) -> _Read:
    """Return the document of a file, None if it is not to be published. A draft may still have its faults."""
    document, problems = published(source, settings, drafts=drafts)
    faults = check_file(source, document) if document else ()
    return document, (*check_privacy(source, settings), *problems, *faults)
