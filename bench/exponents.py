"""Print how the cost of every stage grows with its input, for each shape that input can take.

Usage: python bench/exponents.py [SHAPE ...] [--cap SECONDS] [--at-once NUMBER] [--write]. Each shape is measured at an
eighth, a quarter, half and the whole of its largest size, each in a process of its own, as many shapes at once as there
are cores. The exponent is the slope of time over size (2 means that twice the input takes four times as long); the
ratio compares all stages together at the largest size with plain text of as many bytes, which has no stories to link,
index or compare. What takes too short to be measured has no exponent. What passes a limit is measured again, up to
three times, and counts if the least of each stage still passes: then the exit code is 1. With --write, the table in
docs/architecture.md is made anew.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import log
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent)]

from shapes import PLAIN, SHAPES, Shape  # noqa: E402 - the path comes first
from table import replace_table  # noqa: E402 - the same

STAGES = ("read", "parse", "link", "check", "index", "render", "report", "export", "diff", "format")
STEPS = (1, 2, 4, 8)
EXPONENT, RATIO = 1.2, 100
SHORT, NOISE = 0.05, 0.01  # seconds at the largest size, and at any: below them noise decides
AGAIN = 3  # times that what passes a limit is measured once more
_STAGES = Path(__file__).with_name("stages.py")
_ROUGH = 20_000  # bytes: plain text is measured in steps of so many


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of each stage that ended before the cap, and megabytes at the most."""

    seconds: Mapping[str, float]
    megabytes: float

    @property
    def total(self) -> float:
        return sum(self.seconds.values())


@dataclass(frozen=True, slots=True)
class Grown:
    """What a shape costs at each size, and plain text of as many bytes as the largest."""

    name: str
    costs: tuple[Cost, ...]
    plain: Cost

    @property
    def powers(self) -> Mapping[str, float | None]:
        """The exponent of each stage."""
        return {stage: exponent([cost.seconds.get(stage) for cost in self.costs]) for stage in STAGES}

    @property
    def ratio(self) -> float:
        """How many times as long as plain text it takes."""
        return self.costs[-1].total / self.plain.total

    def faults(self, cap: int) -> Iterator[str]:
        """Yield what passes a limit."""
        missing = [stage for stage in STAGES if stage not in self.costs[-1].seconds]
        yield from (f"{self.name}: {stage} did not end within {cap} s" for stage in missing[:1])
        for stage, power in self.powers.items():
            if power and power > EXPONENT:
                yield f"{self.name}: {stage} grows with the power {power:.2f}"
        if self.ratio > RATIO:
            yield f"{self.name}: takes {self.ratio:.0f} times as long as plain text"


def main() -> int:
    """Measure, print a row for each shape, and say what passes the limits."""
    parser = argparse.ArgumentParser(prog="make exponents")
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", choices=[*SHAPES, []])
    parser.add_argument("--cap", type=int, default=60, help="CPU seconds after which a process is stopped (60)")
    parser.add_argument("--at-once", type=int, default=os.cpu_count(), help="shapes measured at once (one a core)")
    parser.add_argument("--write", action="store_true", help="write the table into docs/architecture.md")
    options = parser.parse_args()
    names = options.shapes or [*SHAPES]
    lengths = {name: _length(SHAPES[name]) for name in names}
    plain = measured("plain", sorted({_rough(length) for length in lengths.values()}), options.cap)
    found: list[Grown] = []
    _row("shape", *STAGES, "all", "ratio", "MB")
    with ThreadPoolExecutor(options.at_once) as several:
        for grown in several.map(lambda name: _grown(name, _scaled(plain, lengths[name]), options.cap), names):
            _print(grown)
            found.append(grown)
    bad = [fault for grown in found for fault in grown.faults(options.cap)]
    print("\n".join(bad) or f"{len(found)} shapes: no exponent above {EXPONENT}, no ratio above {RATIO}.")  # noqa: T201
    if options.write:
        replace_table(_table(found))
    return 1 if bad else 0


def _length(shape: Shape) -> int:
    return sum(len(text.encode()) for text in shape.make(shape.most).values())


