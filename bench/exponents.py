"""Print how the cost of every stage grows with its input, for each shape that input can take.

Usage: python bench/exponents.py [SHAPE ...] [--cap SECONDS] [--runs NUMBER]. Each shape is measured at an eighth, a
quarter, half and the whole of its largest size, in a process of its own. The exponent is the slope of time over size
(2 means that twice the input takes four times as long); the ratio compares the largest size with plain text of as many
bytes. What takes too short to be measured has neither. Exit code 1 when a limit is passed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent)]

from shapes import SHAPES, Shape  # noqa: E402 - the path comes first

STAGES = ("read", "parse", "link", "check", "index", "render", "report", "export", "diff", "format")
STEPS = (1, 2, 4, 8)
EXPONENT, RATIO = 1.2, 100
SHORT = 0.05  # seconds at the largest size: below it noise decides
FLOOR = 0.01  # seconds that plain text counts as at least
_STAGES = Path(__file__).with_name("stages.py")


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of each stage that ended before the cap, and megabytes at the most."""

    seconds: dict[str, float]
    megabytes: float


def main() -> int:
    """Measure, print a row for each shape, and say what passes the limits."""
    parser = argparse.ArgumentParser(prog="make exponents")
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", choices=[*SHAPES, []])
    parser.add_argument("--cap", type=int, default=60, help="CPU seconds after which a process is stopped (60)")
    parser.add_argument("--runs", type=int, default=2, help="the quickest of so many counts (2)")
    options = parser.parse_args()
    plain: dict[int, Cost] = {}
    bad: list[str] = []
    _row("shape", *STAGES, "all", "ratio", "MB")
    for name in options.shapes or SHAPES:
        bad += _shape(name, SHAPES[name], plain, options)
    print("\n".join(bad) or f"No exponent above {EXPONENT}, no ratio above {RATIO}.")  # noqa: T201
    return 1 if bad else 0


def _shape(name: str, shape: Shape, plain: dict[int, Cost], options: argparse.Namespace) -> list[str]:
    """Measure and print one shape; return what passes the limits."""
    sizes = [max(1, shape.most * step // STEPS[-1]) for step in STEPS]
    costs = [measured(name, size, options.cap, options.runs) for size in sizes]
    length = sum(len(text.encode()) for text in shape.make(shape.most).values())
    beside = plain.setdefault(length // 20_000, measured("plain", length, options.cap, options.runs))
    powers = {stage: exponent([cost.seconds.get(stage) for cost in costs]) for stage in STAGES}
    whole = {stage: costs[-1].seconds.get(stage) for stage in STAGES}
    ratios = {s: t / max(FLOOR, beside.seconds.get(s, 0.0)) for s, t in whole.items() if t is not None}
    missing = [stage for stage in STAGES if whole[stage] is None]
    total = sum(t for t in whole.values() if t is not None)
    cells = [
        f"{whole[s]:.1f}s^{powers[s]:.2f}" if powers[s] else f"{whole[s]:.2f}s" if whole[s] is not None else "–"
        for s in STAGES
    ]
    _row(name, *cells, f"{total:.1f}s", f"{max(ratios.values(), default=0):.0f}", f"{costs[-1].megabytes:.0f}")
    return [
        *(f"{name}: {stage} did not end within {options.cap} s" for stage in missing[:1]),
        *(f"{name}: {stage} grows with the power {p:.2f}" for stage, p in powers.items() if p and p > EXPONENT),
        *(f"{name}: {stage} takes {r:.0f} times as long as plain text" for stage, r in ratios.items() if r > RATIO),
    ]


def measured(name: str, size: int, cap: int, runs: int) -> Cost:
    """Return the least that one size costs in so many runs."""
    found = [_once(name, size, cap) for _ in range(runs)]
    stages = set.intersection(*(set(cost.seconds) for cost in found))
    return Cost({s: min(cost.seconds[s] for cost in found) for s in stages}, max(cost.megabytes for cost in found))


def _once(name: str, size: int, cap: int) -> Cost:
    command = [sys.executable, str(_STAGES), name, str(size), str(cap)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own script
    lines = done.stdout.splitlines()
    if done.stderr and "CPU" not in done.stderr:
        print(done.stderr[-2000:], file=sys.stderr)  # noqa: T201
    return Cost(*json.loads(lines[-1])) if lines else Cost({}, 0)


def exponent(times: Sequence[float | None]) -> float | None:
    """Return the slope of the logarithm of the time over that of the size, None if it is too short to be measured."""
    known = [(log(step), log(max(time, 1e-6))) for step, time in zip(STEPS, times, strict=True) if time is not None]
    if len(known) < 3 or (times[-1] or SHORT) < SHORT:
        return None
    x, y = (sum(values) / len(known) for values in zip(*known, strict=True))
    return sum((a - x) * (b - y) for a, b in known) / sum((a - x) ** 2 for a, _ in known)


def _row(*cells: object) -> None:
    print("".join(str(c).ljust(26) if at == 0 else str(c).rjust(12) for at, c in enumerate(cells)), flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
