"""The two jobs that may write, `python -m storybank.contribute.github story PLAN` and `… review COMMENT`.

CONTENT, behind either, is the content folder where it is not `content`.

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

USAGE = "python -m storybank.contribute.github story PLAN [CONTENT] | review COMMENT [CONTENT]"
CONTENT = "content"


def main(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Do one of the jobs. Returns 0, or 2 with one line on stderr."""
    try:
        repository = Repository(
            environment["GITHUB_API_URL"], environment["GITHUB_REPOSITORY"], environment["GITHUB_TOKEN"]
        )
        event = Path(environment["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8")
        match arguments:
            case ["story", plan, *content]:
                _story(repository, event, Path(plan).read_text(encoding="utf-8"), (content or [CONTENT])[0])
            case ["review", comment, *content]:
                path = Path(comment)
                text = path.read_text(encoding="utf-8") if path.exists() else None  # the run that makes it failed
                number = comment_on_pull(repository, json.loads(event), (content or [CONTENT])[0], text)
                sys.stdout.write(f"pull request {number}\n")
            case _:
                raise ValueError(f"usage: {USAGE}")
    except (ApiError, UnusableEventError, KeyError, TypeError, ValueError, OSError) as error:
        sys.stderr.write(f"storybank.contribute.github: {error}\n")
        return 2
    return 0


def _story(repository: Repository, event: str, plan_text: str, content: str) -> None:
    """Publish the plan for the issue of the event: which issue that is does not depend on the plan."""
    issue, plan = issue_of(event), json.loads(plan_text)
    base = json.loads(event)["repository"]["default_branch"]
    given = plan["story"]
    story = given and StoryPlan(given["path"], given["text"], given["co_author"], content)
    publish(repository, base, issue.number, plan["comment"], story)
    sys.stdout.write(f"issue {issue.number}: {'published' if story else 'commented'}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
