"""The two jobs that may write, against a GitHub that keeps what it is told."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from fake_github import TOKEN, FakeGitHub, serving
from storybank.contribute.event import Issue
from storybank.contribute.github.__main__ import main
from storybank.contribute.github.publish import StoryPlan
from storybank.contribute.signatures import FORM, REVIEW

EVENTS = Path(__file__).parent / "cases/events"
STORY: dict[str, Any] = {
    "path": "content/ownership/a-queue.md",
    "text": "# A queue\n\n**Situation:** It was slow.\n",
    "credited": True,
}
CREDIT = "Co-authored-by: octo-writer <583231+octo-writer@users.noreply.github.com>"
BRANCH = "story/issue-12"
RUN = 700


@pytest.fixture
def github() -> Iterator[FakeGitHub]:
    with serving(FakeGitHub()) as fake:
        yield fake


def _publish(github: FakeGitHub, story: Mapping[str, Any] | None = None, text: str = "Thanks") -> int:
    return _obey(github, {"issue": 99, "comment": f"{FORM}\n\n{text}", "story": story})


def _obey(github: FakeGitHub, plan: object) -> int:
    github.artefact(RUN, "plan", {"plan.json": json.dumps(plan)})
    return main(["story"], _environment(github, EVENTS / "story.json"))


def _environment(github: FakeGitHub, event: Path) -> dict[str, str]:
    return {
        "GITHUB_API_URL": github.url,
        "GITHUB_REPOSITORY": "acme/bank",
        "GITHUB_TOKEN": TOKEN,
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_RUN_ID": str(RUN),
    }


def test_a_story_becomes_one_commit_one_pull_request_and_one_comment(github: FakeGitHub, tmp_path: Path) -> None:
    assert _publish(github, STORY) == 0
    assert github.tree(BRANCH) == {"README.md": "hello", STORY["path"]: STORY["text"]}
    assert github.commits[github.refs[BRANCH]]["parents"] == [github.refs["main"]]
    tree = github.commits[github.refs[BRANCH]]["tree"]["sha"]
    assert github.message(BRANCH).endswith(f"\n\nStorybank-Issue: 12 {tree}\n{CREDIT}")
    assert [(pull["title"], pull["base"]) for pull in github.pulls] == [("Story: a queue", "main")]
    assert "Closes #12." in github.pulls[0]["body"]
    assert [comment["issue"] for comment in github.comments] == [12]
    assert "POST actions/workflows/review.yml/dispatches" in github.log


def test_the_same_again_changes_nothing(github: FakeGitHub, tmp_path: Path) -> None:
    _publish(github, STORY)
    refs, log = dict(github.refs), len(github.log)
    _publish(github, STORY)
    assert github.refs == refs
    assert github.log[log:] == ["POST git/trees"]


def test_an_edited_title_moves_the_file_and_leaves_none_behind(github: FakeGitHub, tmp_path: Path) -> None:
    _publish(github, STORY)
    _publish(github, {**STORY, "path": "content/ownership/another.md", "text": "# Another\n"}, text="Again")
    assert github.tree(BRANCH) == {"README.md": "hello", "content/ownership/another.md": "# Another\n"}
    assert [pull["title"] for pull in github.pulls] == ["Story: another"]
    assert [comment["body"] for comment in github.comments] == [f"{FORM}\n\nAgain"]


@pytest.mark.parametrize("amended", [False, True], ids=["a further commit", "our commit, amended"])
def test_the_work_of_a_reviewer_on_the_branch_is_never_overwritten(
    github: FakeGitHub, tmp_path: Path, amended: bool
) -> None:
    _publish(github, STORY)
    ours = github.refs[BRANCH]
    message, parent = (github.message(BRANCH), github.refs["main"]) if amended else ("Correct a figure", ours)
    theirs = github.commit(message, {"README.md": "hello", STORY["path"]: "theirs"}, [parent])
    github.refs[BRANCH] = theirs
    _publish(github, {**STORY, "text": "# Mine\n"})
    assert github.refs[BRANCH] == theirs
    assert "Somebody has worked on the branch" in github.comments[0]["body"]


def test_what_is_not_ready_gets_only_a_comment(github: FakeGitHub, tmp_path: Path) -> None:
    assert _publish(github, None, text="Almost there") == 0
    assert github.log == ["POST issues/12/comments"]


def test_the_issue_is_that_of_the_event_whatever_the_plan_says(github: FakeGitHub, tmp_path: Path) -> None:
    _publish(github)
    assert [comment["issue"] for comment in github.comments] == [12]


def test_a_comment_of_somebody_else_is_left_alone_even_with_our_marker(github: FakeGitHub, tmp_path: Path) -> None:
    for number in range(120):  # more than a page
        github.comment(12, f"{FORM} number {number}", "mallory")
    _publish(github, text="one")
    _publish(github, text="two")
    assert [c["body"] for c in github.comments if c["user"]["login"] != "mallory"] == [f"{FORM}\n\ntwo"]
    assert github.comments[0]["body"] == f"{FORM} number 0"


@pytest.mark.parametrize(
    "change",
    [
        {"path": "content/../.github/workflows/x.md"},
        {"path": ".github/workflows/deploy.yml"},
        {"path": ".github/x/y.md"},
        {"path": "/etc/x/passwd.md"},
        {"path": "content/ownership/x.md\n"},
        {"path": "content/ownership/x.yml"},
        {"path": "x.md"},
        {"path": "content\\..\\x\\y.md"},
        {"text": "  \n"},
        {"text": "x" * 300_000},
        {"path": "content/x.md"},
        {"path": "content/ownership/deeper/x.md"},
        {"path": "content/ownership/con.md"},
        {"path": "content/aux/x.md"},
        {"path": "content/ownership/x.md/../y.md"},
        {"path": "content/Ownership/x.md"},
        {"path": "content/ownership/.md"},
        {"path": "content/ownership/\u0445.md"},
        {"path": None},
        {"text": ["# A queue"]},
        {"credited": "Co-authored-by: a <1+a@users.noreply.github.com>"},
        {"credited": None},
    ],
)
def test_a_story_that_is_none_is_refused_before_anything_is_written(
    github: FakeGitHub, tmp_path: Path, change: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    assert _publish(github, {**STORY, **change}) == 2
    assert github.log == []
    assert capsys.readouterr().err.count("\n") == 1


def test_a_refused_request_names_neither_the_token_nor_the_text(
    github: FakeGitHub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    github.artefact(RUN, "plan", {"plan.json": json.dumps({"comment": FORM, "story": STORY})})
    environment = {**_environment(github, EVENTS / "story.json"), "GITHUB_TOKEN": "wrong-token"}
    assert main(["story"], environment) == 2
    error = capsys.readouterr().err
    assert "401" in error
    assert "wrong-token" not in error


def test_a_form_that_is_none_of_ours_is_no_comment(github: FakeGitHub, tmp_path: Path) -> None:
    assert _obey(github, {"comment": "hello", "story": STORY}) == 2
    assert github.log == []
    assert github.comments == []


def test_story_paths_of_other_banks_are_fine() -> None:
    path = "my-bank/Prinzipien/eigentum/eine-geschichte.md"
    assert StoryPlan(path, "# x", False, "my-bank/Prinzipien").path == path


@pytest.mark.parametrize("content", ["content", "my", "my-bank/Prinzipien/eigentum/eine-geschichte.md"])
def test_a_story_stays_below_the_content_folder(content: str) -> None:
    with pytest.raises(ValueError, match="below"):
        StoryPlan("my-bank/Prinzipien/eigentum/eine-geschichte.md", "# x", False, content)


def test_a_login_that_an_enterprise_manages_is_credited() -> None:
    issue = Issue(12, "", "", "ada_acme", 1, frozenset())
    assert issue.credit == "Co-authored-by: ada_acme <1+ada_acme@users.noreply.github.com>"


def test_a_commit_that_arrives_between_look_and_write_is_not_taken_away(github: FakeGitHub, tmp_path: Path) -> None:
    _publish(github, STORY)
    theirs = github.commit("Correct a figure", {STORY["path"]: "theirs"}, [github.refs[BRANCH]])

    def be_faster(branch: str) -> None:
        github.refs[branch] = theirs

    github.before_move = be_faster
    assert _publish(github, {**STORY, "text": "# Mine\n"}) == 0
    assert github.refs[BRANCH] == theirs
    assert "Somebody has worked on the branch" in github.comments[0]["body"]


def test_an_edit_stands_upon_the_newest_base_and_moves_the_branch_forward(github: FakeGitHub, tmp_path: Path) -> None:
    _publish(github, STORY)
    first = github.refs[BRANCH]
    github.refs["main"] = github.commit("second", {"README.md": "hello", "b": "new"}, [github.refs["main"]])
    _publish(github, {**STORY, "text": "# Edited\n"})
    assert github.commits[github.refs[BRANCH]]["parents"] == [first, github.refs["main"]]
    assert github.tree(BRANCH) == {"README.md": "hello", "b": "new", STORY["path"]: "# Edited\n"}


def test_a_review_that_could_not_be_started_is_started_by_the_next_run(github: FakeGitHub, tmp_path: Path) -> None:
    github.refuse_dispatch = True
    assert _publish(github, STORY) == 2
    github.refuse_dispatch = False
    assert _publish(github, STORY) == 0
    assert github.runs == [github.refs[BRANCH]]


def test_a_pull_request_that_was_closed_stays_closed(github: FakeGitHub, tmp_path: Path) -> None:
    _publish(github, STORY)
    github.pulls[0]["state"] = "closed"
    ours = github.refs[BRANCH]
    assert _publish(github, {**STORY, "text": "# Again\n"}) == 0
    assert (len(github.pulls), github.refs[BRANCH]) == (1, ours)
    assert "#40 of this story is closed" in github.comments[0]["body"]


def test_a_comment_of_an_account_that_is_gone_is_passed_over(github: FakeGitHub, tmp_path: Path) -> None:
    github.comments.append({"id": 1, "issue": 12, "body": FORM, "user": None})
    assert _publish(github, text="one") == 0
    assert [comment["body"] for comment in github.comments] == [FORM, f"{FORM}\n\none"]


def _review(github: FakeGitHub, folder: Path, **run: Any) -> int:
    event = {
        "workflow_run": {
            "event": "pull_request",
            "head_sha": "a" * 40,
            "head_branch": "fix-`id`-$(x)",
            "head_repository": {"owner": {"login": "mallory"}, "full_name": "mallory/bank"},
            "pull_requests": [{"number": 7}],  # what a fork can have wrong
            **run,
        }
    }
    (folder / "event.json").write_text(json.dumps(event))
    github.artefact(RUN, "comment", {"comment.md": f"{REVIEW}\n\nStories: 1 added.\n"})
    return main(["review"], _environment(github, folder / "event.json"))


@pytest.fixture
def pull(github: FakeGitHub) -> FakeGitHub:
    head = {"label": "mallory:fix-`id`-$(x)", "sha": "a" * 40}
    github.pulls.append({"number": 31, "state": "open", "head": head})
    github.files.append("content/ownership/a-queue.md")
    return github


def test_the_comment_goes_to_the_pull_request_whose_commit_was_built(pull: FakeGitHub, tmp_path: Path) -> None:
    assert _review(pull, tmp_path) == 0
    assert _review(pull, tmp_path) == 0
    text = f"{REVIEW}\n\nStories: 1 added.\n\n_About commit {'a' * 40}._\n"
    assert [(c["issue"], c["body"]) for c in pull.comments] == [(31, text)]


def test_a_review_that_failed_replaces_the_report_of_an_earlier_commit(pull: FakeGitHub, tmp_path: Path) -> None:
    _review(pull, tmp_path)
    pull.artefacts.clear()
    pull.pulls[0]["head"]["sha"] = "b" * 40
    event = json.loads((tmp_path / "event.json").read_text())
    event["workflow_run"]["head_sha"] = "b" * 40
    (tmp_path / "event.json").write_text(json.dumps(event))
    assert main(["review"], _environment(pull, tmp_path / "event.json")) == 0
    [comment] = pull.comments
    assert "did not finish" in comment["body"]
    assert "1 added" not in comment["body"]
    assert f"About commit {'b' * 40}" in comment["body"]


@pytest.mark.parametrize("run", [{"head_sha": "b" * 40}, {"head_sha": "../x"}, {"head_repository": None}])
def test_a_run_whose_pull_request_is_gone_or_moved_on_is_not_commented(
    pull: FakeGitHub, tmp_path: Path, run: dict[str, Any]
) -> None:
    assert _review(pull, tmp_path, **run) == 0
    assert pull.log == []


def test_a_pull_request_that_changes_code_is_marked(pull: FakeGitHub, tmp_path: Path) -> None:
    pull.files += [".github/workflows/review.yml", "hooks/storybank/`x`@all.py", "content/x.py"]
    _review(pull, tmp_path)
    body = pull.comments[0]["body"]
    assert "`.github/workflows/review.yml`, `hooks/storybank/?x??all.py`, `content/x.py`" in body
    assert "a-queue" not in body


def test_code_that_was_moved_away_into_the_content_is_marked(pull: FakeGitHub, tmp_path: Path) -> None:
    pull.files.append("content/harmless.md")
    pull.moved["content/harmless.md"] = "hooks/storybank/check/privacy/check.py"
    _review(pull, tmp_path)
    assert "changes more than content**: `hooks/storybank/check/privacy/check.py`." in pull.comments[0]["body"]


def test_code_cannot_hide_behind_more_files_than_are_listed(pull: FakeGitHub, tmp_path: Path) -> None:
    pull.files[:0] = [f"content/ownership/{number}.md" for number in range(2_000)]
    pull.files.append("hooks/storybank/cli.py")
    _review(pull, tmp_path)
    assert "changes more than content**" in pull.comments[0]["body"]
