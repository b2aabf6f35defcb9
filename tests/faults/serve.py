"""What breaks while a bank is served, and is mended: the server goes on, and shows what is there afterwards."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError

import pytest

from serving import Server, serving

from . import bank as banks
from .changing import MARKERS
from .judge import Outcome

FILE = Path("content/ownership.md")
LONGEST = 1200  # seconds until a server is ended that never shows what it should
SEEN = 3  # seconds: the watcher looks twice a second, and has to see that something is gone


@dataclass(frozen=True)
class Breakage:
    """What is broken in the bank, how it is mended, and what the server says of it, if it says something."""

    name: str
    break_it: Callable[[Path], object]
    mend_it: Callable[[Path], object]
    says: str = ""


def written(name: str | Path, text: bytes) -> tuple[Callable[[Path], object], Callable[[Path], object]]:
    """Return what adds the text to a file, and what takes it away again."""

    def add(bank: Path) -> None:
        (bank / name).write_bytes((bank / name).read_bytes() + text)

    def take_away(bank: Path) -> None:
        (bank / name).write_bytes((bank / name).read_bytes().removesuffix(text))

    return add, take_away


def moved(name: str | Path) -> tuple[Callable[[Path], object], Callable[[Path], object]]:
    """Return what moves a file or a folder out of the bank, and what brings it back."""
    return (
        lambda bank: (bank / name).rename(bank.with_name("away")),
        lambda bank: bank.with_name("away").rename(bank / name),
    )


def a_folder_instead(bank: Path) -> None:
    """Let the file make room for a folder."""
    moved(FILE)[0](bank)
    (bank / FILE).mkdir()


def the_file_again(bank: Path) -> None:
    """And bring it back."""
    (bank / FILE).rmdir()
    moved(FILE)[1](bank)


BREAKAGES = (
    Breakage("a broken link", *written(FILE, b"\nSee [this](nowhere.md).\n"), "SB401 error"),
    Breakage("conflict markers", *written(FILE, f"\n{MARKERS}".encode()), "SB115 error"),
    Breakage("bytes that are no text", *written(FILE, b"\xff\x00\xfe"), "SB10. error"),
    Breakage("settings that are none", *written("pyproject.toml", b"<<<<<<< ours\n"), "SB702 error"),
    Breakage("keywords that are none", *written("content/keywords.yml", b"[\n"), "SB420 error"),
    Breakage("a configuration that is none", *written("mkdocs.yml", b"nav: [\n")),
    Breakage("a page by hand with conflict markers", *written("docs/guide.md", f"\n{MARKERS}".encode()), "SB115 error"),
    Breakage("a file that is away", *moved(FILE)),
    Breakage("a file that becomes a folder", a_folder_instead, the_file_again),
    Breakage("a content folder that is away", *moved("content")),
)


def endure(folder: Path) -> Iterator[Outcome]:
    """Break and mend one thing after the other under one server, and yield what became of each."""
    bank = banks.begin(folder)
    with serving(bank, LONGEST) as server:
        server.wait_for("Serving on")
        for number, breakage in enumerate(BREAKAGES):
            try:
                wrong = tuple(_one(server, breakage, f"Mended {number} times."))
            except (AssertionError, OSError, pytest.fail.Exception) as error:
                wrong = (f"{type(error).__name__}: {error}"[-300:],)
            yield Outcome("serve", "broken, then mended", tuple(f"{breakage.name}: {what}" for what in wrong))


def _one(server: Server, breakage: Breakage, words: str) -> Iterator[str]:
    before = banks.state(server.bank).sources
    breakage.break_it(server.bank)
    server.holds_back = not breakage.says
    if breakage.says:
        server.wait_for(breakage.says)
    else:
        time.sleep(SEEN)
    breakage.mend_it(server.bank)
    if banks.state(server.bank).sources != before:
        yield "a source is not what it was"
    text = banks.FILES[FILE.as_posix()]
    assert isinstance(text, str)
    server.save(FILE.as_posix(), text.replace("Finish what matters.", words), "Reloading browsers")
    while not _shows(server, words):
        server.wait_for("Reloading browsers")  # what was rebuilt may have been the text before, a second time


def _shows(server: Server, words: str) -> bool:
    try:
        return words in server.page("principles/ownership/")
    except HTTPError:  # the file was still away when the page was last built
        return False
