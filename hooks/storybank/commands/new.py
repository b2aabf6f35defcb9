"""`storybank new`: begin a story or a principle in the canonical form, in the right place."""

from __future__ import annotations

import os
import select
import shlex
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TextIO

from ..contribute.compose import OPEN, compose_principle, compose_story
from ..markdown import plain
from ..model.kinds import FIELDS, STAR, FieldName, PartKind
from ..read.unfinished import sweep_below
from ..read.write_back import replace_file
from ..text.slug import slugify
from . import Command, CommandError, Exit, reason
from .bank import Opened, open_bank

Ask = Callable[[str], str]  # from a question to the answer, "" if there is nobody to ask
PATIENCE = 5.0  # seconds until the first line has come through a pipe; a terminal may take its time
HINTS = {name: known.hint for name, known in FIELDS.items() if known.hint}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to begin. What is "" is asked for, and stays open if there is no answer."""

    kind: str
    title: str = ""
    principle: str = ""
    parts: Mapping[PartKind, str] = field(default_factory=dict)
    fields: Mapping[FieldName, Sequence[str]] = field(default_factory=dict)


def new(wanted: Wanted, ask: Ask, out: TextIO) -> Path:
    """Write the file, which must not exist yet, and return its path."""
    opened = open_bank(())
    sweep_below(opened.place.folder)
    if wanted.kind == "principle":
        path, text = _principle(wanted, opened, ask)
    else:
        path, text = _story(wanted, opened, ask)
    path.parent.mkdir(exist_ok=True)
    try:
        replace_file(path, text.encode(), None)
    except FileExistsError as error:
        raise _taken(path) from error
    fill_in = f"fill in what is still {OPEN}, then " if OPEN in text else ""
    out.write(f"{path}\n\nNext: {fill_in}run storybank check\n")
    return path


def _principle(wanted: Wanted, opened: Opened, ask: Ask) -> tuple[Path, str]:
    if wanted.principle or wanted.parts or wanted.fields:
        raise CommandError("A principle takes a --title only; the other options are about a story")
    title = wanted.title or ask("Name of the principle: ")
    if not title:
        raise CommandError("A principle needs a name: --title")
    return opened.place.folder / f"{slugify(title)}.md", compose_principle(title)


def _story(wanted: Wanted, opened: Opened, ask: Ask) -> tuple[Path, str]:
    slug = _slug(wanted, opened, ask)
    title = wanted.title or ask("What happened, in one line (the title): ")
    if not title:
        raise CommandError("A story needs a title: --title")
    path = opened.place.folder / slug / f"{slugify(title)}.md"
    if path.exists():  # said before the story is told
        raise _taken(path)
    parts = {kind: wanted.parts.get(kind) or ask(f"{kind.capitalize()} (Enter: later): ") for kind in STAR} | {
        kind: text for kind, text in wanted.parts.items() if kind not in STAR
    }
    return path, compose_story(title, parts, wanted.fields)


def _taken(path: Path) -> CommandError:
    return CommandError(f"{path} is there already. Choose another title")


def _slug(wanted: Wanted, opened: Opened, ask: Ask) -> str:
    """Return the slug of the principle that is meant by its title or slug; who mistypes it is asked again."""
    titles = {entry.slug: plain(entry.title) for entry in opened.bank.library.principles}
    slugs = {title.casefold(): slug for slug, title in titles.items()} | {slug: slug for slug in titles}
    listed = "".join(f"  {title}\n" for title in titles.values())
    if not titles:
        raise CommandError("This bank has no principle yet. Begin one: storybank new principle")
    given = wanted.principle
    answer = given or ask(f"{listed}Principle: ")
    if not answer:
        title = "" if wanted.title else " and a title (--title)"
        raise CommandError(f"A story needs a principle (--principle){title}. The principles are:\n{listed}".rstrip())
    while answer.casefold() not in slugs and slugify(answer) not in slugs:
        near = get_close_matches(answer, titles.values(), n=1)
        problem = f"There is no principle “{answer}”." + (f" Did you mean {near[0]}?" if near else "")
        if given or not answer:
            raise CommandError(f"{problem} There are:\n{listed}".rstrip())
        answer = ask(f"{problem}\nPrinciple: ")
    return slugs.get(answer.casefold()) or slugs[slugify(answer)]


def _asking() -> Ask:
    """Return whom to ask: the terminal, or what is piped in, a line an answer; nobody, if nothing comes at all."""
    return (lambda _question: "") if _is_silent() else _asked


def _is_silent() -> bool:
    """Say whether standard input is left open by somebody who writes nothing into it: a script, a job, an editor."""
    try:
        return not (sys.stdin.isatty() or select.select([sys.stdin], [], [], PATIENCE)[0])
    except (OSError, ValueError):  # it is closed, or nothing that can be waited for, and is just read
        return False


def _asked(question: str) -> str:
    """Ask on the terminal, or take the next line of what is piped in.

    An empty answer, or none, leaves the text to be written later, in the editor.
    """
    if sys.stdin.isatty():
        sys.stderr.write(question)
        sys.stderr.flush()
    try:
        return sys.stdin.readline().strip()
    except OSError:  # there is nothing to read from
        return ""


def _edit(path: Path) -> None:
    """Open the file in the user's editor, if there is one and a terminal to show it in."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    if not (editor and sys.stdin.isatty() and sys.stdout.isatty()):
        return
    try:
        subprocess.run([*shlex.split(editor), str(path)], check=False)  # noqa: S603 - the user's own choice
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else error
        raise CommandError(f"{path} is written, but the editor “{editor}” does not start: {why}") from error


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", choices=("story", "principle"), help="what to begin")
    parser.add_argument("--title", default="", help="the title; asked for if it is not given")
    parser.add_argument("--principle", default="", help="the principle that a story belongs to, by title or slug")
    for kind in PartKind:
        parser.add_argument(f"--{kind}", default="", metavar="TEXT", help=f"{kind.capitalize()} of a story, Markdown")
    for name, meaning in HINTS.items():
        option = f"--{name.replace('_', '-')}"
        parser.add_argument(option, dest=name, action="append", default=[], metavar="TEXT", help=meaning)
    parser.add_argument("--no-edit", action="store_true", help="do not open the editor ($VISUAL or $EDITOR)")


def _run(options: Namespace, out: TextIO) -> Exit:
    given = vars(options)
    parts = {kind: given[kind.replace("-", "_")] for kind in PartKind if given[kind.replace("-", "_")]}
    fields = {name: given[name] for name in HINTS if given[name]}
    path = new(Wanted(options.what, options.title, options.principle, parts, fields), _asking(), out)
    if not options.no_edit:
        _edit(path)
    return Exit.CLEAN


COMMAND = Command(_arguments, _run)
