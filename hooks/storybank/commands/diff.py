"""`storybank diff`: what a change does to the stories, from the exports before and after it."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from ..check.privacy import leaks, mask, masked
from ..contribute.change_report import as_comment, as_text
from ..contribute.changes import changes
from ..contribute.exported import MAX_BYTES, Export, ExportedFinding, StoryText, new_findings, read_export
from ..model.settings import Settings
from . import Command, CommandError, Exit
from .where import settings_around

FORMATS = {"text": as_text, "comment": as_comment}


def diff(before: Path, after: Path, form: str, out: TextIO) -> Exit:
    """Write the stories that differ and the findings that are new; exit 1 if there is such a finding.

    Both files are taken for what a stranger sent. What must not be published is looked for here too, with the deny list
    of this side, and covered.
    """
    settings = settings_around()
    old, new = _export(before), _export(after)
    found = changes(_covered(old.stories, settings), _covered(new.stories, settings))
    named = new_findings(old.findings, new.findings)
    touched = {change.story.id for change in found if change.after}
    private = [f for story in new.stories if story.id in touched for f in _private(story, settings)]
    known = {(f.path, f.code) for f in named}
    covered = masked((f.message for f in named), settings)
    findings = [replace(f, message=covered[f.message]) for f in named]
    findings += [f for f in private if (f.path, f.code) not in known]
    out.write(FORMATS[form](found, findings))
    return Exit.FINDINGS if findings else Exit.CLEAN


def _export(path: Path) -> Export:
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise CommandError(f"{path} is too large")
    try:
        return read_export(data.decode())
    except UnicodeDecodeError as error:
        raise CommandError(f"{path}: the file is not UTF-8") from error
    except ValueError as error:
        raise CommandError(f"{path}: {error}") from error


def _covered(stories: Sequence[StoryText], settings: Settings) -> list[StoryText]:
    return [
        replace(
            story,
            title=mask(story.title, settings),
            texts=tuple((mask(label, settings), mask(text, settings)) for label, text in story.texts),
        )
        for story in stories
    ]


def _private(story: StoryText, settings: Settings) -> Iterator[ExportedFinding]:
    for label, text in (("the title", story.title), *story.texts):
        for leak in leaks(text, settings):
            yield ExportedFinding(story.path, story.line, leak.code, f"{leak.what} stands in {mask(label, settings)}")


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("before", type=Path, metavar="BEFORE", help="what `storybank export` wrote before the change")
    parser.add_argument("after", type=Path, metavar="AFTER", help="what it wrote after the change")
    parser.add_argument("--format", choices=FORMATS, default="text", help="form of the report (text)")


COMMAND = Command(
    _arguments,
    lambda options, out: diff(options.before, options.after, options.format, out),
)
