"""One comment of ours below an issue or pull request, kept up to date."""

from __future__ import annotations

from .api import Repository

MAX_CHARACTERS = 65_000
US = "github-actions[bot]"


def keep_comment(repository: Repository, number: int, marker: str, text: str) -> None:
    """Write the comment that begins with `marker`, or bring it up to date.

    Only a comment of our own is ever changed: anybody can write the marker into theirs.
    """
    if not text.startswith(marker):
        raise ValueError("the comment does not begin with its marker")
    body = {"body": text[:MAX_CHARACTERS]}
    for comment in repository.each(f"issues/{number}/comments"):
        author = comment.get("user") or {}  # an account that is gone leaves its comments to nobody
        if author.get("login") == US and (comment.get("body") or "").startswith(marker):
            if comment["body"] != body["body"]:
                repository.ask("PATCH", f"issues/comments/{int(comment['id'])}", body)
            return
    repository.ask("POST", f"issues/{number}/comments", body)
