"""Say how every wall holds, in one report: `make walls` runs what measures each, and fails if one does not hold.

Usage: python tests/walls.py [PART ...]. The parts: attacks on the site that is built, opened in a browser; growth of
every stage with its input; inputs made up by the fuzzer, with the words of all samples; faults injected into commands.
What says most of each stands together at the end.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PARTS = {
    "attacks": ("Attacks on the site", ["-m", "hostile"]),
    "growth": ("Growth: seconds^exponent of each stage, and times plain text", [str(ROOT / "bench" / "exponents.py")]),
    "inputs": ("Inputs that a fuzzer made up, and words", ["-m", "fuzz.report"]),
    "faults": ("Faults in the middle", ["-m", "faults"]),
}

# The rows that say whether a wall holds, as the parts print them.
_SUM = re.compile(
    r"(?:attacks (?:tried|stopped)|requests that left|page errors|fuzz (?:executions|crashes)|words lost"
    r"|faults (?:injected|survived)|bytes of sources lost)\s+[\d,]+$|\d+ shapes: |.*: .+ grows with the power "
)


def main() -> int:
    """Run the parts one after the other; each prints its own report."""
    parser = argparse.ArgumentParser(prog="make walls")
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="PART", help=f"of {', '.join(PARTS)}: all")
    said: list[str] = []
    broken = [name for name in parser.parse_args().parts or PARTS if not _holds(*PARTS[name], said)]
    print("", *(line for line in said if _SUM.match(line)), sep="\n")  # noqa: T201 - it is a report
    print(f"\n{'Does not hold: ' + ', '.join(broken) if broken else 'Every wall holds.'}")  # noqa: T201 - it is a report
    return 1 if broken else 0


def _holds(title: str, command: list[str], said: list[str]) -> bool:
    """Run a part, and hand on its lines as they come and in `said`; return whether it found nothing."""
    print(f"\n{title}\n", flush=True)  # noqa: T201 - the same
    found = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "hooks"), str(ROOT / "tests")])}
    command = [sys.executable, "-u", *command]
    with subprocess.Popen(command, cwd=ROOT / "tests", env=found, stdout=subprocess.PIPE, text=True) as running:
        for line in running.stdout or ():
            print(line, end="", flush=True)  # noqa: T201 - the same
            said.append(line.rstrip("\n"))
    return running.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
