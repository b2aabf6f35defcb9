"""`storybank rules`: what each code means. The reference page of the documentation is its Markdown form."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TextIO

from ..diagnostics import Code, codes
from . import Command, CommandError, Exit

GROUPS = {
    "1": "Reading a file",
    "2": "Structure of a file",
    "3": "Stories",
    "4": "Links and keywords",
    "5": "Quality of the bank",
    "6": "Privacy",
    "7": "The bank and its settings",
    "9": "Decisions of the reader",
}
INTRODUCTION = """\
# Rules

Each finding has a code. An *error* or a *warning* fails `storybank check`, an *info* tells what the reader decided in
doubt. Another severity, or `off`, can be set for each code: see [Maintaining a bank](maintaining.md#settings).

<!-- Made by `storybank rules --format markdown` from the codes: change them there. -->
"""


def rules(wanted: Sequence[str], form: str, out: TextIO) -> Exit:
    """Write all codes, or explain those `wanted` (ids or names)."""
    chosen = [_find(name) for name in wanted]
    if form == "markdown":
        out.write(_reference(chosen or codes().values()))
    elif chosen:
        out.write("\n".join(_explained(code) for code in chosen))
    else:
        out.writelines(f"{code.id}  {code.severity:7}  {code.name}\n" for code in codes().values())
    return Exit.CLEAN


def _find(name: str) -> Code:
    for code in codes().values():
        if name.casefold() in (code.id.casefold(), code.name):
            return code
    raise CommandError(f"There is no code {name}. `storybank rules` lists them all")


def _explained(code: Code) -> str:
    wrong, right = (text.replace("\n", "\n  ") for text in (code.wrong, code.right))
    return (
        f"{code.id} {code.name} ({code.severity})\n\n{code.what}\n{code.why}\n{code.remedy}\n\n"
        f"Wrong:\n  {wrong}\nRight:\n  {right}\n"
    )


def _reference(chosen: Iterable[Code]) -> str:
    sections = [INTRODUCTION]
    for group, members in groupby(chosen, key=lambda code: code.id[2]):
        sections.append(f"## {GROUPS[group]}\n")
        sections += [_section(code) for code in members]
    return "\n".join(sections)


def _section(code: Code) -> str:
    return (
        f"### {code.id} {code.name} {{ #{code.id.lower()} }}\n\n*{code.severity}*: {code.what} {code.why}\n\n"
        f"**What to do:** {code.remedy}\n\nWrong:\n\n{_fenced(code.wrong)}\n\nRight:\n\n{_fenced(code.right)}\n"
    )


def _fenced(text: str) -> str:
    """Return an example in a fence longer than any inside it."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence} text\n{text}\n{fence}"


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("codes", nargs="*", metavar="CODE", help="such as SB201 or empty-heading")
    parser.add_argument("--format", choices=("text", "markdown"), default="text", help="form of the list (text)")


COMMAND = Command(
    "rules",
    "List the codes of the findings, or explain some",
    _arguments,
    lambda options, out: rules(options.codes, options.format, out),
)
