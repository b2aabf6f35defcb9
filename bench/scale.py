"""Print what a large bank costs: builds with one process and with several, by turns, and what is published of it.

Usage: python bench/scale.py [--sizes 64 1000] [--pairs 3] [--workers 2]. Needs Linux, and the generator of principle
files that `bench/build.py` needs. Processor is that of all processes together, memory that of the largest.
"""

from __future__ import annotations

import argparse
import ctypes
import filecmp
import gc
import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from build import GENERATOR, OWN, Cost, edit, write_bank

from storybank.model.cycles import COLLECTED
from storybank.model.settings import CACHE, OFF, WORKERS, Settings
from storybank.pipeline import cache
from storybank.pipeline.build import build

SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER: what a build leaves behind is waited for here, and counted
KIB = 1024


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(prog="python bench/scale.py")
    parser.add_argument("--sizes", type=int, nargs="*", default=[OWN, 1_000])
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--generator", type=Path, default=GENERATOR)
    options = parser.parse_args()
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            bank = Path(folder, "bank")
            write_bank(bank, size, options.generator)
            shared(bank, size)
            times(bank, size, options.pairs, options.workers)
            published(bank, size)


def shared(bank: Path, size: int) -> None:
    """Print how much of our own part of a build others can do: pages and data, before the theme."""
    taken: Counter[str] = Counter()
    make = cache._made

    def timed(stage: Callable[..., object], *given: Any) -> list[Any]:
        begun = time.process_time()
        made = make(stage, *given)
        taken[stage.__name__] += time.process_time() - begun
        return made

    os.environ[CACHE] = OFF
    os.environ[WORKERS] = "1"
    gc.set_threshold(COLLECTED)
    cache._made = timed
    begun = time.process_time()
    site(bank, size)
    whole, cache._made = time.process_time() - begun, make
    stages = {name: round(taken[name], 1) for name in SHARED}
    said(f"{size:,} stories: others can do {sum(stages.values()):.1f} of our {whole:.1f} s: {stages}")


SHARED = ("_published", "held_words", "story_texts")


def site(bank: Path, size: int) -> None:
    """Make the pages and the data of a site, and forget them."""
    if len(build(bank / "content", Settings(), bank)[1].pages) < size:
        sys.exit("A story has no page")


def times(bank: Path, size: int, pairs: int, workers: int) -> None:
    """Build a bank by turns with one process and with several, and print the medians and their ratios."""
    alone, others = [], []
    for _ in range(pairs):
        alone.append(built(bank, "1"))
        others.append(built(bank, str(workers)))
    for number, costs in ((1, alone), (workers, others)):
        cpu, wall, memory = (statistics.median(getattr(cost, name) for cost in costs) for name in COSTS)
        said(f"{size:,} stories, {number} at work: processor {cpu:.1f} s, clock {wall:.1f} s, memory {memory:.0f} MB")
    for name in COSTS[:2]:
        ratios = sorted(getattr(o, name) / getattr(a, name) for a, o in zip(alone, others, strict=True))
        said(f"  {name}: {statistics.median(ratios):.2f} times ({ratios[0]:.2f}–{ratios[-1]:.2f})")


COSTS = ("cpu", "wall", "memory")


def built(bank: Path, workers: str, kept: str = OFF) -> Cost:
    """Build a site, and wait for every process that the build has started."""
    shutil.rmtree(bank / "site", ignore_errors=True)
    begun = time.perf_counter()
    own = os.environ | {"NO_MKDOCS_2_WARNING": "1", CACHE: kept, WORKERS: workers}
    process = subprocess.Popen([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=bank, env=own)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"The build in {bank} failed")
    all_used = [used, *left()]
    cpu = sum(one.ru_utime + one.ru_stime for one in all_used)
    return Cost(cpu, wall, max(one.ru_maxrss for one in all_used) / KIB, 0.0)


def left() -> Iterator[object]:
    """Yield what each process took that the build has left behind."""
    while True:
        try:
            yield os.wait4(-1, 0)[2]
        except ChildProcessError:
            return


def published(bank: Path, size: int) -> None:
    """Print what a site weighs, and what of it one edit changes: files, and bytes as they are and compressed."""
    before = bank.parent / "before"
    shutil.copytree(bank / "site", before)
    edit(bank / "content", size)
    built(bank, "1")
    site = bank / "site"
    files = sorted(path for path in site.rglob("*") if path.is_file())
    changed = [path for path in files if not same(path, before / path.relative_to(site))]
    story = next(path for path in files if path.parent.parent.name == "stories" and path.name == "index.html")
    for name, some in (
        ("whole site", files),
        ("changed by one edit", changed),
        ("a story's page", [story]),
        ("core of the search", [site / "find" / "core.js"]),
        ("largest leaf of the search", [largest(site / "find", "leaf-*.js")]),
        ("largest shard of stories", [largest(site / "find", "stories-*.js")]),
        ("STAR index", [site / "star-index" / "index.html"]),
        ("list of principles", [site / "principles" / "index.html"]),
        ("data as JSON", [site / "data" / "stories.json"]),
    ):
        there = [path for path in some if path.is_file()]
        plain = sum(path.stat().st_size for path in there)
        packed = sum(len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in there)
        said(f"  {name}: {len(there):,} files, {plain / KIB:,.0f} KiB, {packed / KIB:,.0f} KiB compressed")
    kinds = sorted({path.relative_to(site).parts[0] for path in changed})
    said(f"  changed below: {' '.join(kinds[:12])}")


def largest(folder: Path, pattern: str) -> Path:
    """Return the largest of some files."""
    return max(folder.glob(pattern), key=lambda path: path.stat().st_size, default=folder / "none")


def same(path: Path, other: Path) -> bool:
    """Say whether a file was published before as it is now."""
    return other.is_file() and filecmp.cmp(path, other, shallow=False)


def said(line: str) -> None:
    """Print a line at once: the next one may take minutes."""
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
