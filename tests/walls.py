"""Say how every wall holds, in one report: `make walls` runs what measures each, and fails if one does not hold.

Usage: python tests/walls.py [PART ...]. The parts: attacks on the site that is built, opened in a browser; growth of
every stage with its input; inputs made up by the fuzzer, with the words of all samples; faults injected into commands.
"""

from __future__ import annotations

import argparse
import os
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


def main() -> int:
    """Run the parts one after the other; each prints its own report."""
    parser = argparse.ArgumentParser(prog="make walls")
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="PART", help=f"of {', '.join(PARTS)}: all")
    broken = [name for name in parser.parse_args().parts or PARTS if not _holds(*PARTS[name])]
    print(f"\n{'Does not hold: ' + ', '.join(broken) if broken else 'Every wall holds.'}")  # noqa: T201 - it is a report
    return 1 if broken else 0


def _holds(title: str, command: list[str]) -> bool:
    print(f"\n{title}\n", flush=True)  # noqa: T201 - the same
    found = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "hooks"), str(ROOT / "tests")])}
    return subprocess.run([sys.executable, *command], cwd=ROOT / "tests", env=found, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
