"""A stage in pieces, mapped over an executor: this process works along from the other end, and never only waits."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass
from typing import TypeVar

from ..model.each import WorkersError
from .progress import Steps

PIECES = 128  # of a stage: enough that nobody waits long for the last ones

Subject = TypeVar("Subject")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Crew:
    """An executor, how many pieces it is given before it has returned the first, how it is ended at once, and how it
    fails: with which exceptions, and what is said then.
    """

    executor: Executor
    at_once: int
    end: Callable[[], None]
    failures: tuple[type[Exception], ...] = (BrokenExecutor,)
    failed: str = "a worker ended before its work was done (too little memory, or stopped by somebody)"


def pieces(subjects: Sequence[Subject]) -> list[Sequence[Subject]]:
    """Return the subjects in pieces, in their order."""
    size = max(1, -(-len(subjects) // PIECES))
    return [subjects[at : at + size] for at in range(0, len(subjects), size)]


def spread(call: Callable[[Subject], Value], subjects: Sequence[Subject], crew: Crew, stage: str) -> list[Value]:
    """Return what `call` returns for each subject, in their order, whoever made it."""
    left = deque(enumerate(subjects))
    given: dict[Future[Value], int] = {}
    made: dict[int, Value] = {}
    steps = Steps(stage, len(subjects))
    try:
        while left or given:
            while left and len(given) < crew.at_once:
                at, subject = left.popleft()
                given[_submitted(crew, call, subject)] = at
            if left:
                at, subject = left.pop()
                made[at] = call(subject)
                steps.step()
            for future in wait(given, timeout=0 if left else None, return_when=FIRST_COMPLETED).done:
                made[given.pop(future)] = _returned(crew, future)
                steps.step()
    finally:
        steps.close()
        for future in given:
            future.cancel()
    return [made[at] for at in range(len(subjects))]


def _submitted(crew: Crew, call: Callable[[Subject], Value], subject: Subject) -> Future[Value]:
    try:
        return crew.executor.submit(call, subject)
    except crew.failures as error:
        raise WorkersError(crew.failed) from error


def _returned(crew: Crew, future: Future[Value]) -> Value:
    try:
        return future.result()
    except WorkersError:
        raise
    except crew.failures as error:
        raise WorkersError(crew.failed) from error
