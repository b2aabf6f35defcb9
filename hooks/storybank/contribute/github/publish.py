"""A story from the issue form: its branch, its one commit and its pull request."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ..signatures import FORM
from .api import ApiError, Repository
from .comments import keep_comment

WORKFLOW = "review.yml"
MAX_CHARACTERS = 256 * 1024
# A story below a content folder: no dots but the last, so no `..` and no hidden folder such as .github.
_PATH = re.compile(r"(?:[A-Za-z0-9_-]{1,100}/){1,5}[a-z0-9-]{1,120}\.md")
_ALREADY_THERE = 422  # how GitHub refuses a reference that exists, or one that somebody moved in the meantime
_CO_AUTHOR = re.compile(
    r"Co-authored-by: (?P<login>[A-Za-z0-9_-]{1,61}(?:\[bot\])?) <\d{1,20}\+(?P=login)@users\.noreply\.github\.com>"
)
_TAKEN_OVER = """

Somebody has worked on the branch `{branch}` since, so this edit was not written there: nobody's work is overwritten.
"""
_CLOSED = """

Pull request #{pull} of this story is closed, so this edit was not written there. Ask in it to have it opened again, or
send the story anew.
"""


@dataclass(frozen=True, slots=True)
class StoryPlan:
    """What is to be written: checked again here, whoever checked it before."""

    path: str
    text: str
    co_author: str
    content: str = "content"

    def __post_init__(self) -> None:
        if not _PATH.fullmatch(self.path) or not self.path.startswith(f"{self.content}/"):
            raise ValueError(f"the story has no path that a story below {self.content}/ can have")
        if not self.text.strip() or len(self.text) > MAX_CHARACTERS:
            raise ValueError("the story has no text, or far too much")
        if self.co_author and not _CO_AUTHOR.fullmatch(self.co_author):
            raise ValueError("the co-author is not named as GitHub names people")


def publish(repository: Repository, base: str, number: int, comment: str, story: StoryPlan | None) -> None:
    """Comment on the issue; with a story, bring its branch and pull request up to date.

    The branch is only ever moved forward, from a commit of ours that nobody touched: its message names the tree that we
    wrote. Once somebody else has committed there, or changed that commit, it is theirs, and left alone. A pull request
    that a reviewer closed stays closed.
    """
    branch = f"story/issue-{number}"
    if story is not None:
        closed = _closed(repository, branch)
        if closed:
            comment += _CLOSED.format(pull=closed)
        elif not _write(repository, base, branch, number, story):
            comment += _TAKEN_OVER.format(branch=branch)
    keep_comment(repository, number, FORM, comment)


def _pulls(repository: Repository, branch: str) -> list[dict[str, Any]]:
    return list(repository.each("pulls", head=f"{repository.owner}:{branch}", state="all"))


def _closed(repository: Repository, branch: str) -> int:
    """Return the number of the pull request that was closed and has no open successor, 0 if there is none."""
    pulls = _pulls(repository, branch)
    opened = any(pull["state"] == "open" for pull in pulls)
    return 0 if opened or not pulls else max(int(pull["number"]) for pull in pulls)


def _write(repository: Repository, base: str, branch: str, number: int, story: StoryPlan) -> bool:
    """Return False if the branch is somebody else's by now."""
    head = repository.find(f"git/ref/heads/{branch}")
    commit = repository.ask("GET", f"git/commits/{head['object']['sha']}") if head else None
    if commit and f"\n{_ours(number, commit['tree']['sha'])}\n" not in f"{commit['message']}\n":
        return False
    try:
        made = _commit(repository, base, branch, number, story, commit)
    except ApiError as error:
        if error.status == _ALREADY_THERE:  # somebody was faster than we are
            return False
        raise
    _open(repository, base, branch, number, story)
    if not repository.ask("GET", f"actions/workflows/{WORKFLOW}/runs", head_sha=made, per_page=1)["total_count"]:
        repository.ask("POST", f"actions/workflows/{WORKFLOW}/dispatches", {"ref": branch})
    return True


def _commit(
    repository: Repository, base: str, branch: str, number: int, story: StoryPlan, commit: dict[str, Any] | None
) -> str:
    """Put one commit upon `base`, and upon what the branch holds; return it, or the one that says the same already.

    Upon both, so that the branch moves forward: moving it needs no force, and GitHub refuses what would take away a
    commit that arrived between our look and our write.
    """
    parent = repository.ask("GET", f"git/ref/heads/{base}")["object"]["sha"]
    trunk = repository.ask("GET", f"git/commits/{parent}")["tree"]["sha"]
    entry = {"path": story.path, "mode": "100644", "type": "blob", "content": story.text}
    tree = repository.ask("POST", "git/trees", {"base_tree": trunk, "tree": [entry]})["sha"]
    message = _message(number, story, tree)
    if commit and commit["message"] == message:
        return str(commit["sha"])
    parents = [*([commit["sha"]] if commit else []), parent]
    made = str(repository.ask("POST", "git/commits", {"message": message, "tree": tree, "parents": parents})["sha"])
    if commit:
        repository.ask("PATCH", f"git/refs/heads/{branch}", {"sha": made, "force": False})
    else:
        repository.ask("POST", "git/refs", {"ref": f"refs/heads/{branch}", "sha": made})
    return made


def _message(number: int, story: StoryPlan, tree: str) -> str:
    """Return the message of the commit. No word that somebody typed: `[skip ci]` or `fixes #1` would be obeyed."""
    trailers = [_ours(number, tree), *([story.co_author] if story.co_author else [])]
    return f"Add the story {_name(story)}\n\nFrom the form in #{number}.\n\n" + "\n".join(trailers)


def _ours(number: int, tree: str) -> str:
    """Return the line by which a commit is known to be ours and unchanged: the tree is a digest of every file."""
    return f"Storybank-Issue: {number} {tree}"


def _open(repository: Repository, base: str, branch: str, number: int, story: StoryPlan) -> None:
    title = f"Story: {_name(story)}"
    opened = [pull for pull in _pulls(repository, branch) if pull["state"] == "open"]
    if not opened:
        body = f"Made from the form in #{number}; an edit there changes this pull request.\n\nCloses #{number}.\n"
        repository.ask("POST", "pulls", {"title": title, "head": branch, "base": base, "body": body})
    elif opened[0]["title"] != title:
        repository.ask("PATCH", f"pulls/{int(opened[0]['number'])}", {"title": title})


def _name(story: StoryPlan) -> str:
    return story.path.rpartition("/")[2].removesuffix(".md")
