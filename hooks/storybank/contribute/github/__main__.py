"""What the workflows do on GitHub: `python -m storybank.contribute.github story`, `… review` and `… exports FOLDER`.

The first two may write, about what an earlier job of their run left in an artefact; CONTENT, behind either, is the
content folder where it is not `content`. The third fetches what another run exported.

The event, the run and the token come from the environment that GitHub Actions sets.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from http.client import HTTPException
from pathlib import Path

from ..event import issue_of
from ..exported import MAX_BYTES
from .api import ApiError, Repository
from .artefact import UnusableArtefactError, fetch
from .publish import publish, read_plan
from .review import comment_on_pull

USAGE = "python -m storybank.contribute.github story [CONTENT] | review [CONTENT] | exports FOLDER"
CONTENT = "content"
# What the artefacts hold, as the workflows name them, and how large that may be: JSON writes a letter in 6 bytes.
PLAN = {"plan.json": 4 * 1024 * 1024}
COMMENT = {"comment.md": 1024 * 1024}
EXPORTS = {"before.json": MAX_BYTES, "after.json": MAX_BYTES}
# ValueError is also what an event, an artefact or a plan is refused by.
EXPECTED = (ApiError, HTTPException, LookupError, TypeError, ValueError, RecursionError, OSError)


def main(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Do one of the jobs. Returns 0, or 2 with one line on stderr."""
    try:
        repository = Repository(
            environment["GITHUB_API_URL"], environment["GITHUB_REPOSITORY"], environment["GITHUB_TOKEN"]
        )
        event, run = Path(environment["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"), environment["GITHUB_RUN_ID"]
        match arguments:
            case ["story", *content] if len(content) < 2:
                _story(repository, event, int(run), *content)
            case ["review", *content] if len(content) < 2:
                _review(repository, event, int(run), *content)
            case ["exports", folder]:
                _exports(repository, event, Path(folder))
            case _:
                raise ValueError(f"usage: {USAGE}")
    except EXPECTED as error:
        sys.stderr.write(f"storybank.contribute.github: {error}\n")
        return 2
    return 0


def _story(repository: Repository, event: str, run: int, content: str = CONTENT) -> None:
    """Publish the plan for the issue of the event: which issue that is, and whose, does not depend on the plan."""
    issue, base = issue_of(event), json.loads(event)["repository"]["default_branch"]
    found = fetch(repository, run, "plan", PLAN)
    if found is None:
        raise UnusableArtefactError("the run made no plan")
    plan = read_plan(found["plan.json"], content)
    publish(repository, base, issue, plan)
    sys.stdout.write(f"issue {issue.number}: {'published' if plan.story else 'commented'}\n")


def _review(repository: Repository, event: str, run: int, content: str = CONTENT) -> None:
    """Comment on the pull request; without an artefact, because its job failed, say so there."""
    found = fetch(repository, run, "comment", COMMENT)
    comment = found["comment.md"].decode() if found else None
    sys.stdout.write(f"pull request {comment_on_pull(repository, json.loads(event), content, comment)}\n")


def _exports(repository: Repository, event: str, folder: Path) -> None:
    """Write what the other run exported into `folder`, which is new, under names of ours."""
    found = fetch(repository, int(json.loads(event)["workflow_run"]["id"]), "review", EXPORTS)
    if found is None:
        raise UnusableArtefactError("the run exported nothing")
    folder.mkdir()
    for name in EXPORTS:
        (folder / name).write_bytes(found[name])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
