"""An own story that spends few of its words on what was done."""

from __future__ import annotations

from collections.abc import Iterator

from ...link.strength import is_judged, shares
from ...model.findings import Code, Finding, Severity
from ...model.kinds import PartKind
from ...model.places import SourceFile
from ...model.story import Document

LEAST = 25  # per cent of the words
CODE = Code(
    id="SB308",
    name="thin-action",
    severity=Severity.INFO,
    what=f"The Action has less than {LEAST} % of the words of an own story.",
    why="The Action is what tells one candidate from another; a long Situation eats its time.",
    remedy="Tell the Situation in two sentences, and what you did step by step.",
    wrong="""\
**Situation:** Three paragraphs about the company.

**Action:** I fixed it.""",
    right="""\
**Situation:** Two sentences.

**Action:** What I did, in the order in which I did it, and why so.""",
)


def in_file(source: SourceFile, document: Document) -> Iterator[Finding]:
    for story in filter(is_judged, document.all_stories):
        acts = [(part, share) for part, share in shares(story) if PartKind.ACTION in (part.kind, *part.also)]
        if acts and sum(share for _, share in acts) < LEAST:
            said = ", ".join(f"{part.kind.capitalize()} {share} %" for part, share in shares(story))
            yield CODE.at(acts[0][0].span.place, f"the Action has few of the words: {said}")
