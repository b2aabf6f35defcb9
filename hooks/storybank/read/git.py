"""What git knows of a folder and of the lines of a file; nothing is fetched, and nothing is written."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from shutil import which

from ..model.history import UNKNOWN

_COMMIT = re.compile(r"\x01([0-9a-f]{40,64})\Z")
_LINES = re.compile(rb"([0-9a-f]{40,64}) \d+ (\d+) (\d+)\Z")  # of `blame --incremental`: commit, old line, line, number
_NEITHER_MOVED_NOR_INDENTED = ("-w", "-M", "-C")  # a line that only moved, or moved in, was not written anew


@dataclass(frozen=True, slots=True)
class Tracked:
    """The files below a folder that are in its repository: by path from there, the last commit that changed each.

    A `shallow` clone has lost the history behind its oldest commits. `missing` says why there is no repository to ask.
    """

    commits: Mapping[str, str] = field(default_factory=dict)
    shallow: bool = False
    missing: str = ""


def tracked(folder: Path) -> Tracked:
    """Return what git tracks below `folder`."""
    if not which("git"):
        return Tracked(missing="git is not installed")
    shallow = _git(folder, "rev-parse", "--is-shallow-repository")
    if isinstance(shallow, str):
        return Tracked(missing=shallow)
    log = _git(folder, "log", "-z", "--relative", "--no-renames", "--name-only", "--format=%x01%H", "--", ".")
    if isinstance(log, str):
        return Tracked(missing=log)
    return Tracked(dict(reversed(list(_changes(log)))), shallow.strip() == b"true")


def line_times(path: Path, *, shallow: bool) -> tuple[int, ...]:
    """Return when each line of a tracked file was committed as it stands, in seconds since 1970, or UNKNOWN.

    The oldest commits of a `shallow` clone seem to have written all that they hold: what they say is not taken.
    """
    root = () if shallow else ("--root",)  # else the first commit counts as a boundary too
    said = _git(path.parent, "blame", "--incremental", *root, *_NEITHER_MOVED_NOR_INDENTED, "--", path.name)
    return _times(said) if isinstance(said, bytes) else ()


def _times(said: bytes) -> tuple[int, ...]:
    """Read `git blame --incremental`: stretches of lines, and what is known of a commit where it is first named."""
    times: dict[bytes, int] = {}
    stretches: list[tuple[bytes, int, int]] = []
    for line in said.split(b"\n"):
        if begun := _LINES.match(line):
            stretches.append((begun[1], int(begun[2]), int(begun[3])))
        elif line.startswith(b"committer-time ") and stretches[-1][0].strip(b"0"):  # all zeros: not committed yet
            times.setdefault(stretches[-1][0], int(line.split()[1]))
        elif line == b"boundary":
            times[stretches[-1][0]] = UNKNOWN
    lines = {first + n: times.get(commit, UNKNOWN) for commit, first, number in stretches for n in range(number)}
    return tuple(lines.get(line, UNKNOWN) for line in range(1, max(lines, default=0) + 1))


def _changes(log: bytes) -> Iterator[tuple[str, str]]:
    """Yield each path with each commit that changed it, the newest first."""
    commit = ""
    for piece in log.decode("utf-8", "surrogateescape").split("\0"):
        named = _COMMIT.match(piece)
        commit = named[1] if named else commit
        if not named and (path := piece.removeprefix("\n")):
            yield path, commit


def _git(folder: Path, *arguments: str) -> bytes | str:
    """Return what git prints, or as text why it does not."""
    command = (which("git") or "git", "--no-optional-locks", "-c", "core.quotePath=false", *arguments)
    try:
        ran = subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603 - our own words
    except OSError as error:
        return f"git does not run: {error.strerror}"
    if ran.returncode == 0:
        return ran.stdout
    said = ran.stderr.decode("utf-8", "replace").strip().splitlines()
    return said[0].removeprefix("fatal: ") if said else f"git ended with {ran.returncode}"
