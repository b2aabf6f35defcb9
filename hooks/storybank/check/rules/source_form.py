"""A source of a retold story without title, address, publisher or date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...link.facts import retold
from ...markdown import plain
from ...model.findings import Code, Finding, Severity
from ...model.kinds import FieldName
from ...model.library import Library
from ...model.story import Field, Story
from ...text.printable import beginning

CODE = Code(
    id="SB502",
    name="source-form",
    severity=Severity.WARNING,
    what="A source of a retold story lacks its title, address, publisher or date.",
    why="Addresses die; with title, publisher and date an account can still be found.",
    remedy="Write `[title](address), publisher, date`, the date as 2017, 2017-02 or 2017-02-10.",
    wrong="**Source:** https://about.gitlab.com/blog/",
    right=(
        "**Source:** [Postmortem of database outage of January 31](https://about.gitlab.com/blog/), GitLab, 2017-02-10"
    ),
)

# [Title](address), publisher, date — and perhaps the figures that the account gives.
_SOURCE = re.compile(r"\[[^\]]+\]\(https?://[^\s)]+\),\s*\S[^;]*,\s*\d{4}(?:-\d{2}(?:-\d{2})?)?(?:\s*;.*)?", re.DOTALL)


def in_bank(library: Library) -> Iterator[Finding]:
    for story in retold(library):
        for field in _sources(story):
            for value in field.values:
                if not _SOURCE.fullmatch(value.strip()):
                    shown = beginning(plain(value))
                    message = f"the source “{shown}” lacks a title with its address, a publisher or a date"
                    yield CODE.at(field.span.place, message)


def _sources(story: Story) -> Iterator[Field]:
    return (field for field in story.fields if field.name is FieldName.SOURCE)
