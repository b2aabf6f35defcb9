"""An event of GitHub: only what we use, in the form that we expect, or nothing."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

# An enterprise adds `_` and its short name to the logins that it manages.
_LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}(?:\[bot\])?")
MAX_CHARACTERS = 128 * 1024  # twice what GitHub accepts as the body of an issue


class UnusableEventError(ValueError):
    """The event is not one that we can work with; the message says why."""


@dataclass(frozen=True, slots=True)
class Issue:
    """An open issue and who wrote it. Every text in it is as somebody sent it."""

    number: int
    title: str
    body: str
    author: str
    author_id: int
    labels: frozenset[str]

    @property
    def credit(self) -> str:
        """The line of a commit that GitHub links to the author's account.

        Login and number are what GitHub says of whoever sent the issue, and the address is the one that it gives
        everybody: no name that somebody chose to be shown by, and no word of the issue.
        """
        return f"Co-authored-by: {self.author} <{self.author_id}+{self.author}@users.noreply.github.com>"


def issue_of(payload: str) -> Issue:
    """Return the issue of an `issues` event. Raises UnusableEventError for anything else."""
    try:
        event = json.loads(payload)
    except (ValueError, RecursionError) as error:
        raise UnusableEventError("the event is not JSON") from error
    issue = event.get("issue") if isinstance(event, dict) else None
    user = issue.get("user") if isinstance(issue, dict) else None
    if not isinstance(issue, dict) or not isinstance(user, dict) or "pull_request" in issue:
        raise UnusableEventError("the event is not about an issue")
    if issue.get("state") != "open":
        raise UnusableEventError("the issue is closed")
    labels = issue.get("labels")
    names = (label.get("name") for label in labels if isinstance(label, dict)) if isinstance(labels, list) else ()
    return Issue(
        number=_number(issue.get("number"), "the issue has no number"),
        title=_text(issue.get("title")),
        body=_text(issue.get("body")),
        author=_login(user.get("login")),
        author_id=_number(user.get("id"), "the author has no number"),
        labels=frozenset(name for name in names if isinstance(name, str)),
    )


def _number(value: object, problem: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise UnusableEventError(problem)
    return value


def _text(value: object) -> str:
    text = value if isinstance(value, str) else ""
    if len(text) > MAX_CHARACTERS:
        raise UnusableEventError("the issue is too long")
    return text.encode("utf-8", "replace").decode()  # a lone surrogate is no text


def _login(value: object) -> str:
    if not isinstance(value, str) or not _LOGIN.fullmatch(value):
        raise UnusableEventError("the author has no name that GitHub could have given")
    return value
