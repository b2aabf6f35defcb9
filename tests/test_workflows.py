"""The workflow files and issue forms: valid by GitHub's schemas, and unable to give a stranger's code any right."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bank_files import environment, principle
from storybank.cli import COMMANDS
from storybank.contribute.github.publish import WORKFLOW

ROOT = Path(__file__).parent.parent
ACTION = ROOT / "action.yml"
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = sorted(path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
STRANGERS = {"pull_request", "pull_request_target"}  # the run holds their code
PRIVILEGED = {"workflow_run", "issues", "issue_comment", "pull_request_target"}  # the run is ours, their text is data
PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40}")  # a tag can be moved to other code, a commit cannot
# All that a run with a right or a secret may do beside actions: nothing that a file of somebody else could have chosen.
OURS = re.compile(
    r"pip install --quiet --require-hashes --requirement requirements/runtime\.txt"
    r"|python3? -m storybank(?:\.contribute\.github)? [\w ./\"$>-]+(?: \|\| \[ \$\? -eq 1 \])?"
)
# What a token may do, job by job: all others may read the repository, and no more.
SCOPES = {
    ("pages.yml", "deploy"): {"id-token": "write", "pages": "write"},
    ("release.yml", "attach"): {"contents": "write"},
    ("release.yml", "publish"): {"id-token": "write"},
    ("review-comment.yml", "report"): {"actions": "read", "contents": "read"},
    ("review-comment.yml", "post"): {"actions": "read", "contents": "read", "pull-requests": "write"},
    ("story-form.yml", "publish"): {
        "actions": "write",
        "contents": "write",
        "issues": "write",
        "pull-requests": "write",
    },
}
USES = re.compile(r"uses: +(\S+)@(\S+)(?:  # v(\d+)\.\d+\.\d+)?$", re.MULTILINE)
# The first version of each action that runs on Node 24: the runners give up Node 20.
NODE_24 = {
    "actions/checkout": 5,
    "actions/setup-python": 6,
    "actions/upload-artifact": 6,
    "actions/download-artifact": 7,
    "actions/upload-pages-artifact": 5,
    "actions/deploy-pages": 5,
    "pypa/gh-action-pypi-publish": 1,  # is made of shell and Docker: no Node
}
READ_ONLY: tuple[dict[str, str], ...] = ({}, {"contents": "read"})


def _load(path: Path) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8")
    return dict(yaml.load(text, yaml.BaseLoader))  # noqa: S506 - every value stays text, and `on` is no truth


REFUSED = _load(ROOT / "tests/cases/workflows/refused.yml")


def _names(value: Any) -> set[str]:
    return {value} if isinstance(value, str) else set(value or ())


def _writes(job: dict[str, Any]) -> bool:
    permissions = job.get("permissions") or {}
    return permissions == "write-all" or "write" in dict(permissions).values()


def problems(workflow: dict[str, Any]) -> Iterator[str]:
    """Yield what would give somebody else's code or text a right that it must not have."""
    triggers = _names(workflow["on"])
    if "pull_request_target" in triggers:
        yield "pull_request_target runs with secrets"
    if "permissions" not in workflow:
        yield "no permissions at the top"
    elif workflow["permissions"] not in READ_ONLY:
        yield "write access for every job"
    if triggers & STRANGERS and "secrets." in str(workflow):
        yield "a secret in a run of contributed code"
    for name, job in workflow["jobs"].items():
        yield from (f"job {name}: {problem}" for problem in _job_problems(job, triggers))


def _job_problems(job: dict[str, Any], triggers: set[str]) -> Iterator[str]:
    if "timeout-minutes" not in job:
        yield "has no limit of time"
    if _writes(job) and triggers & STRANGERS:
        yield "runs contributed code with write access"
    for step in job["steps"]:
        yield from _step_problems(step, triggers, writes=_writes(job))


def _step_problems(step: dict[str, Any], triggers: set[str], *, writes: bool) -> Iterator[str]:
    given = step.get("with") or {}
    run, action = step.get("run", ""), step.get("uses", "")
    if "${{" in run or "${{" in given.get("script", ""):
        yield "an expression stands inside run"
    if action and not PINNED.fullmatch(action):
        yield "uses an action by a name that can be moved"
    if action.startswith("actions/checkout@") and str(given.get("persist-credentials", True)).lower() != "false":
        yield "leaves the token in the checkout"
    if triggers & PRIVILEGED:
        yield from _privileged_problems(step, action, given, writes=writes)


def _privileged_problems(step: dict[str, Any], action: str, given: dict[str, str], *, writes: bool) -> Iterator[str]:
    run = step.get("run", "").strip()
    if action.startswith("actions/checkout@") and {"ref", "repository"} & set(given):
        yield "checks out something else than the default branch"
    if run and not OURS.fullmatch(run):
        yield "runs more than our own commands"
    if run and (step.get("env") or {}).get("PYTHONPATH", "hooks") != "hooks":
        yield "imports from somewhere else than the checkout"
    if writes and run and not re.fullmatch(r"python3 -m storybank\.contribute\.github [\w ./]+", run):
        yield "writes and runs more than storybank.contribute.github"
    if "download-artifact" in action:
        yield "unpacks an artefact, which storybank.contribute.github reads within limits"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_workflow_gives_a_stranger_any_right(path: Path) -> None:
    assert list(problems(_load(path))) == []


@pytest.mark.parametrize("problem", REFUSED)
def test_the_check_of_workflows_sees(problem: str) -> None:
    assert problem in list(problems(REFUSED[problem]))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_token_may_do_what_its_job_needs_and_no_more(path: Path) -> None:
    workflow = _load(path)
    for name, job in workflow["jobs"].items():
        given = job.get("permissions", workflow["permissions"])
        assert given == SCOPES.get((path.name, name), {"contents": "read"}), name


