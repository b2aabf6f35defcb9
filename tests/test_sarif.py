"""SARIF as services take it: what each asks for, and no more than it reads; and a log read by sarif-tools.

What GitHub requires: docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support, and its limits
in …/sarif-files/troubleshoot-sarif-uploads/results-exceed-limit. What GitLab takes is said where it was built:
gitlab.com/gitlab-org/gitlab, merge requests 227970 (parser), 234268 (half of the results) and 260909 (lengths).

`Sarif.Multitool validate --rule-kind "Sarif;Ghas;Ado"` (5.7.0), which holds a log to the rules of GitHub and of Azure
DevOps, has no error about a log made in a pipeline of Azure; it is too large to be installed for a test, so what it
asked for stands here.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from sarif.loader import load_sarif_file  # type: ignore[import-untyped]

from bank_files import draw, principle, storybank
from storybank.check.report import FORMATS
from storybank.check.report import sarif as module
from storybank.model.findings import Finding, finding
from storybank.model.places import Place

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
PAGES = "https://bank.example/rules/"


def run_of(*findings: Finding, pages: str = "") -> dict[str, Any]:
    (run,) = json.loads(FORMATS["sarif"](findings, lambda _: "a line", pages))["runs"]
    return dict(run)


def found(number: int, code: str = "SB250") -> Finding:
    return finding(code, Place("a.md", number), f"number {number}")


AZURE = {
    "TF_BUILD": "True",
    "SYSTEM_COLLECTIONURI": "https://dev.azure.com/org/",
    "SYSTEM_TEAMPROJECT": "bank",
    "SYSTEM_DEFINITIONID": "7",
    "SYSTEM_PHASEID": "3a3a2a60-14c7-570b-14a4-fa42ad92f52a",
    "SYSTEM_PHASENAME": "Job",
    "BUILD_DEFINITIONNAME": "Check",
    "BUILD_SOURCEBRANCH": "refs/heads/main",
    "BUILD_BUILDID": "42",
}


def test_azure_devops_finds_what_it_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """In one of its pipelines; elsewhere a log that only half says so would be refused."""
    for name in AZURE:
        monkeypatch.delenv(name, raising=False)
    assert "automationDetails" not in run_of(found(1))
    for name, value in AZURE.items():
        monkeypatch.setenv(name, value)
    run = run_of(found(1))
    prefix = "azuredevops/pipeline/build/"
    assert run["automationDetails"] == {
        "id": f"{prefix}org/bank/7/{AZURE['SYSTEM_PHASEID']}/refs-heads-main/42",
        "properties": {
            f"{prefix}buildDefinitionId": "7",
            f"{prefix}buildDefinitionName": "Check",
            f"{prefix}phaseId": AZURE["SYSTEM_PHASEID"],
            f"{prefix}phaseName": "Job",
        },
    }
    monkeypatch.delenv("SYSTEM_PHASEID")
    assert "automationDetails" not in run_of(found(1))
    driver = run["tool"]["driver"]
    assert driver["fullName"] == f"Storybank {driver['semanticVersion']}"
    assert all(rule["name"] and rule["shortDescription"]["text"] and rule["help"]["text"] for rule in driver["rules"])


def test_gitlab_and_github_find_what_they_ask_for() -> None:
    """GitLab drops a result without a rule or a place, and refuses a report that loses more than half."""
    log = json.loads(FORMATS["sarif"]((found(1), found(2)), lambda _: "a line", ""))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "storybank"
    assert len(driver["rules"]) < 25_000
    ids = [rule["id"] for rule in driver["rules"]]
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["message"]["text"]
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        assert physical["artifactLocation"]["uri"] == "a.md"
        assert physical["region"].keys() == {"startLine", "startColumn", "endLine", "endColumn"}
        assert physical["region"]["startLine"] >= 1
        assert result["partialFingerprints"]["primaryLocationLineHash"]


def test_no_text_is_longer_than_it_may_be() -> None:
    """GitHub cuts or refuses what is longer, and GitLab drops each result of such a rule."""
    for rule in run_of()["tool"]["driver"]["rules"]:
        assert len(rule["name"]) <= 255
        assert len(rule["shortDescription"]["text"]) <= 1024, rule["id"]
        assert len(rule["fullDescription"]["text"]) <= 1024, rule["id"]
        assert rule["help"]["text"]
        assert len(rule.get("properties", {}).get("tags", ())) <= 20


@pytest.mark.parametrize(
    ("line", "column", "end"), [("a line", 1, 7), ("a line", 3, 7), ("\U0001f600", 1, 2), ("", 1, 1), ("x", 9, 9)]
)
def test_a_result_reaches_to_the_end_of_its_line(line: str, column: int, end: int) -> None:
    place = finding("SB250", Place("a.md", 4, column), "x")
    (run,) = json.loads(FORMATS["sarif"]((place,), lambda _: line, ""))["runs"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 4, "startColumn": column, "endLine": 4, "endColumn": end}
    assert run["columnKind"] == "unicodeCodePoints"


def test_another_program_reads_what_check_writes(tmp_path: Path) -> None:
    """sarif-tools finds each finding that the JSON report has, with its code, level, file and line."""
    bank = draw(
        tmp_path / "bank",
        {"content/a b.md": principle("Ownership", "The export", "[x](gone.md)\n\n## \n\n[y](gone.md)")},
    )
    said, log = (storybank(bank, "check", "--format", form) for form in ("json", "sarif"))
    expected = [
        (found["code"], LEVELS[found["severity"]], quote(found["path"]), found["line"])
        for found in json.loads(said.stdout)["diagnostics"]
    ]
    assert len(expected) > 1
    path = tmp_path / "bank.sarif"
    path.write_text(log.stdout, encoding="utf-8")
    read = load_sarif_file(str(path))
    assert read.get_distinct_tool_names() == ["storybank"]
    records = [(r["Code"], r["Severity"], r["Location"], r["Line"]) for r in read.get_records()]
    assert sorted(records) == sorted(expected)
    sarif = Path(sys.executable).with_name("sarif")
    checked = subprocess.run(
        [sarif, "--check", "error", "summary", str(path)], check=False, capture_output=True, text=True
    )
    assert (checked.returncode, "SB401" in checked.stdout) == (2, True), checked.stdout + checked.stderr


def test_the_pages_about_the_codes_are_where_more_is_said() -> None:
    assert run_of(pages=PAGES)["tool"]["driver"]["informationUri"] == PAGES
    assert "informationUri" not in run_of()["tool"]["driver"]


def test_of_too_many_findings_the_worst_are_kept_and_the_rest_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)
    run = run_of(found(1), found(2), found(3), found(4, "SB401"), found(5, "SB906"))
    assert [result["level"] for result in run["results"]] == ["error", "warning", "warning"]
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"] == "2 more findings are left out."
    assert "invocations" not in run_of(found(1), found(2), found(3))
    assert module.MOST <= 25_000


def test_the_limit_is_that_of_github() -> None:
    assert module.MOST == 25_000
