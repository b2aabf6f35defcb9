"""The hook that `pre-commit install` sets up for the message of a commit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def commit(folder: Path, message: str) -> int:
    """Return the exit code of the hooks for a commit message, in a repository with our configuration."""
    environment = {**os.environ, "PRE_COMMIT_HOME": str(folder / "home")}
    (folder / "message").write_text(message, encoding="utf-8")
    shutil.copy(ROOT / ".pre-commit-config.yaml", folder)
    for command in (["git", "init", "-q"], ["git", "add", ".pre-commit-config.yaml"]):
        subprocess.run(command, cwd=folder, check=True)
    hooks = ["run", "--hook-stage", "commit-msg", "--commit-msg-filename", "message"]
    command = [sys.executable, "-m", "pre_commit", *hooks]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False).returncode


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("x" * 72 + "\n\n" + "y" * 100 + "\n", 0),
        ("x" * 73 + "\n", 1),
        ("é" * 72 + "\n", 0),
        ("語" * 73 + "\n", 1),
    ],
)
def test_a_subject_above_72_characters_is_refused(message: str, code: int, tmp_path: Path) -> None:
    assert commit(tmp_path, message) == code
