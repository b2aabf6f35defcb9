"""What the faults happen to: each command that writes, the bank it begins with, and what it makes of it undisturbed."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from . import bank as banks
from .bank import State, state
from .run import Ended, run

FORMAT = ("format", "content")
NEW = (
    *("new", "story", "--no-edit", "--principle", "Ownership", "--title", "The lock nobody held"),
    *("--situation", "Two builds wrote into one folder.", "--task", "Keep them apart."),
    *("--action", "Each got a folder of its own.", "--result", "No page was mixed in a year."),
)
BUILD = ("build", "--strict")
CHECK = ("check", "content")


@dataclass(frozen=True)
class Stage:
    """A command, the bank that it begins with, and the bank and the words that it ends with."""

    name: str
    arguments: tuple[str, ...]
    begun: Path
    before: State
    finished: State
    ended: Ended
    seconds: float  # that took: nothing is decided by it but when a process is killed


class Stages:
    """The stages, each made at its first use below one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: dict[str, Stage] = {}

    def __call__(self, name: str) -> Stage:
        if name not in self._made:
            arguments = {"format": FORMAT, "new": NEW, "build": BUILD, "cache": CHECK}[name]
            self._made[name] = self._make(name, arguments)
        return self._made[name]

    def _make(self, name: str, arguments: tuple[str, ...]) -> Stage:
        begun = banks.begin(self.folder / name)
        if name in ("build", "cache"):  # a site, and a cache, of the state before
            assert run(begun, arguments).code == 0
        banks.change(begun)
        undisturbed = banks.copy(begun, self.folder / f"{name}-finished")
        start = time.monotonic()
        ended = run(undisturbed, arguments)
        seconds = time.monotonic() - start
        assert ended.code == 0, ended.out + ended.err
        return Stage(name, arguments, begun, state(begun), state(undisturbed), ended, seconds)
