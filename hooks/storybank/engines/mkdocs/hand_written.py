"""The pages that people wrote by hand, as the search sees them, and what must not be published of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import meta

from ...model.findings import Finding
from ...model.site import Page
from .. import hand_written

_OUT = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


def hand_written_pages(files: Files) -> tuple[Page, ...]:
    """Return every hand-written page of the site, sorted by path. Call it before generated pages are added."""
    return tuple(map(_page, _sources(files)))


def unjoined(files: Files, base: Path) -> tuple[Finding, ...]:
    """Return a finding for each line that git left in a hand-written page; places are relative to `base`."""
    return hand_written.unjoined((_shown(file, base), _text(file)) for file in _sources(files))


def _shown(file: File, base: Path) -> str:
    return Path(os.path.relpath(file.abs_src_path, base)).as_posix() if file.abs_src_path else file.src_uri


def _sources(files: Files) -> Iterator[File]:
    yield from sorted(
        (file for file in files.documentation_pages() if file.inclusion not in _OUT), key=lambda file: file.src_uri
    )


def _text(file: File) -> str:
    try:
        return file.content_string
    except OSError as error:  # it vanished since MkDocs listed it
        raise PluginError(f"Storybank: {file.abs_src_path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise PluginError(f"Storybank: {file.abs_src_path} is not UTF-8: save it as UTF-8 in an editor") from error


def _path(file: File) -> str:
    """Return the path whose address is the one that MkDocs gives the page: a README.md is the index of its folder."""
    name = PurePosixPath(file.dest_uri)
    return (name.with_name("index.md") if name.name == "index.html" else name).as_posix()


def _page(file: File) -> Page:
    return hand_written.hand_written_page(_path(file), file.src_uri, *meta.get_data(_text(file)))