def _rough(length: int) -> int:
    """Return the size at which plain text is measured: at most what one file may hold, for more is not read."""
    return min((length // _ROUGH + 1) * _ROUGH, PLAIN.most)


def _scaled(plain: Mapping[int, Cost], length: int) -> Cost:
    """Return the cost of plain text of a length: of several files that of one, as often."""
    one = plain[_rough(length)]
    often = max(1, length / PLAIN.most)
    return Cost({stage: seconds * often for stage, seconds in one.seconds.items()}, one.megabytes)


def _grown(name: str, plain: Cost, cap: int) -> Grown:
    """Measure one shape; what passes a limit again, for something else may have taken the machine's time."""
    sizes = [max(1, SHAPES[name].most * step // STEPS[-1]) for step in STEPS]
    costs = measured(name, sizes, cap)
    grown = Grown(name, tuple(costs[size] for size in sizes), plain)
    for _ in range(AGAIN):
        if not any(grown.faults(cap)):
            break
        again = measured(name, sizes, cap)
        least = (_least(cost, again[size]) for cost, size in zip(grown.costs, sizes, strict=True))
        grown = Grown(name, tuple(least), plain)
    return grown


def _least(one: Cost, other: Cost) -> Cost:
    stages = set(one.seconds) & set(other.seconds)
    least = {stage: min(one.seconds[stage], other.seconds[stage]) for stage in stages}
    return Cost(least, max(one.megabytes, other.megabytes))


def measured(name: str, sizes: Sequence[int], cap: int) -> Mapping[int, Cost]:
    """Return what each size of a shape costs."""
    command = [sys.executable, str(_STAGES), name, str(cap), *map(str, sizes)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own script
    if done.stderr:
        sys.exit(done.stderr)
    costs: dict[int, Cost] = defaultdict(lambda: Cost({}, 0))
    for line in done.stdout.splitlines():
        size, seconds, megabytes = json.loads(line)
        costs[size] = Cost(seconds, megabytes)
    return costs


def exponent(times: Sequence[float | None]) -> float | None:
    """Return the slope of the logarithm of the time over that of the size, None if it is too short to be measured."""
    pairs = zip(STEPS, times, strict=True)
    known = [(log(step), log(time)) for step, time in pairs if time is not None and time >= NOISE]
    if len(known) < 3 or (SHORT if times[-1] is None else times[-1]) < SHORT:
        return None
    x, y = (sum(values) / len(known) for values in zip(*known, strict=True))
    return sum((a - x) * (b - y) for a, b in known) / sum((a - x) ** 2 for a, _ in known)


def _print(grown: Grown) -> None:
    last, powers = grown.costs[-1], grown.powers
    cells = [_cell(last.seconds.get(stage), powers[stage]) for stage in STAGES]
    _row(grown.name, *cells, f"{last.total:.1f}s", f"{grown.ratio:.0f}", f"{last.megabytes:.0f}")


def _cell(seconds: float | None, power: float | None) -> str:
    """Write seconds and exponent: `1.3s^1.05`; without an end `–^1.90`."""
    spent = "–" if seconds is None else f"{seconds:.2f}s"
    return spent if power is None else f"{spent}^{power:.2f}"


def _row(*cells: object) -> None:
    print("".join(str(c).ljust(26) if at == 0 else str(c).rjust(12) for at, c in enumerate(cells)), flush=True)  # noqa: T201


def _table(found: Sequence[Grown]) -> Iterator[tuple[str, ...]]:
    """Yield the rows for the documentation: of the exponents only the largest, with its stage."""
    yield "shape", "largest exponent", "CPU seconds", "of them `format`", "times plain text", "MB"
    for grown in found:
        last = grown.costs[-1]
        power, stage = max(((p, stage) for stage, p in grown.powers.items() if p is not None), default=(0.0, ""))
        steepest = f"{power:.2f} `{stage}`" if stage else "–"
        spent = (f"{last.total:.1f}", f"{last.seconds.get('format', 0):.1f}", f"{grown.ratio:.0f}")
        yield grown.name, steepest, *spent, f"{last.megabytes:.0f}"


if __name__ == "__main__":
    sys.exit(main())
