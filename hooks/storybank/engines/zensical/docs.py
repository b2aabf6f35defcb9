"""The files that people wrote by hand beside the content, and the navigation where the configuration has none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import frontmatter
import yaml
from pathspec import GitIgnoreSpec

from ...model.addresses import address_of
from ...model.findings import Finding
from ...model.site import Asset, Page
from .. import hand_written
from ..engine import EngineError
from .configuration import Configuration

_OUT = (".*", "/templates/")  # what MkDocs leaves out by itself


def hand_written_files(configuration: Configuration) -> dict[str, Path]:
    """Return every file that is published as it is or as a page, by its name below the folder of pages."""
    folder = configuration.path.parent / (configuration.get("docs_dir") or "docs")
    patterns = [*_OUT, *_lines(configuration.get("exclude_docs")), *_lines(configuration.get("draft_docs"))]
    left_out = GitIgnoreSpec.from_lines(patterns)
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    names = {path.relative_to(folder).as_posix(): path for path in files}
    return {name: path for name, path in names.items() if not left_out.match_file(name)}


def hand_written_pages(files: Mapping[str, Path]) -> tuple[Page, ...]:
    """Return the pages among the files, as the search sees them."""
    return tuple(_page(name, path) for name, path in files.items() if name.endswith(".md"))


def unjoined(files: Mapping[str, Path], base: Path) -> tuple[Finding, ...]:
    """Return a finding for each line that git left in a hand-written page; places are relative to `base`."""
    return hand_written.unjoined(
        (_shown(path, base), _text(path)) for name, path in files.items() if name.endswith(".md")
    )


def owners(files: Mapping[str, Path]) -> dict[str, Path]:
    """Return who has each address, without regard to case, as file systems of macOS and Windows are."""
    return {_address(name).casefold(): path for name, path in files.items()}


def address_taken(entry: Page | Asset, owner: Path, base: Path) -> Finding:
    """Return the finding for a file that has the address of something that Storybank makes; the file is shown."""
    return hand_written.address_taken(entry, _shown(owner, base), _address_of(entry))


def owner_of(entry: Page | Asset, owned: Mapping[str, Path]) -> Path | None:
    """Return the file that has the address of a page or an asset, if one has."""
    return owned.get(_address_of(entry).casefold())


def _address_of(entry: Page | Asset) -> str:
    return entry.address if isinstance(entry, Page) else entry.path


def _shown(path: Path, base: Path) -> str:
    return Path(os.path.relpath(path, base)).as_posix()


def automatic(paths: Iterable[str]) -> list[Any]:
    """Return a navigation of every path: folders are sections, and the page of a folder stands first in it."""
    pages: list[Any] = []
    sections: dict[str, list[str]] = {}
    for path in sorted(paths, key=lambda path: PurePosixPath(path).name not in {"index.md", "README.md"}):
        folder, _, rest = path.partition("/")
        if rest:
            sections.setdefault(folder, []).append(rest)
        else:
            pages.append(path)
    for folder, names in sections.items():
        pages.append({_title(folder): _below(folder, automatic(names))})
    return pages


def _below(folder: str, nav: list[Any]) -> list[Any]:
    """Return a navigation with its paths seen from above the folder."""
    return [
        f"{folder}/{entry}" if isinstance(entry, str) else {title: _below(folder, e) for title, e in entry.items()}
        for entry in nav
    ]


def _title(folder: str) -> str:
    words = folder.replace("-", " ").replace("_", " ")
    return words.capitalize() if words.islower() else words


def _address(name: str) -> str:
    path = PurePosixPath(name)
    return address_of((path.with_name("index.md") if path.name == "README.md" else path).as_posix())


def _page(name: str, path: Path) -> Page:
    place = PurePosixPath(name)
    seen = place.with_name("index.md").as_posix() if place.name == "README.md" else name
    text = _text(path)
    try:
        values, markdown = frontmatter.parse(text)
    except yaml.YAMLError:  # as MkDocs: it is text
        values, markdown = {}, text
    return hand_written.hand_written_page(seen, name, markdown, values)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise EngineError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise EngineError(f"{path} is not UTF-8: save it as UTF-8 in an editor") from error


def _lines(patterns: object) -> list[str]:
    return patterns.splitlines() if isinstance(patterns, str) else []
