"""What must hold while `mkdocs serve` runs: changed code is used, and errors in the content do not end it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bank_files import HOOKS, draw, environment, principle
from serving import Server, serving

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


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server that shows a bank of one file."""
    bank = draw(tmp_path / "bank", {"content/ownership.md": OWNERSHIP})
    with serving(bank) as server:
        yield server


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


def test_content_that_was_away_is_watched_when_it_is_back(server: Server) -> None:
    content, away = server.bank / "content", server.bank / "elsewhere"
    server.wait_for("Serving on")
    content.rename(away)
    time.sleep(3)  # the watcher looks twice a second, and has to see that it is gone
    away.rename(content)
    server.save("content/ownership.md", OWNERSHIP.replace("Finish what", "Mend what"), "Reloading browsers")
    while "Mend what matters" not in server.page("principles/ownership/"):
        server.wait_for("Reloading browsers")
