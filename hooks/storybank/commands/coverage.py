"""`storybank coverage`: which questions have stories, and where a principle is thin."""

from __future__ import annotations

import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from ..export.coverage import coverage_data
from ..link.coverage import cover
from ..model.coverage import Coverage, GapKind, PrincipleCoverage
from ..text.printable import printable
from . import Command, Exit, add_paths
from .bank import open_bank

LACKS = {
    GapKind.NO_STORY: "no story shows it",
    GapKind.UNMEASURED: "no story has a measured result",
    GapKind.ONE_ORGANISATION: "every story is of one organisation",
    GapKind.NO_FAILURE: "no story tells of a failure",
}
MAX_PERCENT = 100


def coverage(paths: Sequence[Path], form: str, fail_under: int | None, out: TextIO) -> Exit:
    """Write the coverage of the bank to `out`; fewer answered questions of a hundred than `fail_under` are a finding.

    None stands for the setting `coverage`.
    """
    opened = open_bank(paths)
    found = cover(opened.bank.library)
    least = opened.settings.coverage if fail_under is None else fail_under
    if form == "json":
        json.dump(coverage_data(found), out, ensure_ascii=False, indent=2)
        out.write("\n")
    else:
        out.writelines(f"{printable(line)}\n" for line in _lines(found, least))
    return Exit.FINDINGS if found.percent < least else Exit.CLEAN


def _lines(found: Coverage, least: int) -> Iterator[str]:
    width = max((len(principle.title) for principle in found.principles), default=0)
    yield f"{'':{width}}  questions  stories  also  measured  organisations  failures"
    for principle in found.principles:
        yield f"{principle.title:{width}}  {_numbers(principle)}"
    for principle in found.principles:
        yield from _gaps(principle)
    wanted = f", less than {least}%" if found.percent < least else ""
    yield f"stories answer {found.answered} of {found.questions} questions: {found.percent}%{wanted}"


def _numbers(principle: PrincipleCoverage) -> str:
    answered = f"{principle.answered}/{len(principle.questions)}"
    return (
        f"{answered:>9}  {len(principle.stories):>7}  {len(principle.also):>4}  {len(principle.measured):>8}  "
        f"{len(principle.organisations):>13}  {len(principle.failures):>8}"
    )


def _gaps(principle: PrincipleCoverage) -> Iterator[str]:
    questions = {question.id: question for question in principle.questions}
    for gap in principle.gaps:
        if gap.question:
            question = questions[gap.question]
            yield f"{question.place}: no story answers “{question.text}”"
        else:
            yield f"{principle.title}: {LACKS[gap.kind]}"


def _percent(text: str) -> int:
    if not text.isdecimal() or int(text) > MAX_PERCENT:
        raise ArgumentTypeError("it must be a whole number from 0 to 100")
    return int(text)


def _arguments(parser: ArgumentParser) -> None:
    add_paths(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="form of the report (text)")
    parser.add_argument(
        "--fail-under",
        type=_percent,
        metavar="PERCENT",
        help="exit with 1 where stories answer fewer of a hundred questions (the setting coverage)",
    )


COMMAND = Command(
    _arguments,
    lambda options, out: coverage(options.paths, options.format, options.fail_under, out),
)
