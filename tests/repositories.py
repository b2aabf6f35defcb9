"""Git repositories for tests: commits at fixed times, whatever the machine's own git settings say."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

DAY = 86_400
START = 1_700_000_000


def git(folder: Path, *arguments: str, day: int = 0) -> str:
    """Run git in a folder on a day after START, and return what it prints."""
    when = f"{START + day * DAY} +0000"
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in _who(when).items()}
    command = ("git", "-c", "init.defaultBranch=main", *arguments)
    return subprocess.run(
        command, cwd=folder, check=True, capture_output=True, text=True, env={**os.environ, **quiet, **who}
    ).stdout


def commit(folder: Path, day: int, **files: str) -> None:
    """Commit files on a day after START, named by their paths without `.md`; the first time makes the repository."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q")
    for name, text in files.items():
        path = folder / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", f"day {day}", day=day)


def _who(when: str) -> dict[str, str]:
    return {"NAME": "A", "EMAIL": "a@example.com", "DATE": when}
