"""The comment below a filled form: what is to be done, the findings with their lines, the story as it will look."""

from __future__ import annotations

from ..model.findings import Finding, Severity
from ..model.story import Story
from .quote import fenced, folded, joined, rendered_story
from .signatures import FORM
from .submission import Submission

_LEFT_OUT = "_The rest is too long for a comment; it is in the artefact of the workflow run._"
_PRIVATE = (
    "Nothing was published, because the repository would keep it for ever. Revoke a token first. Then correct "
    "the issue above, and delete its earlier revision: it stays in the list “edited” beside your name."
)


def story_comment(sent: Submission, stories: tuple[Story, ...], findings: tuple[Finding, ...], report: str) -> str:
    """Return the comment. `report` holds the findings as text."""
    if private(findings):
        return joined([FORM, "### Something here must not be published", _PRIVATE, fenced(report, "text")], _LEFT_OUT)
    blocks = [FORM, _headline(sent, findings), *(f"- {obstacle}" for obstacle in sent.obstacles)]
    if findings:
        blocks.append(folded(f"Findings: {len(findings)}", fenced(report, "text")))
    blocks += [folded("How the story will look", "".join(map(rendered_story, stories)))] if stories else []
    blocks.append(folded("The file that is written", fenced(sent.text, "markdown")))
    return joined(blocks, _LEFT_OUT)


def private(findings: tuple[Finding, ...]) -> bool:
    """True if something must not be published: then nothing may reach a branch, where history would keep it."""
    return any(found.code.startswith("SB6") for found in findings)


def is_publishable(sent: Submission, findings: tuple[Finding, ...]) -> bool:
    """True if the story may become a pull request. Other findings are for the review, not against it."""
    return not sent.obstacles and not private(findings)


def _headline(sent: Submission, findings: tuple[Finding, ...]) -> str:
    if sent.obstacles:
        return "### Almost there"
    serious = [found for found in findings if found.severity is not Severity.INFO]
    wish = "Have a look at the findings below; edit the issue and the pull request follows." if serious else ""
    return f"### Thank you: the story is on its way\n\nA pull request holds it now. {wish}".rstrip()
