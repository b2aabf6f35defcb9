"""A fault inside a running process: Python loads this by itself, in whatever process the environment leads here.

`STORYBANK_FAULT` says, as JSON, in which `program` (`storybank`, `mkdocs`, or "" for both), where the bank is
(`below`), and which of these:

- `count`: write into that file how often it was about to change a file of the bank;
- `kill`: kill the process and whoever started it, before the write with that number;
- `limit`: no file can grow beyond so many bytes; with `dies`, the process is killed in the middle of that write;
- `do`: run that command once, right before a file whose path ends with `before` is opened.
"""

from __future__ import annotations

import atexit
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

CHANGES = ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.link", "os.symlink", "sqlite3.connect")
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def about_to_write(event: str, arguments: tuple[Any, ...], below: str) -> bool:
    """Say whether an event of Python's audit is a change of a file below the folder."""
    if event == "open":
        path, mode, flags = arguments
        changes = any(letter in mode for letter in "wax+") if isinstance(mode, str) else bool((flags or 0) & WRITES)
    else:
        path, changes = arguments[0] if arguments else "", event in CHANGES
    if not changes or not isinstance(path, str | bytes | os.PathLike):
        return False
    name = os.fsdecode(path)
    return os.path.abspath(name).startswith(below) or not os.path.dirname(name)  # noqa: PTH100, PTH120 - no event more


def counting(fault: dict[str, Any], reached: Callable[[int], None]) -> Callable[[str, tuple[Any, ...]], None]:
    """Return a listener that hands on the number of each write."""
    seen = [0]

    def listen(event: str, arguments: tuple[Any, ...]) -> None:
        if about_to_write(event, arguments, fault["below"]):
            seen[0] += 1
            reached(seen[0])

    return listen


def kill_at(number: int) -> Callable[[int], None]:
    """Return what ends this process and its parent, without a word, at the write with that number."""

    def reached(now: int) -> None:
        if now == number:
            os.killpg(0, signal.SIGKILL)

    return reached


def count_into(path: Path) -> Callable[[int], None]:
    """Return what remembers the number of the last write until the process ends."""
    last = [0]
    atexit.register(lambda: path.write_text(str(last[0]), encoding="utf-8"))
    return lambda now: last.__setitem__(0, now)


def doing(fault: dict[str, Any]) -> Callable[[str, tuple[Any, ...]], None]:
    """Return a listener that runs a command at the moment when a file is opened."""
    done: list[str] = []

    def listen(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and not done and str(arguments[0]).endswith(fault["before"]):
            done.append(event)
            rest = {name: value for name, value in os.environ.items() if name != "STORYBANK_FAULT"}
            subprocess.run(fault["do"], env=rest, check=True, stdout=subprocess.DEVNULL)

    return listen


def inject(fault: dict[str, Any]) -> None:
    """Set the fault up in this process."""
    if "limit" in fault:
        resource.setrlimit(resource.RLIMIT_FSIZE, (fault["limit"], fault["limit"]))
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL if fault["dies"] else signal.SIG_IGN)
    elif "do" in fault:
        sys.addaudithook(doing(fault))
    else:
        reached = kill_at(fault["kill"]) if "kill" in fault else count_into(Path(fault["count"]))
        sys.addaudithook(counting(fault, reached))


wanted = json.loads(os.environ.get("STORYBANK_FAULT", "{}"))
if wanted and (not wanted["program"] or wanted["program"] in sys.orig_argv):
    inject(wanted)
