"""The two jobs that may write: `python -m storybank.contribute.github story PLAN` and `… review COMMENT [CONTENT]`.

The event and the token come from the environment that GitHub Actions sets.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..event import UnusableEventError, issue_of
from .api import ApiError, Repository
from .publish import StoryPlan, publish
from .review import comment_on_pull

USAGE = "python -m storybank.contribute.github story PLAN | review COMMENT [CONTENT]"


def main(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Do one of the jobs. Returns 0, or 2 with one line on stderr."""
    try:
        repository = Repository(
            environment["GITHUB_API_URL"], environment["GITHUB_REPOSITORY"], environment["GITHUB_TOKEN"]
        )
        event = Path(environment["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8")
        match arguments:
            case ["story", plan]:
                _story(repository, event, Path(plan).read_text(encoding="utf-8"))
            case ["review", comment, *content]:
                text = Path(comment).read_text(encoding="utf-8")
                number = comment_on_pull(repository, json.loads(event), (content or ["content"])[0], text)
                sys.stdout.write(f"pull request {number}\n")
            case _:
                raise ValueError(f"usage: {USAGE}")
    except (ApiError, UnusableEventError, KeyError, TypeError, ValueError, OSError) as error:
        sys.stderr.write(f"storybank.contribute.github: {error}\n")
        return 2
    return 0


def _story(repository: Repository, event: str, plan_text: str) -> None:
    """Publish the plan for the issue of the event: which issue that is does not depend on the plan."""
    issue, plan = issue_of(event), json.loads(plan_text)
    base = json.loads(event)["repository"]["default_branch"]
    story = plan["story"] and StoryPlan(*(plan["story"][key] for key in ("path", "text", "co_author")))
    publish(repository, base, issue.number, plan["comment"], story)
    sys.stdout.write(f"issue {issue.number}: {'published' if story else 'commented'}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
