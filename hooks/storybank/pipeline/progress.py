"""How far a long run is, for somebody who watches it at a terminal. Nobody else is told, and for nobody else is loaded
what tells it.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib import import_module
from threading import Timer
from time import monotonic
from typing import TypeVar

AFTER = 2.0  # seconds: what takes less is over before it is read
_COUNTED = "{desc}: {n_fmt} of {total_fmt}, {remaining} left"
_UNCOUNTED = "{desc}: {elapsed}"

Subject = TypeVar("Subject")


def is_watched() -> bool:
    """Say whether somebody watches: standard error is a terminal that can go back in its line, and this is no CI."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("CI")


class Steps:
    """The steps of a stage: `step` after each, and `close` after the last.

    A stage without a name is part of another, and not shown. What `logger` says meanwhile stands above the line that
    shows how far the stage is.
    """

    def __init__(self, stage: str, total: int, logger: logging.Logger | None = None) -> None:
        self._stage, self._total, self._logger = stage, total, logger
        self._done = 0
        self._begins = monotonic() + AFTER if stage and is_watched() else float("inf")
        self._shown = ExitStack()
        self._update = self._begin

    def step(self) -> None:
        """Count one more that is done."""
        self._done += 1
        if monotonic() >= self._begins:
            self._update()

    def close(self) -> None:
        """Leave the terminal as it was."""
        self._shown.close()

    def _begin(self) -> None:
        if self._logger:
            redirected = import_module("tqdm.contrib.logging").logging_redirect_tqdm
            self._shown.enter_context(redirected([self._logger]))
        bar = import_module("tqdm").tqdm(
            desc=self._stage, total=self._total, initial=self._done, bar_format=_COUNTED, leave=False
        )
        self._shown.callback(bar.close)
        self._update = bar.update


def counted(stage: str, subjects: Sequence[Subject]) -> Iterator[Subject]:
    """Yield the subjects of a stage, and show how many of them are done and how long the others will take."""
    steps = Steps(stage, len(subjects))
    try:
        for subject in subjects:
            yield subject
            steps.step()
    finally:
        steps.close()


@contextmanager
def uncounted(stage: str) -> Iterator[None]:
    """Show the name of a stage while it goes on, where nobody can say how much of it is done."""
    if not is_watched():
        yield
        return
    with ExitStack() as shown:
        timer = Timer(AFTER, _show, (stage, shown))
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()  # it may be about to show the name


def _show(stage: str, shown: ExitStack) -> None:
    bar = import_module("tqdm").tqdm(desc=stage, bar_format=_UNCOUNTED, leave=False)
    shown.callback(bar.close)
