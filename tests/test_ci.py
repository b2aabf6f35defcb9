"""The rules of the test run itself: in CI no browser test may be skipped; set-up says what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SKIPPED = "import pytest\n\n@pytest.mark.browser\ndef test_page():\n    pytest.skip('no browser')\n"


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_a_skipped_browser_test_fails_in_ci(ci: str, code: int, tmp_path: Path) -> None:
    for name in ("conftest.py", "chromium.py"):
        shutil.copy(ROOT / "tests" / name, tmp_path)
    (tmp_path / "test_browser.py").write_text(SKIPPED, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = browser: x\npythonpath = .\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", "-ra", "."]
    environment = {**os.environ, "CI": ci, "PYTHONPATH": str(ROOT / "hooks")}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout + done.stderr
    assert ("CI=true allows no skipped browser test" in done.stdout) == (ci == "true")


def tools(folder: Path, **scripts: str) -> Path:
    """Make a folder of commands, each a shell script."""
    folder.mkdir()
    for name, script in scripts.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return folder


@pytest.mark.parametrize(
    ("python3", "said"),
    [
        ("exit 1", "Storybank needs Python 3.11 or newer"),
        ('case "$2" in *version_info*) exit 0;; *) exit 1;; esac', "apt install python3-venv"),
    ],
    ids=["too old", "no venv module"],
)
def test_set_up_says_in_one_line_what_to_install(python3: str, said: str, tmp_path: Path) -> None:
    path = tools(tmp_path / "bin", python3=python3)
    done = subprocess.run(
        ["/bin/sh", ROOT / ".ci/make-venv", "env"],
        cwd=tmp_path,
        env={"PATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "env").exists()
