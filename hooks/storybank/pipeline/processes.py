"""Processes on this machine, as workers.

They begin as copies of one that has loaded the stages, where the system can do that (`forkserver`), and load them by
themselves elsewhere (`spawn`). A copy of this process (`fork`) would be ready at once, and may stand still for ever:
whatever another thread held, as a server has them, is held in the copy by nobody.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import Connection
from threading import Thread
from types import ModuleType
from typing import Any

from ..model.cycles import COLLECTED
from .spread import Crew

_WAYS = ("forkserver", "spawn")
_LOADED = f"{__package__}.work"


class WorkerProcesses(ProcessPoolExecutor):
    """Processes that load what they are given to do, and not the program that was started."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        with _without_program():  # a process is started when there is something to do
            return super().submit(fn, *args, **kwargs)


def crew_of(others: int, ahead: int) -> Crew:
    """Return a crew of so many processes beside this one, each with so many pieces waiting for it."""
    known = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context(next(way for way in _WAYS if way in known))
    if context.get_start_method() == "forkserver":
        context.set_forkserver_preload([_LOADED])
    until, here = context.Pipe(duplex=False)
    executor = WorkerProcesses(others, context, _begin, (until,))

    def end() -> None:
        here.close()
        executor.shutdown(cancel_futures=True)

    return Crew(executor, ahead * others, end)


@contextmanager
def _without_program() -> Iterator[None]:
    """Hide the program that was started: each process would run it again, up to where it asks for its name.

    One that asks nowhere would build the site once more, and start processes in its turn.
    """
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program


def _begin(until: Connection) -> None:
    """Make a process a worker, which ends when nobody holds the other end of a pipe: that is for whom it works to say.

    It is so too when that process is killed. Ctrl-C at a terminal goes to all of them.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(COLLECTED)
    Thread(target=_end, args=(until,), daemon=True).start()


def _end(until: Connection) -> None:
    until.poll(None)
    os._exit(0)
