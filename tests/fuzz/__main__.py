"""Search for inputs that break a law: `make fuzz` runs the fuzzer for some time and writes down what it did.

Usage: python -m fuzz [--seconds NUMBER] [--keep]. What it learns stays in `.cache/fuzz`, where the next run goes on.
With --keep, the inputs that reach something the others do not are made few and kept in `corpus`, which
`tests/test_fuzz.py` replays: look through them before they are committed.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from .record import CORPUS, RECORD, Run, written

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".cache" / "fuzz"
CASES = ROOT / "tests" / "cases"
SHORT = 350  # bytes of a sample to begin with: a short one is changed and tried more often
KEPT = 3_000  # bytes of an input that is kept
INTERRUPTED = 72  # the exit code of libFuzzer when somebody ended the search before its time
_EXECUTED = re.compile(r"^stat::number_of_executed_units: (\d+)$", re.MULTILINE)
_REACHED = re.compile(r"\bcov: (\d+)")


def main() -> int:
    """Search, write the record, and print it; exit code 1 when something was found."""
    parser = argparse.ArgumentParser(prog="make fuzz")
    parser.add_argument("--seconds", type=int, default=600, help="how long to search (600)")
    parser.add_argument("--keep", action="store_true", help="also keep the telling inputs in tests/fuzz/corpus")
    options = parser.parse_args()
    for name in ("corpus", "seeds", "found"):
        (FOLDER / name).mkdir(parents=True, exist_ok=True)
    for path in [*CASES.rglob("*.md"), *CORPUS.glob("*.md")]:
        if path.stat().st_size <= SHORT:
            shutil.copyfile(path, FOLDER / "seeds" / f"{'-'.join(path.parts[-3:])}")
    run = searched(options.seconds) if options.seconds else None
    with (FOLDER / "runs.jsonl").open("a", encoding="utf-8") as file:
        file.write(f"{json.dumps(run)}\n" if run else "")
    runs = [Run(**json.loads(line)) for line in (FOLDER / "runs.jsonl").read_text(encoding="utf-8").splitlines()]
    laws = [path.read_text(encoding="utf-8") for path in sorted((FOLDER / "found").glob("*.txt"))]
    RECORD.write_text(written(runs, laws), encoding="utf-8")
    if options.keep:
        keep()
    print(RECORD.read_text(encoding="utf-8"), end="")  # noqa: T201 - it is a report
    print("".join(f"{FOLDER / 'found'}: {law}\n" for law in laws), file=sys.stderr, end="")  # noqa: T201 - the same
    return 1 if laws or runs[-1].crashes else 0


def searched(seconds: int) -> dict[str, object]:
    """Run the fuzzer in processes of its own, one a core, which learn from each other through the corpus.

    Return what they did, as data of a Run.
    """
    folders = [str(FOLDER / name) for name in ("found", "corpus", "seeds")]
    options = [f"-max_total_time={seconds}", "-print_final_stats=1", "-timeout=300", "-report_slow_units=300"]
    command = [sys.executable, "-m", "fuzz.target", *folders, *options, f"-artifact_prefix={folders[0]}/"]
    ended = _at_once(command, at_once := os.cpu_count() or 1)
    logs = [(FOLDER / f"log-{number}").read_text(encoding="utf-8", errors="replace") for number in range(at_once)]
    return {
        "day": datetime.now(tz=UTC).date().isoformat(),
        "seconds": seconds,
        "executions": sum(_last(_EXECUTED, log) for log in logs),
        "branches": max(_last(_REACHED, log) for log in logs),
        "crashes": sum(code not in {0, INTERRUPTED} for code in ended),
    }


def _at_once(command: list[str], number: int) -> list[int]:
    """Run so many of a command side by side, each with its log, until all have ended; return their exit codes."""
    with ExitStack() as logs:
        files = [logs.enter_context((FOLDER / f"log-{at}").open("w", encoding="utf-8")) for at in range(number)]
        running = [subprocess.Popen(command, stdout=file, stderr=file) for file in files]
        return [process.wait() for process in running]


def _last(number: re.Pattern[str], log: str) -> int:
    return int((number.findall(log) or ["0"])[-1])


def keep() -> None:
    """Keep the fewest inputs that reach what all of them do, without the samples that the tests have anyway."""
    small = FOLDER / "small"
    shutil.rmtree(small, ignore_errors=True)
    small.mkdir()
    # One for each branch, not for each number of times that it is taken: the tests replay them all.
    command = [sys.executable, "-m", "fuzz.target", str(FOLDER / "found"), "-merge=1", "-use_counters=0"]
    subprocess.run([*command, str(small), str(FOLDER / "seeds"), str(FOLDER / "corpus")], check=True)
    if not any(small.iterdir()):
        sys.exit("nothing was kept: see what libFuzzer said above")
    known = {path.read_bytes() for path in CASES.rglob("*.md")}
    shutil.rmtree(CORPUS, ignore_errors=True)
    CORPUS.mkdir()
    for path in small.iterdir():
        data = path.read_bytes()
        if data not in known and len(data) <= KEPT:
            (CORPUS / f"{path.name[:12]}.md").write_bytes(data)


if __name__ == "__main__":
    sys.exit(main())
