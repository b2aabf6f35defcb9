"""The faults of one command alone: killed before and within each write and at any time, a full disk, closed folders."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from .bank import CACHE, SITE, copy
from .run import READ_ONLY, SMALL_DISK, Fault, writes
from .stages import Stage

STAGES = ("format", "new", "build", "cache")
# How large a file may grow before the process is killed in the middle of writing it: small sources, the database of
# the cache with its journal, the pages, styles and scripts of a site.
WITHIN = {
    "format": (1, 100, 250, 400),
    "new": (1, 100, 250),
    "build": (1, 4_000, 40_000, 120_000),
    "cache": (1, 600, 4_096, 9_000, 20_000),
}
# KiB that a disk has besides what stands on it.
ROOM = {"format": (0, 4), "new": (0,), "build": (0, 64, 1_500), "cache": (0, 4, 12)}
CLOSED = {
    "format": ("content",),
    "new": ("content",),
    "build": ("content", "docs", SITE, ""),
    "cache": (CACHE, "content"),
}
AT_ANY_TIME = {"format": 8, "new": 6, "build": 8, "cache": 8}
FIRST, SPREAD = 8, 6  # writes of a build before which it is killed: the first ones, and some among all the others


def faults(stage: Stage, folder: Path, seed: int) -> Iterator[Fault]:
    """Yield every fault of the stage."""
    yield from killed_before_each_write(stage, folder)
    yield from map(killed_within, WITHIN[stage.name])
    drawn = random.Random(f"{seed} {stage.name}")  # noqa: S311 - no secret
    for _ in range(AT_ANY_TIME[stage.name]):
        yield Fault("killed at any time", after=drawn.uniform(0.3, 1) * stage.seconds)
    yield from map(file_size, WITHIN[stage.name])
    yield from map(small_disk, ROOM[stage.name])
    yield from map(closed, CLOSED[stage.name])


def killed_before_each_write(stage: Stage, folder: Path) -> Iterator[Fault]:
    """Yield a kill before each write; of a build, which has hundreds, before the first ones and some of the others."""
    for program in ("storybank", "mkdocs") if stage.name == "build" else ("storybank",):
        count = writes(copy(stage.begun, folder / f"{stage.name}-{program}-counted"), stage.arguments, program)
        numbers = set(range(1, count + 1))
        if stage.name == "build":
            first = range(1, FIRST + 1) if program == "storybank" else ()
            numbers = {*first, *(round(at * count / SPREAD) for at in range(1, SPREAD + 1))}
        yield from (killed_before(number, program) for number in sorted(numbers))


def killed_before(number: int, program: str = "storybank") -> Fault:
    """The kill comes before the write with that number."""
    return Fault("killed before a write", {"program": program, "kill": number})


def killed_within(most: int) -> Fault:
    """The kill comes in the middle of the first write that makes a file larger than so many bytes."""
    return Fault("killed within a write", {"program": "", "limit": most, "dies": True})


def file_size(most: int) -> Fault:
    """No file can be made larger than so many bytes: to the program, the disk is full."""
    return Fault("no room for a file", {"program": "", "limit": most, "dies": False})


def small_disk(room: int) -> Fault:
    """The disk has so many KiB of room besides what stands on it."""
    return Fault("full disk", around=(SMALL_DISK, "{bank}", str(room)))


def closed(name: str) -> Fault:
    """A folder of the bank, or all of it, cannot be written."""
    return Fault("read-only folder", around=(READ_ONLY, f"{{bank}}/{name}".rstrip("/"), ""))
