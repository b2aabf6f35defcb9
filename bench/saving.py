"""How long a saved word takes to be seen in a browser, under the server of MkDocs: ours and plain Material by turns."""

from __future__ import annotations

import os
import queue
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from playwright.sync_api import Browser

from storybank.model.settings import CACHE

TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 1
LONGEST = 300.0  # seconds
SETTLED = 3.0  # seconds after which what follows a save has begun, and is waited for
_SEES = "(word) => Boolean(document.body?.innerText.includes(word))"
NOTICED, SHOWN = "Detected file changes", "Reloading browsers"


@dataclass(frozen=True, slots=True)
class Save:
    """Seconds from a save until MkDocs noticed it, until a browser shows it, and what the server computed for that."""

    noticed: float
    seen: float
    cpu: float


class Served:
    """A site that MkDocs serves while somebody writes in it."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process, self.address = process, address
        self.lines: queue.Queue[tuple[float, float, str]] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in self.process.stderr or ():
            self.lines.put((time.perf_counter(), self.cpu(), line))

    def said(self, text: str) -> tuple[float, float]:
        """Return when the server says this, and how long it has computed by then."""
        while True:
            at, cpu, line = self.lines.get(timeout=LONGEST)
            if text in line:
                return at, cpu

    def forget(self) -> None:
        """Forget what the server has said by now."""
        with suppress(queue.Empty):
            while True:
                self.lines.get_nowait()

    def cpu(self) -> float:
        """Return the seconds of processor that the server has taken, 0 where the system does not tell."""
        try:
            told = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(told[11]) + int(told[12])) / TICKS


@contextmanager
def serving(folder: Path, cache: str) -> Iterator[Served]:
    """Serve a site on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    below = urlsplit(yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))["site_url"]).path
    command = [
        sys.executable,
        "-u",
        "-m",
        "mkdocs",
        "serve",
        "--dev-addr",
        host,
        *(["--verbose"] if os.environ.get("DBG") else []),
    ]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", CACHE: cache}
    process = subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True)  # noqa: S603
    try:
        served = Served(process, f"http://{host}{below}")
        served.said("Serving on")
        yield served
    finally:
        process.terminate()
        process.wait()


def saves(browser: Browser, sites: Sequence[tuple[Served, str, Callable[[str], None]]], count: int) -> list[list[Save]]:
    """Return for each site what its saves took; a site comes with the address of a page, and what puts a word there."""
    pages = [browser.new_page() for _ in sites]
    for page, (served, address, _) in zip(pages, sites, strict=True):
        page.goto(served.address + address)
    found: list[list[Save]] = [[] for _ in sites]
    for at in range(count):
        for page, (served, _, write), measured in zip(pages, sites, found, strict=True):
            word = f"Zwirbel{at}"
            cpu, begun = served.cpu(), time.perf_counter()
            write(word)
            page.wait_for_function(_SEES, arg=word, timeout=LONGEST * 1000)
            seen = time.perf_counter()
            noticed, computed = served.said(NOTICED)[0], served.said(SHOWN)[1]
            measured.append(Save(noticed - begun, seen - begun, computed - cpu))
            _settle(served)
    for page in pages:
        page.close()
    return found


def _settle(served: Served) -> None:
    """Wait until the server computes no more."""
    before, _ = served.cpu(), time.sleep(SETTLED)
    while served.cpu() - before > 0.1:
        before, _ = served.cpu(), time.sleep(1)
    served.forget()


def told(measured: Sequence[Save]) -> Iterator[str]:
    """Yield the median of each measure with the least and the greatest: noticed, from there to seen, processor."""
    kinds = ([s.noticed for s in measured], [s.seen - s.noticed for s in measured], [s.cpu for s in measured])
    for values in kinds:
        yield f"{statistics.median(values):.2f} ({min(values):.2f}–{max(values):.2f})"
