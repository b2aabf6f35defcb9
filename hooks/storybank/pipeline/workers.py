"""Who works at a stage besides this process: processes on this machine, the workers of a Dask scheduler, or those of an
executor that a program hands in. Nobody, where there is little to do (decision 51).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from importlib import import_module

from ..model.each import WorkersError
from ..model.settings import SCHEDULER, WORKERS
from .spread import Crew

WORTH = 2.5  # seconds of work from which on it pays to start processes
MOST = 8  # processes where nobody says how many: by then, what cannot be spread takes longer
AHEAD = 2  # pieces for each worker: the next one is there when it has done one
_handed_in: list[Crew] = []
_started: list[Crew] = []


@contextmanager
def working(executor: Executor, workers: int) -> Iterator[None]:
    """Map the stages over an executor that has so many workers, while this lasts. Who made it shuts it down."""
    _handed_in.append(Crew(executor, AHEAD * workers, lambda: None))
    try:
        yield
    finally:
        _handed_in.pop()


@contextmanager
def until_done() -> Iterator[None]:
    """End the workers that were started when this is over."""
    try:
        yield
    finally:
        _end()


@contextmanager
def crew_for(seconds: float) -> Iterator[Crew | None]:
    """Hand out who works along at a stage of so many seconds, None where this process does it alone.

    Whoever works on when the stage fails, or is stopped, is ended.
    """
    known = (*_started, *_handed_in)
    crew = known[-1] if known else _start(seconds)
    if crew and not known:
        _started.append(crew)
    try:
        yield crew
    except BaseException:
        _end()
        raise


def _end() -> None:
    while _started:
        _started.pop().end()


def _start(seconds: float) -> Crew | None:
    address, named = os.environ.get(SCHEDULER, ""), os.environ.get(WORKERS, "")
    crew: Crew | None = None
    if address:
        crew = import_module(".cluster", __package__).crew_at(address)
    elif named or seconds >= WORTH:
        number = _number(named) if named else min(_processors(), MOST)
        crew = import_module(".processes", __package__).crew_of(number - 1, AHEAD) if number > 1 else None
    return crew


def _number(named: str) -> int:
    if not named.isdecimal() or int(named) < 1:
        raise WorkersError(f"{WORKERS}={named} is no number of processes, 1 or more")
    return int(named)


def _processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
