"""Zensical in a process of its own, as maintainers start it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from ..engine import EngineError

NAME = "mkdocs.yml"


def run(folder: Path, base: Path, *, strict: bool, held: Sequence[int]) -> tuple[int, str]:
    """Build the configuration in `folder`, from the folder of the bank: paths in it start there.

    Returns the exit code, below 0 for a signal, and what Zensical said. The process holds the descriptors in `held`
    too, should it outlive this one.
    """
    if not find_spec("zensical"):
        raise EngineError("Zensical is not installed here: pip install 'storybank[zensical]'")
    options = ("--strict",) if strict else ()
    command = (sys.executable, "-m", "zensical", "build", *options, "--config-file", str(folder / NAME))
    done = subprocess.run(  # noqa: S603 - our own words
        command,
        cwd=base,
        env={**os.environ, "NO_COLOR": "1"},
        pass_fds=held,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout
