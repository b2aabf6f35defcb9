"""What a bank is made of, as it was read: all that is found in it, and all that is made of it, follows from this."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ..model.findings import Finding
from ..model.places import ImageFile, SourceFile
from ..model.settings import Settings
from .files import COMPANIONS, read, read_images, read_text

KEYWORDS, ADDRESSES = COMPANIONS
MAX_RECORD_KIB = 8 * 1024  # a line for each of some 70,000 stories


@dataclass(frozen=True, slots=True)
class Given:
    """The files of a bank, by what they are; `problems` is what is off with reading them.

    Where several folders are one bank, each may bring keywords, and the last record of addresses counts. The `repr`
    says all that findings depend on.
    """

    sources: tuple[SourceFile, ...] = ()
    keywords: tuple[SourceFile, ...] = ()
    addresses: tuple[SourceFile, ...] = ()
    images: tuple[ImageFile, ...] = ()
    problems: tuple[Finding, ...] = ()


def gather(
    paths: Iterable[Path], settings: Settings, base: Path | None = None, sent: Iterable[SourceFile] = ()
) -> Given:
    """Return what stands in the files and folders `paths`; messages name files relative to `base`.

    `sent` are files that are not there yet. Raises FileNotFoundError for a path that does not exist.
    """
    sources = {source.path: source for source in sent}
    keywords: list[SourceFile] = []
    addresses: list[SourceFile] = []
    images: list[ImageFile] = []
    problems: list[Finding] = []
    for path in paths:
        read_sources, off = read(path, settings, base)
        read_pictures, more = read_images(path, settings, base)
        sources |= {source.path: source for source in read_sources}
        images += read_pictures
        problems += [*off, *more]
        problems += _companion(path / KEYWORDS, settings, base, keywords)
        problems += _companion(path / ADDRESSES, replace(settings, max_file_kib=MAX_RECORD_KIB), base, addresses)
    return Given(tuple(sources.values()), tuple(keywords), tuple(addresses), tuple(images), tuple(problems))


def _companion(path: Path, settings: Settings, base: Path | None, kept: list[SourceFile]) -> list[Finding]:
    """Add a file that may stand in a bank to those `kept`; return what is off with reading it."""
    if not path.is_file():
        return []
    source, problems = read_text(path, settings, base)
    kept += [source] if source else []
    return problems
