"""The sites of `tests/guest`, built in this process: as their owners have them, and with Storybank as a guest."""

from __future__ import annotations

import logging
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from bank_files import PageSeen

GUESTS = Path(__file__).parent / "guest"
STORIES = Path(__file__).parent / "cases/site"
FOLDER = "stories-bank"
_FOOTER = re.compile(
    r'<nav class="md-footer__inner.*?</nav>|<a [^>]*class="btn[^>]*>.*?</a>|<span><a [^>]*>[^<]*Next[^<]*</a></span>',
    re.DOTALL,
)
STORY = f"{FOLDER}/stories/technical-debt-resolution/"


@dataclass(frozen=True)
class GuestSite:
    """A built site: the folder of its sources, that of its pages, and what MkDocs said."""

    folder: Path
    site: Path
    log: str

    def html(self, address: str) -> str:
        path = self.site / address
        return (path / "index.html" if path.is_dir() else path).read_text(encoding="utf-8")

    def page(self, address: str) -> PageSeen:
        return PageSeen(self.html(address))

    def files(self) -> dict[str, bytes]:
        """Return the bytes of every file by its path."""
        found = (path for path in self.site.rglob("*") if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in found}


# The line that each owner adds, and where: before the first line that begins with the third. All name the plugin.
NAV = {"versioned": ("docs/.nav.yml", "  - Our stories: stories-bank\n", "  - reference")}


def copied(name: str, folder: Path) -> Path:
    """Copy a site of `tests/guest` as its owner has it, and return its folder."""
    shutil.copytree(GUESTS / name, folder)
    return folder


def invited(name: str, folder: Path, plugin: str = "storybank") -> Path:
    """Copy a site with the stories, and change what its owner does: a line in the list of plugins, and one in `nav`."""
    copied(name, folder)
    shutil.copytree(STORIES, folder / "content")
    _insert(folder / "mkdocs.yml", f"  - {plugin}\n", "  - search")
    if name in NAV:
        path, line, before = NAV[name]
        _insert(folder / path, line, before)
    return folder


def _insert(path: Path, line: str, before: str) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(number for number, other in enumerate(lines) if other.startswith(before))
    path.write_text("".join([*lines[:at], line, *lines[at:]]), encoding="utf-8")


class _Said(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.getMessage()}")


@contextmanager
def _listening() -> Iterator[_Said]:
    """Hear what MkDocs and its plugins say, as its command does; the logger is left as it was."""
    logger, said = logging.getLogger("mkdocs"), _Said()
    level = logger.level
    logger.setLevel(logging.INFO)
    logger.addHandler(said)
    try:
        yield said
    finally:
        logger.removeHandler(said)
        logger.setLevel(level)


def build(folder: Path, *, strict: bool = True) -> GuestSite:
    """Build a site, strictly if nothing else is said. A warning ends it with `mkdocs.exceptions.Abort`."""
    os.environ |= {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"}
    with _listening() as said:
        config = load_config(str(folder / "mkdocs.yml"), strict=strict, site_dir=str(folder / "site"))
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    return GuestSite(folder, folder / "site", "\n".join(said.lines))


class _Outside(HTMLParser):
    """Keeps what is written in a page outside the navigation, letter for letter."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.kept: list[str] = []
        self.within = ""
        self.depth = 0
        self.html = html
        self.lines = [0, *(at + 1 for at, letter in enumerate(html) if letter == "\n")]
        self.start = 0
        self.feed(html)
        self.kept.append(html[self.start :])

    def at(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == self.within:
            self.depth += 1
        elif not self.within and (tag == "nav" or dict(attrs).get("rel") in ("prev", "next")):
            self.kept.append(self.html[self.start : self.at()])
            written = self.get_starttag_text() or ""
            self.within, self.depth = (tag, 1) if tag in ("nav", "a") else ("", 0)
            self.start = self.at() + len(written)

    def handle_endtag(self, tag: str) -> None:
        if tag == self.within:
            self.depth -= 1
            if not self.depth:
                self.within, self.start = "", self.at()


def outside_navigation(html: str) -> str:
    """Return a page without its navigation and without what leads to the pages beside it; blank lines are left out."""
    page = _FOOTER.sub("", html)
    return "\n".join(line for line in "".join(_Outside(page).kept).splitlines() if line.strip())
