"""Somebody at a terminal sees how far a long run is; nobody else is told anything."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import termios
from collections.abc import Sequence
from pathlib import Path

import pytest

from bank_files import draw, environment, principle

# Three stages that last some tenths of a second each, and what they show from the given second on.
STAGES = """
import logging, sys, time
from storybank.pipeline import progress
progress.AFTER = float(sys.argv[1])
log = logging.getLogger("mkdocs")
log.addHandler(logging.StreamHandler())
def slow(_=None):
    time.sleep(0.15)
    return _
print([slow(each) for each in progress.counted("Reading files", "abcde")])
with progress.uncounted("Linking"):
    time.sleep(0.6)
steps = progress.Steps("Laying out pages", 5, log)
for number in range(5):
    slow()
    steps.step()
    if number == 3:
        log.warning("a link is broken")
steps.close()
print("tqdm" in sys.modules)
"""
# A command whose every stage lasts long enough to be shown.
COMMAND = """
import sys
from storybank.pipeline import progress
progress.AFTER = 0
from storybank.__main__ import main
sys.exit(main())
"""
READ = ["a", "b", "c", "d", "e"]


def at_a_terminal(program: str, *arguments: str, cwd: Path | None = None) -> tuple[str, str]:
    """Run a program whose standard error is a terminal; return what it prints, and what the terminal is sent."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))  # on a terminal without a size nothing is shown
    own = environment(TERM="xterm", STORYBANK_CACHE="off")
    own.pop("CI", None)
    command = [sys.executable, "-c", program, *arguments]
    with subprocess.Popen(command, cwd=cwd, env=own, stdout=subprocess.PIPE, stderr=theirs, text=True) as process:
        os.close(theirs)
        sent = b""
        while piece := _piece(ours):
            sent += piece
        assert process.stdout
        printed = process.stdout.read()
    os.close(ours)
    return printed, sent.decode()


def _piece(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # so Linux says that the other end is closed
        return b""


def screen(sent: str) -> list[str]:
    """Return what stands on a terminal in the end: a carriage return writes over the line."""
    lines = []
    for line in sent.replace("\r\n", "\n").split("\n"):
        shown = ""
        for piece in re.sub(r"\x1b\[[\d;]*[A-Za-z]", "", line).split("\r"):
            shown = piece + shown[len(piece) :]
        lines.append(shown.rstrip())
    return [line for line in lines if line]


def test_each_stage_is_shown_while_it_lasts() -> None:
    printed, sent = at_a_terminal(STAGES, "0.1")
    assert printed == f"{READ}\nTrue\n"
    assert re.search(r"Reading files: [2345] of 5, \d\d:\d\d left", sent)
    assert re.search(r"Linking: \d\d:\d\d", sent)
    assert re.search(r"Laying out pages: [2345] of 5, \d\d:\d\d left", sent)


def test_nothing_is_left_behind_but_what_was_logged() -> None:
    assert screen(at_a_terminal(STAGES, "0.1")[1]) == ["a link is broken"]


def test_what_is_soon_over_is_not_shown() -> None:
    printed, sent = at_a_terminal(STAGES, "2")
    assert printed == f"{READ}\nFalse\n"
    assert sent == "a link is broken\r\n"


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("TERM", "dumb")])
def test_nobody_is_told_where_nobody_watches(name: str, value: str) -> None:
    printed, sent = at_a_terminal(f"import os\nos.environ['{name}'] = '{value}'\n{STAGES}", "0.1")
    assert printed == f"{READ}\nFalse\n"
    assert sent == "a link is broken\r\n"


def test_a_pipe_is_told_nothing() -> None:
    command: Sequence[str] = [sys.executable, "-c", STAGES, "0.1"]
    ran = subprocess.run(command, env=environment(TERM="xterm"), capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == (f"{READ}\nFalse\n", "a link is broken\n")


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    files = {f"content/p{n}.md": principle(f"Principle {n}", f"The export of year {n}") for n in range(12)}
    return draw(tmp_path / "bank", files)


def test_a_check_shows_the_files_that_it_reads(bank: Path) -> None:
    printed, sent = at_a_terminal(COMMAND, "check", "content", cwd=bank)
    assert "Read: 12 files" in printed
    assert re.search(r"Reading files: \d+ of 12, ", sent)
    assert screen(sent) == []


def test_a_build_shows_its_stages(bank: Path) -> None:
    program = COMMAND.replace("from storybank.__main__ import main", "from mkdocs.__main__ import cli as main")
    _, sent = at_a_terminal(program, "build", cwd=bank)
    for stage in ("Reading files", "Linking", "Indexing the search", "Writing stories", "Reading pages"):
        assert f"{stage}: " in sent
    assert re.search(r"Laying out pages: \d+ of \d+, ", sent)
    assert not [line for line in screen(sent) if re.search(r"\d\d:\d\d", line)], "how far it is, is gone in the end"
    assert any("Documentation built" in line for line in screen(sent))
