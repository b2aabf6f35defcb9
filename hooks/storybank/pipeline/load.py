"""The order of the stages up to a linked bank: read → parse → check → link. `build` goes on from there to the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..check.baseline import FILE as BASELINE
from ..check.baseline import Baseline
from ..check.baseline import load as load_baseline
from ..check.baseline import only_new as without_known
from ..check.policy import not_ignored, with_severities
from ..check.privacy import check as check_privacy
from ..check.privacy import masked
from ..check.run import check_file, check_library
from ..check.suppress import suppress
from ..link import link
from ..link.addresses import FILE as ADDRESSES
from ..link.addresses import NO_RECORD, Record, check_addresses, load_record
from ..link.coverage import check_coverage
from ..link.keywords import load_keywords
from ..model.findings import Finding, by_place, pinpoint
from ..model.library import Keyword, Library
from ..model.places import ImageFile, Place, SourceFile
from ..model.settings import Settings
from ..model.story import Document
from ..read.files import read, read_images, read_text
from . import cache
from .published import published

KEYWORDS = "keywords.yml"
_Read = tuple[Document | None, tuple[Finding, ...]]
MAX_RECORD_KIB = 8 * 1024  # a line for each of some 70,000 stories


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
    found: list[Finding] = []
    sources: dict[str, SourceFile] = {source.path: source for source in sent}
    keywords: list[Keyword] = []
    images: list[ImageFile] = []
    addresses = NO_RECORD
    for path in paths:
        read_sources, problems = read(path, settings, base)
        read_pictures, image_problems = read_images(path, settings, base)
        images += read_pictures
        sources |= {source.path: source for source in read_sources}
        loaded, keyword_problems = _keywords(path / KEYWORDS, settings, base)
        keywords += loaded
        addresses, address_problems = _addresses(path / ADDRESSES, settings, base, addresses)
        found += [*problems, *image_problems, *keyword_problems, *address_problems]
    parsed = cache.each(_with_drafts if drafts else _published, sources.values(), settings)
    documents = tuple(document for document, _ in parsed if document)
    found += [problem for _, problems in parsed for problem in problems]
    library, broken = link(documents, tuple(keywords), frozenset(image.path for image in images))
    found += [*broken, *check_library(library), *check_addresses(addresses, library)]
    found += check_coverage(library, settings)
    placed = (pinpoint(d, _line(d.place, sources)) for d in found)
    covered = masked((d.message for d in found), settings)  # a message may quote the content
    spoken = tuple(replace(d, message=covered[d.message]) for d in placed)
    kept, comments = suppress(sources.values(), spoken)
    findings = with_severities(not_ignored(by_place((*kept, *comments)), settings.ignore), settings.severity)
    return Bank(tuple(sources.values()), library, findings, addresses, tuple(images))


def only_new(bank: Bank, folder: Path, settings: Settings, named: Callable[[str], str] = str) -> Bank:
    """Return the bank without the findings that the baseline in `folder` holds, if there is one.

    `named` turns the paths of messages into paths from that folder.
    """
    path = folder / BASELINE
    if not path.is_file():
        return bank
    source, problems = read_text(path, replace(settings, max_file_kib=MAX_RECORD_KIB))
    baseline, more = load_baseline(source.text, path.as_posix()) if source else (Baseline(), ())
    new, outdated = without_known(baseline, bank.sources, bank.findings, named)
    further = with_severities((*problems, *more, *outdated), settings.severity)
    return replace(bank, findings=(*further, *new))


def _line(place: Place, sources: Mapping[str, SourceFile]) -> str:
    lines = sources[place.path].lines if place.path in sources else []
    return lines[place.line - 1] if place.line <= len(lines) else ""


def _published(source: SourceFile, settings: Settings) -> _Read:
    return _read(source, settings, drafts=False)


def _with_drafts(source: SourceFile, settings: Settings) -> _Read:
    return _read(source, settings, drafts=True)


def _read(source: SourceFile, settings: Settings, *, drafts: bool) -> _Read:
    """Return the document of a file, None if it is not to be published. A draft may still have its faults."""
    document, problems = published(source, settings, drafts=drafts)
    faults = check_file(source, document) if document else ()
    return document, (*check_privacy(source, settings), *problems, *faults)


def _keywords(path: Path, settings: Settings, base: Path | None) -> tuple[tuple[Keyword, ...], tuple[Finding, ...]]:
    if not path.is_file():
        return (), ()
    source, problems = read_text(path, settings, base)
    keywords, more = load_keywords(source) if source else ((), ())
    return keywords, (*problems, *more)


def _addresses(
    path: Path, settings: Settings, base: Path | None, otherwise: Record
) -> tuple[Record, tuple[Finding, ...]]:
    if not path.is_file():
        return otherwise, ()
    source, problems = read_text(path, replace(settings, max_file_kib=MAX_RECORD_KIB), base)
    record, more = load_record(source) if source else (otherwise, ())
    return record, (*problems, *more)
