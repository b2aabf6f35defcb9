"""What the fuzzer did, written down beside its corpus, so that a report can say it without fuzzing again."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RECORD = Path(__file__).with_name("record.toml")
CORPUS = Path(__file__).with_name("corpus")


@dataclass(frozen=True, slots=True)
class Run:
    """One run: how long it took, how many inputs it executed, what of the package they reached, and how it ended."""

    day: str
    seconds: int
    executions: int
    branches: int
    crashes: int


def written(runs: Sequence[Run], laws: Sequence[str]) -> str:
    """Return the record of these runs; `laws` are those that some input breaks now."""
    rows = {
        "last": max((run.day for run in runs), default=""),
        "runs": len(runs),
        "seconds": sum(run.seconds for run in runs),
        "executions": sum(run.executions for run in runs),
        "branches": max((run.branches for run in runs), default=0),
        "crashes": sum(run.crashes for run in runs),
        "broken": len(laws),
    }
    said = "".join(
        f'{name} = "{value}"\n' if isinstance(value, str) else f"{name} = {value}\n" for name, value in rows.items()
    )
    return f"# Written by `make fuzz`: what the fuzzer did since its folder was made.\n{said}"


def recorded() -> dict[str, Any]:
    """Return the record."""
    return tomllib.loads(RECORD.read_text(encoding="utf-8"))
