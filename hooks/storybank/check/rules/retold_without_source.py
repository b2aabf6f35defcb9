"""A retold story that names no public account."""

from __future__ import annotations

from collections.abc import Iterator

from ...link.facts import retold
from ...model.findings import Code, Finding, Severity
from ...model.kinds import FieldName
from ...model.library import Library

CODE = Code(
    id="SB501",
    name="retold-without-source",
    severity=Severity.ERROR,
    what="A story of the kind “retold” names no source.",
    why="A retold story is worth reading because it can be checked.",
    remedy="Name the public account, or mark the story as own or illustrative.",
    wrong="**Kind:** retold",
    right="""\
**Kind:** retold

**Source:** [Postmortem of database outage of January 31](https://about.gitlab.com/blog/), GitLab, 2017-02-10""",
)


def in_bank(library: Library) -> Iterator[Finding]:
    for story in retold(library):
        if not story.values(FieldName.SOURCE):
            yield CODE.at(story.span.place, f"the story “{story.title}” is retold but names no source")
