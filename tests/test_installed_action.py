"""The action as a runner runs it: every script of its steps, with what it installs; `make plugins` has the network."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from bank_files import principle
from test_guest_plugins import pytestmark  # noqa: F401 - the same environment

ROOT = Path(__file__).resolve().parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
GOOD = principle("Ownership", "Keeping the nightly export alive")
BAD = GOOD.replace("Finish what", "[x](gone.md) Finish what")


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The temporary folder of a runner, in which all steps but the check have run."""
    folder = tmp_path_factory.mktemp("runner")
    for step in ACTION["runs"]["steps"]:
        if "run" in step and step.get("id") != "check":
            ran = run(step, folder, folder, {})
            assert ran.returncode == 0, ran.stdout + ran.stderr
    return folder


def run(
    step: dict[str, Any], runner: Path, workspace: Path, inputs: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub does: `bash --noprofile --norc -eo pipefail`, in its folder, with its variables."""
    given = {name: value["default"] for name, value in ACTION["inputs"].items()} | inputs

    def filled(text: str) -> str:
        return re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: given[match[1]], text)

    files = {f"GITHUB_{name}": str(runner / name) for name in ("STEP_SUMMARY", "OUTPUT")}
    own = {name: filled(value) for name, value in step.get("env", {}).items()}
    known = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    pip = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    env = {**known, **pip, **files, **own, "RUNNER_TEMP": str(runner), "GITHUB_ACTION_PATH": str(ROOT)}
    folder = workspace / filled(step.get("working-directory", "."))
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    return subprocess.run(command, cwd=folder, env=env, check=False, capture_output=True, text=True)


@pytest.mark.parametrize(("text", "code", "findings"), [(GOOD, 0, "false"), (BAD, 1, "true")], ids=["good", "bad"])
@pytest.mark.parametrize("place", [".", "docs/our bank"])
def test_a_bank_is_checked_by_what_the_action_installs(
    runner: Path, tmp_path: Path, text: str, code: int, findings: str, place: str
) -> None:
    bank = tmp_path / place
    (bank / "content").mkdir(parents=True)
    (bank / "content/a.md").write_text(text, encoding="utf-8")
    (tmp_path / ".git").mkdir()
    for name in ("STEP_SUMMARY", "OUTPUT"):
        (runner / name).write_text("", encoding="utf-8")
    (check,) = (step for step in ACTION["runs"]["steps"] if step.get("id") == "check")
    ran = run(check, runner, tmp_path, {"working-directory": place})
    assert ran.returncode == code, ran.stdout + ran.stderr
    assert (runner / "OUTPUT").read_text(encoding="utf-8") == f"findings={findings}\n"
    summary = (runner / "STEP_SUMMARY").read_text(encoding="utf-8")
    assert summary.startswith("## Storybank: no findings" if code == 0 else "## Storybank: 1 error")
    annotation = f"::error file={'' if place == '.' else place + '/'}content/a.md,line=5"
    assert (annotation in ran.stdout) == (code == 1), ran.stdout