def test_the_jobs_with_a_scope_of_their_own_are_there() -> None:
    jobs = {(path.name, name) for path in WORKFLOWS for name in _load(path)["jobs"]}
    assert set(SCOPES) <= jobs


def test_actions_are_pinned_by_commit_with_the_version_beside_it() -> None:
    """One commit an action, so that a version cannot be right in one place only; and no action that runs on Node 20."""
    texts = [path.read_text(encoding="utf-8") for path in (*WORKFLOWS, ACTION)]
    used = [found for text in texts for found in USES.findall(text)]
    assert len(used) == sum(text.count("uses:") for text in texts)
    assert {name for name, *_ in used} == set(NODE_24)
    assert len(set(used)) == len(NODE_24)
    assert [name for name, _, major in used if not major or int(major) < NODE_24[name]] == []


def test_a_release_goes_to_pypi_without_a_password() -> None:
    """From an environment of its own, with attestations, and with what was built in a job without any right."""
    release = (ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8")
    job = _load(ROOT / ".github/workflows/release.yml")["jobs"]["publish"]
    assert job["environment"]["name"] == "pypi"
    assert [step["uses"].partition("@")[0] for step in job["steps"]] == [
        "actions/download-artifact",
        "pypa/gh-action-pypi-publish",
    ]
    assert job["steps"][0]["with"]["name"] == "packages"
    assert job["steps"][1]["with"] == {"attestations": "true"}
    assert "secrets." not in release
    assert "password" not in str(job)


def test_the_action_takes_what_it_is_given_as_data() -> None:
    """An input stands in no script: it would be part of it."""
    action = _load(ACTION)
    runs = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    assert runs
    assert not [run for run in runs if "${{" in run]
    assert all("description" in given and "default" in given for given in action["inputs"].values())
    assert set(action["branding"]) == {"icon", "color"}


@pytest.mark.parametrize(("stories", "code", "findings"), [("", 0, "false"), ("\n## \n", 1, "true")])
def test_the_action_says_whether_there_are_findings(stories: str, code: int, findings: str, tmp_path: Path) -> None:
    """Its own script, with this package in place of the one that it installs."""
    (tmp_path / "storybank/bin").mkdir(parents=True)
    (tmp_path / "storybank/bin/activate").write_text(f'storybank() {{ {sys.executable} -m storybank "$@"; }}\n')
    text = principle("Ownership", "Keeping the nightly export alive").replace("## Stories", f"{stories}## Stories")
    (tmp_path / "a b.md").write_text(text, encoding="utf-8")
    (script,) = [step["run"] for step in _load(ACTION)["runs"]["steps"] if step.get("id") == "check"]
    given = {
        "PATHS": "a b.md\n",
        "FORMAT": "sarif",
        "OUTPUT": str(tmp_path / "out.sarif"),
        "RUNNER_TEMP": str(tmp_path),
    }
    given |= {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary"), "GITHUB_OUTPUT": str(tmp_path / "outputs")}
    ran = subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, env={**environment(), **given}, check=False)
    assert ran.returncode == code
    assert (tmp_path / "outputs").read_text() == f"findings={findings}\n"
    assert '"version": "2.1.0"' in (tmp_path / "out.sarif").read_text(encoding="utf-8")
    assert (tmp_path / "summary").read_text(encoding="utf-8").startswith("## Storybank")


def test_the_locks_are_audited_every_week() -> None:
    audit = _load(ROOT / ".github/workflows/audit.yml")
    assert [re.fullmatch(r"\d+ \d+ \* \* \d", entry["cron"]) is None for entry in audit["on"]["schedule"]] == [False]
    assert "make audit" in [step.get("run") for job in audit["jobs"].values() for step in job["steps"]]


def test_a_release_gets_what_was_built_and_the_list_of_what_it_is_made_of() -> None:
    release = _load(ROOT / ".github/workflows/release.yml")
    assert release["on"]["release"]["types"] == ["published"]
    runs = [step.get("run", "") for job in release["jobs"].values() for step in job["steps"]]
    assert "make dist" in runs
    assert 'gh release upload "$TAG" dist/* --clobber' in runs


def test_the_privileged_workflow_starts_after_the_one_that_builds() -> None:
    comment = _load(ROOT / ".github/workflows/review-comment.yml")
    review = _load(ROOT / ".github/workflows" / WORKFLOW)
    assert comment["on"]["workflow_run"]["workflows"] == [review["name"]]
    assert {"pull_request", "workflow_dispatch"} <= _names(review["on"])


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_command_that_a_workflow_calls_is_there(path: Path) -> None:
    called = set(re.findall(r"python3? -m storybank ([a-z-]+)", path.read_text(encoding="utf-8")))
    assert called <= set(COMMANDS)


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.github-actions", [ACTION]),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [ROOT / ".github/ISSUE_TEMPLATE/config.yml"]),
        ("vendor.dependabot", [ROOT / ".github/dependabot.yml"]),
    ],
)
def test_files_are_valid_by_the_schemas_of_github(schema: str, paths: list[Path]) -> None:
    assert paths
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_form_of_this_repository_fits_its_content() -> None:
    command = [sys.executable, "-m", "storybank", "form", "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_jobs_that_write_need_no_installed_package() -> None:
    """Without site-packages, only the standard library and this package can be imported."""
    command = [sys.executable, "-S", "-m", "storybank.contribute.github"]
    environment = {"PYTHONPATH": str(ROOT / "hooks"), "PATH": ""}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert (done.returncode, done.stderr.strip()) == (2, "storybank.contribute.github: 'GITHUB_API_URL'")
