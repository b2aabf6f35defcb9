"""`storybank contribution`: turn a filled issue form into a story file and the comment about it."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path, PurePosixPath
from typing import TextIO

from ..check.privacy import check, mask
from ..check.report import FORMATS
from ..contribute.event import Issue, UnusableEventError, issue_of
from ..contribute.form import LABEL
from ..contribute.story_comment import is_publishable, story_comment
from ..contribute.submission import Submission, read_back, submission
from ..markdown import plain
from ..model.findings import by_place
from ..model.places import SourceFile
from . import Command, CommandError, Exit
from .bank import open_bank
from .shown import lines_of


def contribution(event: Path, out: TextIO) -> Exit:
    """Write to `out`, as JSON, what is to be done about the issue in the recorded `event`: see docs/contributing.

    The bank around the current folder is read as if the story were in it; no file is written.
    """
    issue = _issue(event)
    opened = open_bank(())
    content = PurePosixPath(opened.place.folder.as_posix())
    titles = {plain(principle.title): principle.slug for principle in opened.bank.library.principles}
    taken = {PurePosixPath(source.path).relative_to(content).as_posix() for source in opened.bank.sources}
    sent = submission(issue, titles, taken, lambda text: mask(text, opened.settings))
    source = SourceFile((content / sent.path).as_posix(), sent.text, sent.principle)
    opened = open_bank((), (source,))
    stories = tuple(story for story in opened.bank.library.stories if story.span.path == source.path)
    sent = read_back(sent, stories)
    # Without a principle, or with an answer that ends the story, the reader speaks of something that nobody wrote.
    understood = sent.principle and len(stories) == 1
    shown = [found for found in opened.bank.findings if understood and found.place.path == source.path]
    # A comment inside the story switches off no finding about privacy: that is the reviewer's to allow.
    findings = by_place((*shown, *check(source, opened.settings)))
    line_of = lines_of(findings, opened.bank.sources, opened.settings)
    comment = story_comment(sent, stories, findings, FORMATS["text"](findings, line_of))
    publish = is_publishable(sent, findings)
    path = opened.place.in_repository(source.path)
    json.dump(_plan(issue, sent, path, comment, publish=publish), out, ensure_ascii=True, indent=2)
    out.write("\n")
    return Exit.CLEAN if publish else Exit.FINDINGS


def _issue(event: Path) -> Issue:
    try:
        issue = issue_of(event.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise CommandError(f"{event}: the file is not UTF-8") from error
    except UnusableEventError as error:
        raise CommandError(f"{event}: {error}") from error
    if LABEL not in issue.labels:
        raise CommandError(f"{event}: the issue has no label “{LABEL}”, so it is no story")
    return issue


def _plan(issue: Issue, sent: Submission, path: str, comment: str, *, publish: bool) -> dict[str, object]:
    """Return what the publishing job needs. What must not be published is in none of it."""
    story = {"path": path, "text": sent.text, "credited": sent.credited} if publish else None
    return {"issue": issue.number, "comment": comment, "story": story}


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("event", type=Path, metavar="EVENT", help="the recorded event of an issue, as JSON")


COMMAND = Command(
    _arguments,
    lambda options, out: contribution(options.event, out),
)
