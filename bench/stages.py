"""One bank through every stage, in a process of its own: the CPU seconds of each, and the most memory.

Usage: python bench/stages.py SHAPE SECONDS NUMBER [NUMBER ...]. Each size has a process of its own, a fork of one that
has read what every run needs: none finds anything of another in memory. It prints one line of JSON for each stage as
that ends, so that what was done before the limit of CPU seconds stopped the process is known. The time of a stage is
its own, without that of the stages that it calls, and without what a bank of one story takes.
"""

from __future__ import annotations

import gc
import io
import json
import os
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import process_time
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "bench")]

os.environ["STORYBANK_CACHE"] = "off"
from shapes import PLAIN, SHAPES, Files, principle, story  # noqa: E402 - the path comes first

from storybank.check.report import FORMATS as REPORTS  # noqa: E402
from storybank.cli import COLLECTED  # noqa: E402
from storybank.commands.diff import diff  # noqa: E402
from storybank.commands.shown import lines_of  # noqa: E402
from storybank.export import FORMATS as EXPORTS  # noqa: E402
from storybank.export import ExportSources  # noqa: E402
from storybank.format.prove import tidy  # noqa: E402
from storybank.model.settings import Settings  # noqa: E402
from storybank.pipeline import build, load, published  # noqa: E402
from storybank.pipeline.load import Bank  # noqa: E402
from storybank.read import given  # noqa: E402

INNER = {
    "read": (given, "read"),
    "parse": (published, "parse"),
    "link": (load, "link"),
    "index": (build, "build_index"),
}
MEMORY = 4 * 2**30
_SETTINGS = Settings()


class Clock:
    """The CPU seconds of each stage that ended; a stage within another is taken off it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._within = [0.0]

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        began = process_time()
        self._within.append(0.0)
        yield
        spent = process_time() - began
        own = spent - self._within.pop()
        self._within[-1] += spent
        self.seconds[name] = self.seconds.get(name, 0.0) + own

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            with self.stage(name):
                return function(*args, **named)

        return call


def main() -> None:
    """Measure one shape at some sizes, once the tables that every run needs are read."""
    gc.set_threshold(COLLECTED)  # as every command does
    name, seconds, numbers = sys.argv[1], int(sys.argv[2]), map(int, sys.argv[3:])
    least = [clock for _ in range(2) for clock in _run(principle(story(1)))][-1].seconds
    shape = PLAIN if name == "plain" else SHAPES[name]
    gc.collect()
    for number in numbers:
        child = os.fork()
        if child:
            os.waitpid(child, 0)  # a child that its limit has stopped has printed what it did
            continue
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        for clock in _run(shape.make(number)):
            own = {stage: max(0.0, spent - least[stage]) for stage, spent in clock.seconds.items()}
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
            print(json.dumps([number, own, most]), flush=True)  # noqa: T201 - what it is for
        return


def _run(files: Files) -> Iterator[Clock]:
    """Take the files through every stage; yield the clock after each."""
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        for name, text in files.items():
            path = content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        gc.collect()
        with _timed(clock):
            with clock.stage("check"):
                bank = load.load([content], _SETTINGS)
            yield clock
            with clock.stage("render"):
                build.site(bank, _SETTINGS)
            yield clock
        with clock.stage("report"):
            line_of = lines_of(bank.findings, bank.sources, _SETTINGS)
            for report in REPORTS.values():
                report(bank.findings, line_of, "")
        yield clock
        with clock.stage("export"):
            for form in EXPORTS.values():
                b"".join(form.write(ExportSources(bank.library, bank.findings)))
        yield clock
        _both(bank, Path(folder))
        with clock.stage("diff"):
            diff(Path(folder) / "before.json", Path(folder) / "after.json", "comment", io.StringIO())
        yield clock
        with clock.stage("format"):
            for source in bank.sources:
                tidy(source, _SETTINGS)
        yield clock


@contextmanager
def _timed(clock: Clock) -> Iterator[None]:
    """Let the clock see the stages that others call."""
    patches = [
        patch.object(place, name, clock.timed(stage, getattr(place, name))) for stage, (place, name) in INNER.items()
    ]
    for each in patches:
        each.start()
    yield
    for each in patches:
        each.stop()


def _both(bank: Bank, folder: Path) -> None:
    """Write the export of the bank, and one in which each story goes and comes under another id."""
    data = json.loads(b"".join(EXPORTS["json"].write(ExportSources(bank.library, bank.findings))))
    (folder / "before.json").write_text(json.dumps(data), encoding="utf-8")
    for entry in data["stories"]:
        entry["id"] += "-again"
    (folder / "after.json").write_text(json.dumps(data), encoding="utf-8")


if __name__ == "__main__":
    main()
