"""What must hold while `mkdocs serve` runs: changed code is used, and errors in the content do not end it."""

from __future__ import annotations

import queue
import re
import shutil
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bank_files import HOOKS, draw, environment, principle

OWNERSHIP = principle("Ownership", "Keeping the nightly export alive")

# What `mkdocs serve` does at each change, without waiting for a watcher: one process, the configuration read anew.
REBUILD = """
import sys
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config

def rebuild():
    config = load_config(config_file="mkdocs.yml", site_dir="site")
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    return "said anew" in Path("site/principles/index.html").read_text(encoding="utf-8")

def edit(old, new):
    module.write_text(module.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

module = Path(sys.argv[1])
seen = [rebuild()]
edit("content=entry.markdown", "content=entry.markdown + ' said anew'")
seen.append(rebuild())
original = module.read_text(encoding="utf-8")
module.write_text(original + "def broken(:\\n", encoding="utf-8")
try:
    rebuild()
except SyntaxError:
    seen.append("refused")
module.write_text(original, encoding="utf-8")
seen.append(rebuild())
print(seen)
"""


def test_a_change_of_the_engine_is_used_at_the_next_rebuild(tmp_path: Path) -> None:
    hooks = tmp_path / "hooks"
    shutil.copytree(HOOKS, hooks, ignore=shutil.ignore_patterns("__pycache__"))
    bank = draw(tmp_path / "bank", {"content/ownership.md": OWNERSHIP}, hooks=str(hooks / "storybank_hook.py"))
    module = hooks / "storybank" / "engines" / "mkdocs" / "pages.py"
    command = [sys.executable, "-c", REBUILD, str(module)]
    done = subprocess.run(
        command, cwd=bank, env=environment(PYTHONPATH=""), capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "[False, True, 'refused', True]", done.stdout + done.stderr


QUIET = 20  # seconds without a line before a file is saved again: the watcher is MkDocs' own, and may miss one


class Server:
    """A bank served by a process of its own: its folder, its address, and what the process logs."""

    def __init__(self, bank: Path, url: str, process: subprocess.Popen[str]) -> None:
        self.bank = bank
        self.url = url
        self.log: list[str] = []
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, args=(process,), daemon=True).start()

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
            assert "appear stuck" not in line, "a failed build holds back every page"
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


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server that shows a bank of one file."""
    bank = draw(tmp_path / "bank", {"content/ownership.md": OWNERSHIP})
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-u", "-m", "mkdocs", "serve", "--verbose", "--dev-addr", address]
    with subprocess.Popen(
        command, cwd=bank, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        hangs = threading.Timer(300, process.kill)  # decides nothing: it ends a test that would wait for ever
        hangs.start()
        yield Server(bank, f"http://{address}/bank/", process)
        hangs.cancel()
        process.terminate()


def test_an_error_in_the_content_does_not_end_the_server(server: Server) -> None:
    file = "content/ownership.md"
    server.wait_for("Serving on")
    assert "Content-Security-Policy" not in server.page(""), "it would stop what loads a page anew"
    broken = OWNERSHIP.replace("Finish what", "See [this](nowhere.md). Finish what")
    assert f"{file}:5:" in server.save(file, broken, "SB401 error")
    server.wait_for("Reloading browsers")
    server.save(file, OWNERSHIP.replace("Finish what", "Mend what"), "Reloading browsers")
    while "Mend what matters" not in server.page("principles/ownership/"):
        server.wait_for("Reloading browsers")  # what was rebuilt may have been the text before, a second time
