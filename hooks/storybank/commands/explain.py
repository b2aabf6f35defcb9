"""`storybank explain`: why labelled parts were taken for a story, or not."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from pathlib import Path
from typing import TextIO

from ..parse.candidates.verdict import Candidate
from ..parse.explain import explain
from ..read.files import read_text
from . import Command, CommandError, Exit
from .where import settings_around

_PLACE = re.compile(r"(.+):(\d+)")


def run(written: str, out: TextIO) -> Exit:
    """Write the evidence for each candidate of a file, or only for the one at a line (`FILE:LINE`)."""
    place = None if Path(written).exists() else _PLACE.fullmatch(written)
    path, line = (Path(place[1]), int(place[2])) if place else (Path(written), 0)
    if not path.is_file():
        raise CommandError(f"{path}: there is no such file")
    settings = settings_around()
    source, findings = read_text(path, settings)
    if source is None:
        raise CommandError(f"{path}: {findings[0].message}")
    found = [(first, c) for first, last, c in explain(source, settings) if not line or first <= line <= last]
    out.writelines(f"{path}:{first}: {_said(candidate)}\n" for first, candidate in found)
    if not found:
        out.write(f"{written}: no three labelled parts that could be a story\n")
    return Exit.CLEAN


def _said(candidate: Candidate) -> str:
    """Return the verdict, how sure it is, and below it what each feature says, the weightiest first."""
    doubt = ", in doubt" if candidate.in_doubt else ""
    if not candidate.weighed:
        return f"{candidate.verdict}, for the author or the title says so"
    weighed = sorted(candidate.weighed, key=lambda each: -abs(each.effect))
    lines = [f"  {each.effect:+5.1f}  {each}" for each in weighed if abs(each.effect) >= 0.1]
    return "\n".join([f"{candidate.verdict}{doubt} ({candidate.belief:.0%} for a story)", *lines])


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("place", metavar="FILE[:LINE]", help="a file, or the candidate at a line of it")


COMMAND = Command(
    _arguments,
    lambda options, out: run(options.place, out),
)
