"""`storybank rules`: what each code means. The reference page of the documentation is its Markdown form."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TextIO

from ..model.findings import Code
from ..pipeline.known import codes
from . import Command, CommandError, Exit, suggestion

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
doubt. How to set another severity, or to allow a finding in one place: see [Checking](checking.md).

<!-- Made by `storybank rules --into docs` from the codes: change them there. -->
"""


def rules(wanted: Sequence[str], form: str, folder: Path | None, out: TextIO) -> Exit:
    """Write all codes, or explain those `wanted` (ids or names); with a `folder`, write the pages about them there."""
    if folder:
        return _write_pages(folder, out)
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
    near = suggestion(name, [*codes(), *(code.name for code in codes().values())])
    raise CommandError(f"There is no code {name}.{near} `storybank rules` lists them all")


def _explained(code: Code) -> str:
    wrong, right = (text.replace("\n", "\n  ") for text in (code.wrong, code.right))
    return (
        f"{code.id} {code.name} ({code.severity})\n\n{code.what}\n{code.why}\n{code.remedy}\n\n"
        f"Wrong:\n  {wrong}\nRight:\n  {right}\n"
    )


def _write_pages(folder: Path, out: TextIO) -> Exit:
    """Write `rules.md` and one page a code below `rules/`; a page whose code is gone goes too."""
    reference, pages = _reference(codes().values()), folder / "rules"
    pages.mkdir(parents=True, exist_ok=True)
    for path in pages.glob("SB*.md"):
        if path.stem not in codes():
            path.unlink()
    (folder / "rules.md").write_text(reference, encoding="utf-8", newline="\n")
    for code in codes().values():
        (pages / f"{code.id}.md").write_text(_page(code), encoding="utf-8", newline="\n")
    out.write(f"{len(codes())} pages were written into {pages}\n")
    return Exit.CLEAN


def _reference(chosen: Iterable[Code]) -> str:
    sections = [INTRODUCTION]
    for group, members in groupby(chosen, key=_group):
        sections.append(f"## {group}\n\n| code | severity | what it finds |\n|---|---|---|")
        sections += [_row(code) for code in members]
        sections.append("")
    return "\n".join(sections).rstrip("\n") + "\n"


def _group(code: Code) -> str:
    known = ", ".join(f"{digit} ({name})" for digit, name in GROUPS.items())
    if code.id[2] not in GROUPS:
        raise CommandError(f"{code.id} {code.name} is in no group: the first digit of a code is one of {known}")
    return GROUPS[code.id[2]]


def _row(code: Code) -> str:
    return f"| [{code.id}](rules/{code.id}.md) {code.name} | {code.severity} | {_prose(code.what)} |"


def _prose(text: str) -> str:
    """Return a sentence as Markdown: only code between backticks may look like a tag, and no pipe ends a cell."""
    pieces = text.replace("|", "\\|").split("`")
    return "`".join(piece if number % 2 else piece.replace("<", "\\<") for number, piece in enumerate(pieces))


def _page(code: Code) -> str:
    return f"""\
# {code.id} {code.name}

*{code.severity}*: {_prose(code.what)}

**Why:** {_prose(code.why)}

**What to do:** {_prose(code.remedy)}

Wrong:

{_fenced(code.wrong)}

Right:

{_fenced(code.right)}

To allow it in one place, for a reason, or to change its severity: see [Checking](../checking.md).
"""


def _fenced(text: str) -> str:
    """Return an example in a fence longer than any inside it."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence} text\n{text}\n{fence}"


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("codes", nargs="*", metavar="CODE", help="such as SB201 or empty-heading")
    parser.add_argument("--format", choices=("text", "markdown"), default="text", help="form of the list (text)")
    parser.add_argument("--into", type=Path, metavar="DIR", help="write one page a code, and a list, into this folder")


COMMAND = Command(
    _arguments,
    lambda options, out: rules(options.codes, options.format, options.into, out),
)
