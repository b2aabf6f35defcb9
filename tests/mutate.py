"""Change constants and conditions one at a time, and say which changes no test notices: `make mutate`.

cosmic-ray makes the changes, in a copy of the repository; the tests next to the changed room judge each. It reads no
regular expressions and no tables of data, so what it reports is a floor. Takes minutes: for a night, not for CI.

What changes the work and not the answer survives every time: `strict=True` of a zip, the default of a `max` that is
never empty, the first of exactly one. So does what is tuned on many queries at once, such as the weight of a field.
"""

from __future__ import annotations

import argparse
import random
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "hooks/storybank"
# The rooms, each with the tests that stand next to it, the quickest first: the first that fails ends the run.
ROOMS = {
    "find": "tests/find/test_index_record.py tests/find/test_leaves.py tests/find/test_facets.py"
    " tests/find/test_competencies.py tests/find/test_meanings.py tests/find/test_index.py tests/find/test_ordinary.py"
    " tests/find/test_quality.py"
    " --deselect=tests/find/test_index.py::test_same_bank_gives_the_same_bytes_in_any_process",  # slow, and about order
    "link": "tests/test_link.py tests/test_facts.py tests/test_outcome.py tests/test_coverage.py tests/test_strength.py"
    " tests/test_addresses.py tests/test_rules.py"
    " tests/test_duplicates.py tests/test_bank.py tests/test_render.py",
    # What test_parse_cases and test_blind read, test_readings holds to the letter, and sooner.
    "parse": "tests/test_limits.py tests/test_layout.py tests/test_grouping.py tests/test_extent.py"
    " tests/test_regions.py tests/test_doubts.py tests/test_voice.py tests/test_titles.py tests/test_readings.py"
    " tests/test_parse.py tests/test_principles.py tests/test_silences.py tests/test_publication.py"
    " tests/test_grammar.py tests/test_languages.py tests/test_verdict.py",
    "check/rules": "tests/test_rules.py tests/test_duplicates.py",
}
# Constants and predicates; other operators change arithmetic, which the types mostly catch.
OPERATORS = ("NumberReplacer", "AddNot", "ReplaceComparison", "ReplaceAnd", "ReplaceOr", "ReplaceTrue", "ReplaceFalse")
CONFIG = """
[cosmic-ray]
module-path = ["{folder}"]
timeout = {timeout}
excluded-modules = ["*/__init__.py"]
test-command = {command}
[cosmic-ray.distributor]
name = "local"
"""


@dataclass(frozen=True, slots=True)
class Change:
    """One change: where, what it does, and whether a test noticed it."""

    place: str
    operator: str
    noticed: bool
    diff: str


def copied(folder: Path) -> None:
    """Copy what the tests need: cosmic-ray changes files in place, and a run that is stopped leaves them changed."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    if (ROOT / "node_modules").is_dir():
        (folder / "node_modules").symlink_to(ROOT / "node_modules")


def run(folder: Path, room: str, count: int, seed: int, timeout: float) -> list[Change]:
    """Return what became of `count` changes of a room, drawn by `seed`, at most one a place."""
    tests = f"{shlex.quote(sys.executable)} -m pytest -q -x -n 0 -p no:cacheprovider {ROOMS[room]}"
    config, session = folder / "mutate.toml", folder / "mutate.sqlite"
    session.unlink(missing_ok=True)
    text = CONFIG.format(folder=f"{PACKAGE}/{room}", timeout=timeout, command=f"'''{tests}'''")
    config.write_text(text, encoding="utf-8")
    cosmic_ray(folder, "baseline", config)
    cosmic_ray(folder, "init", config, session)
    draw(folder, session, count, seed)
    cosmic_ray(folder, "exec", config, session)
    with sqlite3.connect(session) as database:
        rows = database.execute(
            "select module_path, start_pos_row, operator_name, test_outcome, diff"
            " from mutation_specs natural join work_results where worker_outcome = 'NORMAL' order by 1, 2"
        ).fetchall()
    return [Change(f"{path}:{row}", name, outcome == "KILLED", diff) for path, row, name, outcome, diff in rows]


def draw(folder: Path, session: Path, count: int, seed: int) -> None:
    """Keep `count` of the changes that the session lists."""
    with sqlite3.connect(session) as database:
        rows = database.execute(
            "select job_id, module_path, operator_name, start_pos_row, start_pos_col"
            " from mutation_specs order by 2, 4, 5, 3"
        ).fetchall()
        places = defaultdict(list)
        for job, path, name, *place in rows:
            operator = name.rpartition("/")[2]
            if operator.startswith(OPERATORS) and "Is" not in operator and not decorates(folder / path, place[0]):
                places[path, *place].append(job)
        chance = random.Random(seed)  # noqa: S311 - a draw, no secret
        kept = {chance.choice(places[place]) for place in chance.sample(sorted(places), min(count, len(places)))}
        gone = [(job,) for job, *_ in rows if job not in kept]
        for table in ("mutation_specs", "work_items"):
            database.executemany(f"delete from {table} where job_id = ?", gone)  # noqa: S608 - names of ours


def decorates(path: Path, row: int) -> bool:
    """True for a line such as `@dataclass(frozen=True)`, which decides nothing."""
    return path.read_text(encoding="utf-8").split("\n")[row - 1].lstrip().startswith("@")


def cosmic_ray(folder: Path, verb: str, *paths: Path) -> None:
    """Run one of its commands; `baseline` fails where the tests fail before anything is changed."""
    command = [str(Path(sys.executable).with_name("cosmic-ray")), verb, *map(str, paths)]
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"cosmic-ray {verb}:\n{done.stdout}{done.stderr}")


def main() -> None:
    """Run the rooms that were named and print what survived."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help=f"of {', '.join(ROOMS)} (all)")
    parser.add_argument("--count", type=int, default=20, help="changes a room (20)")
    parser.add_argument("--seed", type=int, default=1, help="what the draw begins with (1)")
    parser.add_argument("--timeout", type=float, default=600, help="seconds for the tests of one change (600)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copied(folder)
        for room in options.rooms or ROOMS:
            changes = run(folder, room, options.count, options.seed, options.timeout)
            print(f"{room}: {sum(change.noticed for change in changes)} of {len(changes)} noticed", flush=True)  # noqa: T201
            for change in (change for change in changes if not change.noticed):
                changed = (line for line in change.diff.splitlines() if line[:1] in ("+", "-"))
                shown = [f"    {line}" for line in changed if line[:3] not in ("+++", "---")]
                print(f"  {change.place} {change.operator}", *shown, sep="\n", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
