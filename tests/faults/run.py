"""Run a command of Storybank with one fault in it, and say how it ended."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import gettempdir

from bank_files import HOOKS

from .bank import CACHE

INJECTED = Path(__file__).parent / "injected"
ENDLESS = 300  # seconds: decides nothing but that a command which waits for ever ends its case, as lost

# A folder that cannot be written, and a disk with so much room, for the superuser too: in a mount namespace of their
# own, which ends with the command. The bank is moved onto the small disk, and what is there at the end is moved back.
READ_ONLY = 'mount --bind "$1" "$1"; mount -o remount,ro,bind "$1"; shift 2; exec "$@"'
SMALL_DISK = """
bank=$1; disk=$1.disk; mkdir "$disk"
used=$(find "$bank" -type f -printf '%s\\n' | awk '{ used += 4 * int(($1 + 4095) / 4096) } END { print used }')
mount -t tmpfs -o size=$((used + $2))k none "$disk"
cp -a "$bank/." "$disk"; mount --bind "$disk" "$bank"; cd "$bank"; shift 2; code=0; "$@" || code=$?
cd /; umount "$bank"; find "$bank" -mindepth 1 -delete; cp -a "$disk/." "$bank"; umount "$disk"; rmdir "$disk"
exit "$code"
"""


@dataclass(frozen=True)
class Fault:
    """What happens to the command: something inside its process, around it, or after some seconds.

    `inside` is what `injected/sitecustomize.py` knows; `around` a script of the shell with its two arguments.
    """

    name: str
    inside: Mapping[str, object] = field(default_factory=dict)
    around: tuple[str, str, str] | None = None
    after: float | None = None

    @property
    def kills(self) -> bool:
        return self.after is not None or "kill" in self.inside or bool(self.inside.get("dies"))


NONE = Fault("nothing")


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code, what it said on standard output, and on standard error."""

    code: int
    out: str
    err: str

    @property
    def killed(self) -> bool:
        return self.code < 0 or self.code > 128


def run(bank: Path, arguments: Sequence[str], fault: Fault = NONE) -> Ended:
    """Run `storybank` in the bank with the fault."""
    command = [*_around(bank, fault), sys.executable, "-m", "storybank", *arguments]
    process = subprocess.Popen(
        command,
        cwd=bank,
        env=_environment(bank, fault),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        out, err = process.communicate(timeout=fault.after or ENDLESS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        out, err = process.communicate()
        err += "" if fault.after else "\nit did not end"
    return Ended(process.returncode, out, err)


def writes(bank: Path, arguments: Sequence[str], program: str) -> int:
    """Run the command, and return how often the program is about to change a file of the bank."""
    into = bank.with_name("count")
    run(bank, arguments, Fault("count", {"program": program, "count": str(into)}))
    return int(into.read_text(encoding="utf-8"))


@cache
def can_mount() -> bool:
    """Say whether this user may have a mount namespace of their own."""
    if shutil.which("unshare") is None:
        return False
    tried = ["unshare", "-rm", "mount", "-t", "tmpfs", "none", gettempdir()]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


def _around(bank: Path, fault: Fault) -> list[str]:
    if fault.around is None:
        return []
    script, *given = fault.around
    return ["unshare", "-rm", "sh", "-ec", script, "sh", *(argument.format(bank=bank) for argument in given)]


def _environment(bank: Path, fault: Fault) -> dict[str, str]:
    known = {name: value for name, value in os.environ.items() if not name.startswith("STORYBANK_")}
    return known | {
        "PYTHONPATH": f"{INJECTED}:{HOOKS}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "0",
        "STORYBANK_CACHE": str(bank / CACHE),
        "STORYBANK_FAULT": json.dumps({**fault.inside, "below": str(bank)} if fault.inside else {}),
    }
