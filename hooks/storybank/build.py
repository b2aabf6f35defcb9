"""The order of the stages, and nothing else: read → parse → check → link → render."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from .check import check_file, check_library
from .diagnostics import Diagnostic, Severity, by_place
from .keywords import load_keywords
from .library import Keyword, Library
from .link import link
from .model import Document
from .page import Site
from .parse import parse
from .privacy import check as check_privacy
from .privacy import mask
from .read import read, read_text
from .render import render
from .settings import Settings
from .source import SourceFile
from .suppress import suppress

KEYWORDS = "keywords.yml"


@dataclass(frozen=True, slots=True)
class Bank:
    """A linked bank: what was read, what it means, and what is off with it and not allowed by a comment, in order."""

    sources: tuple[SourceFile, ...]
    library: Library
    diagnostics: tuple[Diagnostic, ...]


def load(paths: Iterable[Path], settings: Settings, base: Path | None = None) -> Bank:
    """Return the bank in the files and folders `paths`; messages name files relative to `base`.

    The keyword file is `keywords.yml` in a given folder. Raises FileNotFoundError for a path that does not exist.
    """
    found: list[Diagnostic] = []
    sources: dict[str, SourceFile] = {}
    keywords: list[Keyword] = []
    for path in paths:
        read_sources, problems = read(path, settings, base)
        sources |= {source.path: source for source in read_sources}
        loaded, keyword_problems = _keywords(path / KEYWORDS, settings, base)
        keywords += loaded
        found += [*problems, *keyword_problems]
    documents = tuple(_parse(source, settings, found) for source in sources.values())
    library, broken = link(documents, tuple(keywords))
    found += [*broken, *check_library(library)]
    spoken = tuple(replace(d, message=mask(d.message, settings)) for d in found)  # a message may quote the content
    kept, comments = suppress(sources.values(), spoken)
    diagnostics = with_severities(by_place((*kept, *comments)), settings.severity)
    return Bank(tuple(sources.values()), library, diagnostics)


def build(folder: Path, settings: Settings, base: Path | None = None) -> tuple[Bank, Site]:
    """Return the bank in `folder` and its pages."""
    bank = load([folder], settings, base)
    return bank, render(bank.library, settings)


def _parse(source: SourceFile, settings: Settings, found: list[Diagnostic]) -> Document:
    document, problems = parse(source, settings)
    found += [*problems, *check_file(source, document), *check_privacy(source, settings)]
    return document


def _keywords(path: Path, settings: Settings, base: Path | None) -> tuple[tuple[Keyword, ...], tuple[Diagnostic, ...]]:
    if not path.is_file():
        return (), ()
    source, problems = read_text(path, settings, base)
    keywords, more = load_keywords(source) if source else ((), ())
    return keywords, (*problems, *more)


def with_severities(diagnostics: tuple[Diagnostic, ...], severity: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Return the findings with the severities that the maintainer set; a code that is `off` is left out."""
    return tuple(
        replace(d, severity=Severity(severity.get(d.code, d.severity)))
        for d in diagnostics
        if severity.get(d.code) != "off"
    )
