"""The comment on a pull request, after the run that built it without any right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..signatures import REVIEW
from .api import MAX_PAGES, PAGE, Repository
from .comments import keep_comment

_SHA = re.compile(r"[0-9a-f]{40}")
_OWN_CODE = """

**This pull request changes more than content**: {files}. The report above was made from data that its own code wrote.
Review that code before you trust the report, and before you open the preview.
"""
_UNFINISHED = f"""{REVIEW}

### The review did not finish

What stood here was about an earlier commit. The run of the workflow says what went wrong.
"""
_ABOUT = "\n\n_About commit {sha}._\n"
_SHOWN = 5


def comment_on_pull(repository: Repository, event: Mapping[str, Any], content: str, comment: str | None) -> int:
    """Write the comment and return the number of the pull request, 0 if there is none any more.

    Without a comment, because the run failed, the pull request is told so: an old report must not look like a new one.

    Which one it is comes from GitHub, by the commit that the run built; nothing that the run wrote is asked.
    """
    number = _pull(repository, event)
    if number:
        text = (comment or _UNFINISHED).rstrip() + _ABOUT.format(sha=event["workflow_run"]["head_sha"])
        keep_comment(repository, number, REVIEW, text + _warning(_outside(repository, number, content)))
    return number


def _outside(repository: Repository, number: int, content: str) -> list[str]:
    """Return the files of a pull request that are no content; a file that was moved counts where it was, too."""
    files = list(repository.each(f"pulls/{number}/files"))
    names = [file[key] for file in files for key in ("filename", "previous_filename") if file.get(key)]
    outside = [name for name in names if not (name.startswith(f"{content}/") and name.endswith(".md"))]
    return outside + (["more files than could be looked at"] if len(files) >= PAGE * MAX_PAGES else [])


def _pull(repository: Repository, event: Mapping[str, Any]) -> int:
    run = event["workflow_run"]
    sha, branch, home = run["head_sha"], run["head_branch"], run["head_repository"]
    if not home or not _SHA.fullmatch(sha):  # the fork is gone
        return 0
    pulls = repository.each("pulls", state="open", head=f"{home['owner']['login']}:{branch}")
    return next((int(pull["number"]) for pull in pulls if pull["head"]["sha"] == sha), 0)


def _warning(files: list[str]) -> str:
    if not files:
        return ""
    shown = ", ".join(f"`{re.sub(r'[^A-Za-z0-9_./ -]', '?', name)[:80]}`" for name in files[:_SHOWN])
    return _OWN_CODE.format(files=shown + (" …" if len(files) > _SHOWN else ""))
