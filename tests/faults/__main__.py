"""Say what happens when something breaks: `make faults` prints the faults injected and survived, and the bytes lost."""

from __future__ import annotations

import os
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from . import bank as banks
from .cases import STAGES, faults
from .changing import HAPPENINGS, happen
from .judge import Outcome, suffer
from .run import can_mount
from .serve import endure
from .stages import Stage, Stages
from .together import at_once, within

EVERY = (*STAGES, "serve")
ROW = "{:<8}{:<26}{:>9}{:>10}{:>9}"


def main() -> int:
    """Inject every fault, each into a bank of its own, and print how many were survived."""
    asked = _arguments()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        outcomes = [outcome for stage in asked.stages or EVERY for outcome in _of(stage, folder, asked)]
    _print(outcomes)
    lost = sum(outcome.lost for outcome in outcomes)
    injected = [outcome for outcome in outcomes if not outcome.skipped]
    print(f"\nfaults injected {len(injected):,}")  # noqa: T201 - it is a report
    print(f"faults survived {sum(not outcome.wrong for outcome in injected):,}")  # noqa: T201 - the same
    print(f"bytes of sources lost {lost:,}")  # noqa: T201 - the same
    wrong = [f"{o.stage}: {o.fault}: {said}" for o in outcomes for said in o.wrong]
    print("\n".join(wrong), file=sys.stderr, end="")  # noqa: T201 - the same
    return 1 if wrong or lost else 0


def _of(name: str, folder: Path, asked: Namespace) -> Iterator[Outcome]:
    """Yield what became of every fault of one command."""
    print(f"{name} …", file=sys.stderr, flush=True)  # noqa: T201 - it takes minutes
    if name == "serve":
        yield from endure(folder / name)
        return
    stage = Stages(folder)(name)
    yield from _alone(stage, folder, asked)
    yield from (at_once(stage, folder / f"{name}-at-once-{number}") for number in range(asked.pairs))
    if name == "build":
        yield within(stage, banks.begin(folder / "first"), folder / "within")
        with ThreadPoolExecutor(os.cpu_count()) as several:
            yield from several.map(
                lambda it: happen(stage, it[1], folder / f"happening-{it[0]}"), enumerate(HAPPENINGS)
            )


def _alone(stage: Stage, folder: Path, asked: Namespace) -> Iterator[Outcome]:
    wanted = list(faults(stage, folder, asked.seed))
    possible = [fault for fault in wanted if fault.around is None or can_mount()]
    yield from (Outcome(stage.name, fault.name, (), skipped=True) for fault in wanted if fault not in possible)
    with ThreadPoolExecutor(os.cpu_count()) as several:
        numbered = enumerate(possible)
        yield from several.map(lambda it: suffer(stage, it[1], folder / f"{stage.name}-{it[0]}"), numbered)


def _print(outcomes: list[Outcome]) -> None:
    kinds = list(dict.fromkeys((outcome.stage, outcome.fault) for outcome in outcomes))
    injected = Counter((o.stage, o.fault) for o in outcomes if not o.skipped)
    survived = Counter((o.stage, o.fault) for o in outcomes if not o.skipped and not o.wrong)
    skipped = Counter((o.stage, o.fault) for o in outcomes if o.skipped)
    rows = [(*kind, injected[kind], survived[kind], skipped[kind]) for kind in kinds]
    rows.append(("total", "", injected.total(), survived.total(), skipped.total()))
    for row in (("command", "fault", "injected", "survived", "skipped"), *rows):
        print(ROW.format(*row))  # noqa: T201 - it is a report
    print("skipped: a kill that came too late, or a disk or folder that this user may not mount")  # noqa: T201 - the same


def _arguments() -> Namespace:
    parser = ArgumentParser("faults", description=__doc__)
    parser.add_argument("stages", nargs="*", metavar="COMMAND", help=f"some of {', '.join(EVERY)} (all)")
    parser.add_argument("--seed", type=int, default=1, help="for the moments at which a process is killed (1)")
    parser.add_argument("--pairs", type=int, default=3, help="how often two commands begin at once (3)")
    asked = parser.parse_args()
    if unknown := set(asked.stages) - set(EVERY):
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    return asked


if __name__ == "__main__":
    sys.exit(main())
