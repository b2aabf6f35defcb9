"""A bank that is served while somebody writes in it."""

from __future__ import annotations

import queue
import re
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bank_files import environment

QUIET = 20  # seconds without a line before a file is saved again: the watcher is MkDocs' own, and may miss one


class Server:
    """A bank served by a process of its own: its folder, its address, and what the process logs."""

    def __init__(self, bank: Path, url: str, process: subprocess.Popen[str]) -> None:
        self.bank = bank
        self.url = url
        self.log: list[str] = []
        self.holds_back = False  # True while something is broken that no page can be shown without
        self._lines: queue.Queue[str] = queue.Queue()
        self.reader = threading.Thread(target=self._read, args=(process,), daemon=True)
        self.reader.start()

    def _read(self, process: subprocess.Popen[str]) -> None:
        assert process.stderr
        for line in process.stderr:
            self._lines.put(line)
        self._lines.put("")

    def save(self, path: str, text: str, pattern: str) -> str:
        """Save a file as often as it takes to be noticed, and return the line of the log that matches."""
        return self.wait_for(pattern, lambda: (self.bank / path).write_text(text, encoding="utf-8"))

    def wait_for(self, pattern: str, act: Callable[[], object] = lambda: None) -> str:
        """Return the next line of the log that matches; fail when the process ends before."""
        act()
        while line := self._next(act):
            if re.search(pattern, line):
                return line
            assert self.holds_back or "appear stuck" not in line, "a failed build holds back every page"
        pytest.fail(f"mkdocs serve ended without {pattern!r}; it logged:\n{''.join(self.log)}")

    def page(self, address: str) -> str:
        with urllib.request.urlopen(self.url + address, timeout=60) as answer:  # noqa: S310 - our own server
            return str(answer.read().decode())

    def _next(self, act: Callable[[], object]) -> str:
        while True:
            try:
                self.log.append(self._lines.get(timeout=QUIET))
                return self.log[-1]
            except queue.Empty:
                act()


@contextmanager
def serving(bank: Path, longest: float = 300, *, storybank: bool = False) -> Iterator[Server]:
    """Serve the bank as `storybank serve` does, with all that MkDocs says of it, for `longest` seconds; by that very
    command, below no folder, if `storybank` says so.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    by_mkdocs = ("mkdocs", "serve", "--verbose", "--dev-addr", address)
    by_us = ("storybank", "serve", "--addr", address)
    command = [sys.executable, "-u", "-m", *(by_us if storybank else by_mkdocs)]
    with subprocess.Popen(
        command, cwd=bank, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        hangs = threading.Timer(longest, process.kill)  # decides nothing: it ends a test that would wait for ever
        hangs.start()
        server = Server(bank, f"http://{address}/{'' if storybank else 'bank/'}", process)
        try:
            yield server
        finally:
            hangs.cancel()
            process.terminate()
            server.reader.join()
