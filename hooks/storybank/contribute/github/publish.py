"""A story from the issue form: its branch, its one commit and its pull request."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from ...text.devices import DEVICE
from ..event import Issue
from ..signatures import FORM
from .api import ApiError, Repository
from .comments import keep_comment

WORKFLOW = "review.yml"
MAX_CHARACTERS = 256 * 1024
_FOLDER = re.compile(r"[A-Za-z0-9_-]{1,100}(?:/[A-Za-z0-9_-]{1,100}){0,4}")
# The folder of the principle and the file of the story, by their slugs: no dots but the last, so no `..` and no hidden
# folder, and no name that a system keeps for a device.
_STORY = re.compile(rf"(?!{DEVICE}[/.])[a-z0-9-]{{1,100}}/(?!{DEVICE}[/.])[a-z0-9-]{{1,120}}\.md")
_ALREADY_THERE = 422  # how GitHub refuses a reference that exists, or one that somebody moved in the meantime
_TAKEN_OVER = """

Somebody has worked on the branch `{branch}` since, so this edit was not written there: nobody's work is overwritten.
"""
_TAKEN = """

A story of this name has come into the bank since, so this one was not written over it. Edit the issue once more, and it
gets a name of its own.
"""
_CLOSED = """

Pull request #{pull} of this story is closed, so this edit was not written there. Ask in it to have it opened again, or
send the story anew.
"""


@dataclass(frozen=True, slots=True)
class StoryPlan:
    """What is to be written: checked again here, whoever checked it before.

    Whether the author is named is all that it says of them; who that is, the event says.
    """

    path: str
    text: str
    credited: bool
    content: str = "content"

    def __post_init__(self) -> None:
        story = self.path.removeprefix(f"{self.content}/")
        if story == self.path or not _FOLDER.fullmatch(self.content) or not _STORY.fullmatch(story):
            raise ValueError(f"the story has no path that a story below {self.content}/ can have")
        if not self.text.strip() or len(self.text) > MAX_CHARACTERS:
            raise ValueError("the story has no text, or far too much")
        if not isinstance(self.credited, bool):
            raise TypeError("whether to name the author is neither yes nor no")


@dataclass(frozen=True, slots=True)
class Plan:
    """What the job that read the form wants: a comment, and a story if there is one to write."""

    comment: str
    story: StoryPlan | None

    def __post_init__(self) -> None:
        if not self.comment.startswith(FORM):
            raise ValueError("the comment does not begin as ours do")


def read_plan(data: bytes, content: str) -> Plan:
    """Return the plan, before anything is done about any of it. Raises ValueError for what is none."""
    try:
        plan = json.loads(data)
        story = plan["story"]
        return Plan(plan["comment"], story and StoryPlan(story["path"], story["text"], story["credited"], content))
    except (LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("the plan is not what `storybank contribution` writes") from error


def publish(repository: Repository, base: str, issue: Issue, plan: Plan) -> None:
    """Comment on the issue; with a story, bring its branch and pull request up to date.

    The branch is only ever moved forward, from a commit of ours that nobody touched: its message names the tree that we
    wrote. Once somebody else has committed there, or changed that commit, it is theirs, and left alone. A pull request
    that a reviewer closed stays closed.
    """
    keep_comment(repository, issue.number, FORM, plan.comment + _published(repository, base, issue, plan.story))


def _published(repository: Repository, base: str, issue: Issue, story: StoryPlan | None) -> str:
    """Publish the story; return what kept it from being written, "" if nothing did."""
    branch = f"story/issue-{issue.number}"
    if story is None:
        return ""
    if closed := _closed(repository, branch):
        return _CLOSED.format(pull=closed)
    if repository.find(f"contents/{story.path}", ref=base) is not None:
        return _TAKEN
    return "" if _write(repository, base, branch, issue, story) else _TAKEN_OVER.format(branch=branch)


def _pulls(repository: Repository, branch: str) -> list[dict[str, Any]]:
    return list(repository.each("pulls", head=f"{repository.owner}:{branch}", state="all"))


def _closed(repository: Repository, branch: str) -> int:
    """Return the number of the pull request that was closed and has no open successor, 0 if there is none."""
    pulls = _pulls(repository, branch)
    opened = any(pull["state"] == "open" for pull in pulls)
    return 0 if opened or not pulls else max(int(pull["number"]) for pull in pulls)


def _write(repository: Repository, base: str, branch: str, issue: Issue, story: StoryPlan) -> bool:
    """Return False if the branch is somebody else's by now."""
    head = repository.find(f"git/ref/heads/{branch}")
    commit = repository.ask("GET", f"git/commits/{head['object']['sha']}") if head else None
    if commit and f"\n{_ours(issue.number, commit['tree']['sha'])}\n" not in f"{commit['message']}\n":
        return False
    try:
        made = _commit(repository, base, branch, issue, story, commit)
    except ApiError as error:
        if error.status == _ALREADY_THERE:  # somebody was faster than we are
            return False
        raise
    _open(repository, base, branch, issue.number, story)
    if not repository.ask("GET", f"actions/workflows/{WORKFLOW}/runs", head_sha=made, per_page=1)["total_count"]:
        repository.ask("POST", f"actions/workflows/{WORKFLOW}/dispatches", {"ref": branch})
    return True


def _commit(
    repository: Repository, base: str, branch: str, issue: Issue, story: StoryPlan, commit: dict[str, Any] | None
) -> str:
    """Put one commit upon `base`, and upon what the branch holds; return it, or the one that says the same already.

    Upon both, so that the branch moves forward: moving it needs no force, and GitHub refuses what would take away a
    commit that arrived between our look and our write.
    """
    parent = repository.ask("GET", f"git/ref/heads/{base}")["object"]["sha"]
    trunk = repository.ask("GET", f"git/commits/{parent}")["tree"]["sha"]
    entry = {"path": story.path, "mode": "100644", "type": "blob", "content": story.text}
    tree = repository.ask("POST", "git/trees", {"base_tree": trunk, "tree": [entry]})["sha"]
    message = _message(issue, story, tree)
    if commit and commit["message"] == message:
        return str(commit["sha"])
    parents = [*([commit["sha"]] if commit else []), parent]
    made = str(repository.ask("POST", "git/commits", {"message": message, "tree": tree, "parents": parents})["sha"])
    if commit:
        repository.ask("PATCH", f"git/refs/heads/{branch}", {"sha": made, "force": False})
    else:
        repository.ask("POST", "git/refs", {"ref": f"refs/heads/{branch}", "sha": made})
    return made


def _message(issue: Issue, story: StoryPlan, tree: str) -> str:
    """Return the message of the commit. No word that somebody typed: `[skip ci]` or `fixes #1` would be obeyed."""
    trailers = [_ours(issue.number, tree), *([issue.credit] if story.credited else [])]
    return f"Add the story {_name(story)}\n\nFrom the form in #{issue.number}.\n\n" + "\n".join(trailers)


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
    """Return the words of its path, with spaces: GitHub takes a `gh-1` for an issue, and no number behind a space."""
    return story.path.rpartition("/")[2].removesuffix(".md").replace("-", " ")
